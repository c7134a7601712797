import { Suspense, useMemo } from 'react';
import { selectCompared } from '../../state/changes';
import { freshness, selectRows, type Freshness } from '../../state/rows';
import { useApp } from '../../state/useApp';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { lazy } from '../../ui/lazy';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { ChangesButton, CompareButton } from './ChangesButton';
import { BeforeAfterBar } from './BeforeAfterBar';
import { filterRows } from './filterRows';
import { onlyRows } from './onlyRows';
import { RequestFilter } from './RequestFilter';
import { RequestGrid } from './RequestGrid';
import styles from './PreviewPanel.module.css';
import { formatBytes } from '../../ui/formatBytes';
import { useBehindPaint } from '../../ui/useBehindPaint';

/** Not needed before the first request is picked. */
const Detail = lazy(() => import('./detail/Detail'), 'early');

/** What kube-apiserver would record for every sample request, and why. */
export function PreviewPanel() {
  const rows = useApp(selectRows);
  const kind = useBehindPaint(useApp((state) => state.requestKind));
  const filter = useBehindPaint(useApp((state) => state.requestFilter));
  const selected = useApp((state) => state.selectedRequest);
  const fresh = useApp(freshness);
  const compared = useApp(selectCompared);
  const only = useApp((state) => state.only);
  const rule = useApp((state) => (state.only === 'rule' ? state.selectedRule : undefined));
  const shown = useMemo(
    () => onlyRows(filterRows(rows, kind, filter), only, rule, compared),
    [rows, kind, filter, only, rule, compared],
  );
  const bytes = shown.reduce((sum, row) => sum + row.output.bytes, 0);
  const count = shown.length === rows.length ? rows.length : `${shown.length} of ${rows.length}`;
  const behind = useBehindPaint(selected);
  // The first one opens the detail at once: with it the grid gives up half of its room.
  const detailed = selected && (behind ?? selected);
  const row = rows.find(({ request }) => request.id === detailed);

  return (
    <Panel
      name="Preview"
      className={styles.panel ?? ''}
      actions={
        rows.length > 0 && (
          <>
            <ChangesButton />
            <CompareButton />
          </>
        )
      }
      hint={rows.length > 0 ? `${count} requests · ${formatBytes(bytes)} of log` : undefined}
    >
      {rows.length > 0 && <StaleNote fresh={fresh} />}
      {rows.length === 0 ? (
        <Empty fresh={fresh} />
      ) : (
        <>
          <RequestFilter count={shown.length} total={rows.length} />
          <BeforeAfterBar />
          <div className={styles.split}>
            <RequestGrid
              rows={shown}
              before={compared?.before}
              stale={fresh === 'broken' || fresh === 'too large'}
            />
            {row ? (
              <Boundary fallback={<NotLoaded what="The answer" />}>
                <Suspense fallback={<Coming />}>
                  <Detail row={row} listed={shown.includes(row)} />
                </Suspense>
              </Boundary>
            ) : (
              <p className={styles.pick}>
                Pick a request to see which rule decides it, field by field, and the audit events it
                leaves.
              </p>
            )}
          </div>
        </>
      )}
    </Panel>
  );
}

/** As high as what comes: the grid above must not move twice. */
const Coming = () => (
  <div className={styles.coming}>
    <Loading />
  </div>
);

const refused = 'kube-apiserver would not start with this text.';
const tooLarge = 'The text is too long to be read.';
const older = 'These are the answers of the last policy that kube-apiserver would accept.';

function StaleNote({ fresh }: { fresh: Freshness }) {
  if (fresh === 'now' || fresh === 'reading') return null;
  return (
    <p className={styles.stale} role="note">
      {fresh === 'too large' ? tooLarge : refused} {older}
    </p>
  );
}

function Empty({ fresh }: { fresh: Freshness }) {
  return (
    <div className={styles.empty}>
      <p>No answers yet.</p>
      <p>
        {fresh === 'too large'
          ? 'Delete what does not belong to the policy to go on.'
          : 'kube-apiserver would not start with this text, so there is nothing to preview. See Problems for its message, or begin with a template.'}
      </p>
    </div>
  );
}
