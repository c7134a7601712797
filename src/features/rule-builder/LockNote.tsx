import { lineAt } from '../../engine/lineAt';
import { useApp, useSettled } from '../../state/useApp';
import { Button } from '../../ui/Button';
import styles from './RulesPanel.module.css';

/**
 * Says that the rules are those of an earlier version, why the form is read-only, and where the error is. In the place of
 * the pane's hint, so that nothing moves when it comes and goes.
 */
export default function LockNote() {
  const text = useSettled((state) => state.text);
  const isOlder = useSettled((state) => state.lastGood !== undefined);
  const problem = useSettled((state) =>
    state.analysis.problems.find(({ severity }) => severity === 'error'),
  );
  const showPlace = useApp((state) => state.showPlace);
  const line = problem && lineAt(text)(problem.range.start);
  const why =
    line === undefined
      ? 'Read-only: this text is too long to analyze (limit 1 MB).'
      : problem?.code === 'embedded-policy'
        ? 'Read-only until the policy is extracted.'
        : `Read-only until the error on line ${line} is fixed.`;
  // The button beside it names the line, and both fit on one.
  const short = why.replace(/ the error on line \d+ is fixed\.$/, ' fixed:');
  const said = isOlder ? 'Last valid version, before your change' : short;
  return (
    <span className={styles.lock} role="note" title={isOlder ? `${said}. ${why}` : why}>
      <span className={styles.words}>{said}</span>
      {isOlder && <span className="visually-hidden">. {why}</span>}
      {problem && (
        <Button
          look="link"
          aria-label={`Go to line ${line}`}
          onClick={() => showPlace(problem.range)}
        >
          Line {line}
        </Button>
      )}
    </span>
  );
}
