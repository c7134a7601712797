import { Suspense, useMemo } from 'react';
import type { Row } from '../../engine/decide';
import { isAnswerHidden } from '../../state/isAnswerHidden';
import { selectRuleCounts } from '../../state/rules';
import { useShown } from '../../state/useApp';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { lazy } from '../../ui/lazy';
import { useBehindPaint } from '../../ui/useBehindPaint';
import { fateHelp, fates, ofKind, summarize } from './summary';
import styles from './BeforeAfterBar.module.css';

const Comparing = lazy(() => import('./Comparing'), 'early');
const Hidden = lazy(() => import('./Hidden'));

/** The bar above the grid: it compares before and after, says that the answer is hidden, offers the requests of the selected rule, or sums up all. */
export function BeforeAfterBar({ rows }: { rows: readonly Row[] }) {
  const comparedWith = useShown((state) => state.comparedWith);
  const isHidden = useShown(isAnswerHidden);
  return comparedWith === undefined && !isHidden ? (
    <Strip rows={rows} />
  ) : (
    <Boundary fallback={<NotLoaded what="The comparison" />}>
      <Suspense fallback={<div className={styles.bar} />}>
        {isHidden ? <Hidden /> : comparedWith && <Comparing comparedWith={comparedWith} />}
      </Suspense>
    </Boundary>
  );
}

/** What becomes of the requests; or, with a rule selected, for how many it is the first match. Always there, so that nothing moves. */
function Strip({ rows }: { rows: readonly Row[] }) {
  const rule = useShown((state) => state.selectedRule);
  const counts = useShown(selectRuleCounts);
  const only = useShown((state) => state.only);
  const showOnly = useShown((state) => state.showOnly);
  const isOfRule = rule !== undefined && counts !== undefined;
  return (
    <div
      className={styles.bar}
      role="group"
      aria-label={isOfRule ? 'Requests of the selected rule' : 'Summary of the requests'}
    >
      {isOfRule ? (
        <OfRule rule={rule} count={counts[rule] ?? 0} />
      ) : (
        <>
          <Fates rows={rows} />
          <span className={styles.grow} />
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={only === 'recorded'}
              onChange={({ target }) => showOnly(target.checked ? 'recorded' : undefined)}
            />
            Recorded only
          </label>
        </>
      )}
    </div>
  );
}

function Fates({ rows }: { rows: readonly Row[] }) {
  const kind = useBehindPaint(useShown((state) => state.requestKind));
  const summary = useMemo(() => summarize(ofKind(rows, kind)), [rows, kind]);
  return fates.map((fate) => {
    const count = summary[fate];
    // A fate that is rare is named when it occurs.
    return count > 0 || fate === 'recorded' || fate === 'dropped' ? (
      <span
        key={fate}
        className={styles.quiet}
        data-unseen={fate !== 'recorded' && count > 0}
        title={fateHelp[fate]}
      >
        <b>{count}</b> {fate}
      </span>
    ) : null;
  });
}

/** Offers to show only the requests of the selected rule, which may be far apart in the grid. */
function OfRule({ rule, count }: { rule: number; count: number }) {
  const isOnly = useShown((state) => state.only === 'rule');
  const showOnly = useShown((state) => state.showOnly);
  return (
    <>
      <span className={styles.quiet}>
        {count === 0
          ? `Rule ${rule + 1} is not the first match for any of these requests.`
          : `Rule ${rule + 1} is the first match for ${counted(count, 'request')}`}
      </span>
      {(count > 0 || isOnly) && (
        <Button
          look="link"
          aria-pressed={isOnly}
          onClick={() => showOnly(isOnly ? undefined : 'rule')}
        >
          {isOnly ? 'Show all' : 'Show only these'}
        </Button>
      )}
    </>
  );
}
