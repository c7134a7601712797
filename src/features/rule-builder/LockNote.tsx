import { lineAt } from '../../engine/lineAt';
import { freshness } from '../../state/rows';
import { useApp, useSettled } from '../../state/useApp';
import { Button } from '../../ui/Button';
import styles from './RulesPanel.module.css';

/** Says why the form is read-only, and shows the line with the error. */
export function LockNote() {
  const text = useSettled((state) => state.text);
  const fresh = useSettled(freshness);
  const problem = useSettled((state) =>
    state.analysis.problems.find(({ severity }) => severity === 'error'),
  );
  const showPlace = useApp((state) => state.showPlace);
  if (fresh === 'reading') return null;
  if (!problem)
    return <p className={styles.lock}>Read-only: this text is too long to analyze (limit 1 MB).</p>;
  const line = lineAt(text)(problem.range.start);
  return (
    <p className={styles.lock} role="note">
      <span>Read-only until the error on line {line} is fixed.</span>
      <Button look="link" onClick={() => showPlace(problem.range)}>
        Go to line
      </Button>
    </p>
  );
}
