import { Plus } from 'lucide-react';
import { Suspense, useMemo, type ReactNode } from 'react';
import { ownKind } from '../../catalog/types';
import { addresses } from '../../course/addresses';
import { selectCompared } from '../../state/changes';
import { isAnswerHidden } from '../../state/isAnswerHidden';
import { freshness, selectRows, type Freshness } from '../../state/rows';
import { useApp, useShown } from '../../state/useApp';
import { learnLink } from '../../storage/learnLink';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { IconButton } from '../../ui/Button';
import { lazy } from '../../ui/lazy';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { useExpected } from '../../state/useExpected';
import { ChangesButton, CompareButton } from './ChangesButton';
import { BeforeAfterBar } from './BeforeAfterBar';
import { filterRows } from './filterRows';
import { onlyRows } from './onlyRows';
import { RequestFilter } from './RequestFilter';
import { RequestGrid } from './RequestGrid';
import { Split } from './Split';
import styles from './PreviewPanel.module.css';
import { formatBytes } from '../../ui/formatBytes';
import { useBehindPaint } from '../../ui/useBehindPaint';

/** Not needed until a request is selected. */
const Detail = lazy(() => import('./detail/Detail'), 'early');
/** Not needed until the user asks about requests of their own. */
const Own = lazy(() => import('./own/Own'));
/** Not needed until something is expected. */
const ExpectBar = lazy(() => import('./expect/ExpectBar'));
const OwnDialog = lazy(() => import('./own/OwnDialog'), 'early');

interface Props {
  /** From so many requests on there are filters: fewer, as in a lesson, are seen at a glance. */
  filteredFrom?: number;
  /** There are templates to start from. */
  hasTemplates?: boolean;
}

/** Shows what kube-apiserver would record for every request, and why. */
export function PreviewPanel({ filteredFrom = 0, hasTemplates = false }: Props) {
  const rows = useShown(selectRows);
  const kind = useBehindPaint(useShown((state) => state.requestKind));
  const filter = useBehindPaint(useShown((state) => state.requestFilter));
  const selected = useShown((state) => state.selectedRequest);
  const fresh = useShown(freshness);
  const compared = useShown(selectCompared);
  const isHidden = useShown(isAnswerHidden);
  const only = useShown((state) => (isAnswerHidden(state) ? undefined : state.only));
  const isOwn = kind === ownKind;
  const hasOwn = useShown(({ workspace }) => workspace.ownRequests !== undefined);
  const ownDialog = useApp((state) => state.ownDialog);
  const showOwnDialog = useApp((state) => state.showOwnDialog);
  const rule = useShown((state) => (state.only === 'rule' ? state.selectedRule : undefined));
  const expected = useExpected();
  const shown = useMemo(
    () => onlyRows(filterRows(rows, kind, filter, isHidden), only, rule, compared, expected),
    [rows, kind, filter, isHidden, only, rule, compared, expected],
  );
  const bytes = shown.reduce((sum, row) => sum + row.output.bytes, 0);
  const count = shown.length === rows.length ? rows.length : `${shown.length} of ${rows.length}`;
  const behind = useBehindPaint(selected);
  // The first selection opens the detail at once, because it takes half the height of the grid.
  const detailed = selected && (behind ?? selected);
  const row = rows.find(({ request }) => request.id === detailed);

  return (
    <Panel
      name="Preview"
      actions={
        rows.length > 0 && (
          <>
            {!isHidden && <ChangesButton />}
            <IconButton label="Add request" onClick={() => showOwnDialog('add')}>
              <Plus size={16} />
            </IconButton>
            {!isHidden && <CompareButton />}
          </>
        )
      }
      hint={
        rows.length > 0 && (
          <StaleNote fresh={fresh}>
            {count} requests
            {!isHidden && ` · ${bytes === 0 ? 'nothing recorded' : `${formatBytes(bytes)} of log`}`}
          </StaleNote>
        )
      }
    >
      {rows.length === 0 ? (
        <Empty fresh={fresh} hasTemplates={hasTemplates} />
      ) : (
        <>
          {rows.length >= filteredFrom && <RequestFilter count={shown.length} rows={rows} />}
          <BeforeAfterBar rows={rows} />
          {expected && (
            <Lazy what="The expectations">
              <ExpectBar expected={expected} />
            </Lazy>
          )}
          {isOwn && (
            <Lazy what="Your requests">
              <Own />
            </Lazy>
          )}
          {(hasOwn || !isOwn) && (
            <Split
              isOpen={row !== undefined}
              list={
                <RequestGrid
                  rows={shown}
                  before={compared?.before}
                  expected={expected?.byRequest}
                  stale={fresh === 'broken' || fresh === 'too large'}
                />
              }
              detail={
                row ? (
                  <Boundary fallback={<NotLoaded what="The request details" />}>
                    <Suspense fallback={<Loading />}>
                      <Detail row={row} list={shown} />
                    </Suspense>
                  </Boundary>
                ) : (
                  <p className={styles.pick}>
                    {isHidden
                      ? 'Select a request to see what is sent, and by whom.'
                      : 'Select a request to see which rule matches it, field by field, and the audit events it generates.'}
                  </p>
                )
              }
            />
          )}
        </>
      )}
      {ownDialog && (
        <Lazy what="This dialog">
          <OwnDialog />
        </Lazy>
      )}
    </Panel>
  );
}

function Lazy({ what, children }: { what: string; children: ReactNode }) {
  return (
    <Boundary fallback={<NotLoaded what={what} />}>
      <Suspense>{children}</Suspense>
    </Boundary>
  );
}

const tooLarge = 'This text is too long to analyze (limit 1 MB).';
const older = 'Last valid version, before your change';

/** What the pane's hint says, or that the rows are older than the text: in the same place, so that nothing moves. */
function StaleNote({ fresh, children }: { fresh: Freshness; children: ReactNode }) {
  if (fresh !== 'broken' && fresh !== 'too large') return children;
  const why = fresh === 'broken' ? 'kube-apiserver would reject this policy.' : tooLarge;
  return (
    <span className={styles.stale} role="note" title={`${older}. ${why}`}>
      {older}
      <span className="visually-hidden">. {why}</span>
    </span>
  );
}

function Empty({ fresh, hasTemplates }: { fresh: Freshness; hasTemplates: boolean }) {
  return (
    <div className={styles.empty}>
      <p>Nothing to preview yet.</p>
      <p>
        {fresh === 'too large'
          ? `${tooLarge} Delete what does not belong to the policy.`
          : fresh === 'reading'
            ? 'Checking the text…'
            : `kube-apiserver would reject this policy. See Problems for its message${hasTemplates ? ', or start from a template' : ''}.`}
      </p>
      {fresh === 'broken' && (
        <p>
          <a {...learnLink(addresses.lesson('off-until-you-say-so', 1))}>
            Learn: the smallest policy
          </a>
        </p>
      )}
    </div>
  );
}
