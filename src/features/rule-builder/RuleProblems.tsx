import { useShallow } from 'zustand/react/shallow';
import { useApp, useSettled } from '../../state/useApp';
import { Button } from '../../ui/Button';
import styles from './RuleForm.module.css';

/** What there is to say about one rule, on the spot, with the fixes. */
export function RuleProblems({ index }: { index: number }) {
  const problems = useSettled(
    useShallow((state) => state.analysis.problems.filter(({ rule }) => rule === index)),
  );
  const change = useApp((state) => state.change);
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {problems.map((problem, at) => (
        <li key={`${at} ${problem.message}`} data-severity={problem.severity}>
          <span>
            <span className="visually-hidden">{problem.severity}: </span>
            {problem.advice === '' ? problem.message : problem.advice}
          </span>
          {problem.fix && (
            <Button
              look="link"
              onClick={() =>
                change(problem.fix?.changes ?? [], { say: `Done: ${problem.fix?.title}.` })
              }
            >
              {problem.fix.title}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
