import { useShallow } from 'zustand/react/shallow';
import { useApp, useSettled } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { Message } from '../../ui/Message';
import styles from './RuleForm.module.css';

/** What there is to say about one rule, on the spot, with the fixes. */
export function RuleProblems({ index }: { index: number }) {
  const problems = useSettled(
    useShallow((state) => state.analysis.problems.filter(({ rule }) => rule === index)),
  );
  const mend = useApp((state) => state.mend);
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {problems.map(({ severity, message, advice, fix }, at) => (
        <li key={`${at} ${message}`} data-severity={severity}>
          <span>
            <span className="visually-hidden">{severity}: </span>
            <Message text={advice === '' ? message : advice} />
          </span>
          {fix && (
            <Button look="link" onClick={() => mend(fix)}>
              <Message text={fix.title} />
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
