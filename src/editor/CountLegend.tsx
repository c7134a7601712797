import { selectFormPolicy, selectRuleCounts } from '../state/rules';
import { useNoted, useSettled } from '../state/useApp';
import styles from './YamlPanel.module.css';

/** Says what the numbers left of the rules are, while there are some. Screen readers hear them in the form. */
export function CountLegend() {
  const hasCounts = useNoted((state) => selectRuleCounts(state) !== undefined);
  const hasRules = useSettled((state) => (selectFormPolicy(state)?.rules.length ?? 0) > 0);
  if (!hasCounts || !hasRules) return null;
  return (
    <span
      className={styles.legend}
      aria-hidden="true"
      title="The number left of a rule: for how many sample requests it is the first match"
    >
      <span className={styles.count}>n</span> requests matched
    </span>
  );
}
