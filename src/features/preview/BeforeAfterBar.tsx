import { X } from 'lucide-react';
import { selectCompared } from '../../state/changes';
import { selectRuleCounts } from '../../state/rules';
import type { ComparedWith } from '../../state/state';
import { useApp } from '../../state/useApp';
import { Button, IconButton } from '../../ui/Button';
import { counted } from '../../ui/counted';
import styles from './BeforeAfterBar.module.css';

/** The bar above the grid: it compares before and after, or offers the requests of the selected rule. */
export function BeforeAfterBar() {
  const comparedWith = useApp((state) => state.comparedWith);
  return comparedWith === undefined ? <OfRule /> : <Comparing comparedWith={comparedWith} />;
}

function Comparing({ comparedWith }: { comparedWith: ComparedWith }) {
  const compared = useApp(selectCompared);
  const baseline = useApp((state) => state.baseline.name);
  const only = useApp((state) => state.only);
  const compareWith = useApp((state) => state.compareWith);
  const showOnly = useApp((state) => state.showOnly);
  const setBaseline = useApp((state) => state.setBaseline);
  return (
    <div className={styles.bar} role="group" aria-label="Before and after">
      <label className={styles.choice}>
        <span className={styles.quiet}>Before → after</span>
        <select
          aria-label="Compare with"
          value={comparedWith}
          onChange={(event) => compareWith(event.target.value as ComparedWith)}
        >
          <option value="edit">the last edit</option>
          <option value="baseline">{baseline}</option>
        </select>
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={only === 'changed'}
          onChange={(event) => showOnly(event.target.checked ? 'changed' : undefined)}
        />
        Changed only
      </label>
      <span className={styles.grow} />
      <Button look="link" onClick={setBaseline} title="Compare later edits with the current policy">
        Set baseline
      </Button>
      <IconButton label="Stop comparing" onClick={() => compareWith(undefined)}>
        <X size={15} />
      </IconButton>
      <span className={styles.sentence}>{compared?.sentence || 'No changes'}.</span>
    </div>
  );
}

/** Offers to show only the requests of the selected rule, which may be far apart in the grid. */
function OfRule() {
  const rule = useApp((state) => state.selectedRule);
  const counts = useApp(selectRuleCounts);
  const only = useApp((state) => state.only);
  const showOnly = useApp((state) => state.showOnly);
  if (rule === undefined || !counts) return null;
  const count = counts[rule] ?? 0;
  const isOnly = only === 'rule';
  return (
    <div className={styles.bar} role="group" aria-label="Requests of the selected rule">
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
    </div>
  );
}
