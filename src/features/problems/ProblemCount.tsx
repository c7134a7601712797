import { shownProblems } from '../../state/shownProblems';
import { useNoted } from '../../state/useApp';
import { problemGroups } from './grouped';
import styles from './ProblemsPanel.module.css';
import { thousands } from '../../ui/counted';

/** How many problems there are, on the tab of the Problems list. The name of the tab stays the same. */
export function ProblemCount() {
  const groups = useNoted((state) => problemGroups(shownProblems(state), state.analysis.text));
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  if (count === 0) return null;
  return (
    <span className={styles.count} data-severity={groups[0]?.problem.severity} aria-hidden="true">
      {thousands(count)}
    </span>
  );
}
