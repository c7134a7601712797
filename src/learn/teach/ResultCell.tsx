import { Check, X } from 'lucide-react';
import { useMemo } from 'react';
import { gradePolicy } from '../../course/grade';
import type { Result } from '../../course/teaching/results';
import type { PolicyTask } from '../../course/types';
import { counted } from '../../ui/counted';
import styles from './Teach.module.css';

interface Props {
  /** undefined: the student has not begun. */
  result: Result | undefined;
  /** The exercise, if it is at hand. */
  task: PolicyTask | undefined;
}

/** What became of one exercise: as the file says, and the answer graded again. */
export function ResultCell({ result, task }: Props) {
  const grade = useMemo(
    () => (result && task ? gradePolicy(task, result.answer) : undefined),
    [result, task],
  );
  if (!result) return <td className={styles.none}>not begun</td>;
  const { isPassed, tries, hints, isSolutionSeen, answer, at } = result;
  const date = at > 0 ? new Date(at) : undefined;
  return (
    <td>
      <span className={styles.outcome} data-good={isPassed}>
        {isPassed ? <Check size={14} aria-hidden="true" /> : <X size={14} aria-hidden="true" />}
        {isPassed ? 'passed' : 'not passed'}
      </span>
      <small>
        {[
          counted(tries, 'try', 'tries'),
          hints > 0 && counted(hints, 'hint'),
          isSolutionSeen && 'solution seen first',
          date &&
            Number.isFinite(date.getTime()) &&
            date.toISOString().slice(0, 16).replace('T', ' '),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      {grade && grade.isPassed !== isPassed && (
        <small className={styles.differs}>
          {grade.isPassed
            ? 'The answer in the file passes here.'
            : 'The answer in the file does not pass here. It may have been changed after passing.'}
        </small>
      )}
      <details>
        <summary>Answer</summary>
        <pre>
          <code>{answer || '(empty)'}</code>
        </pre>
      </details>
    </td>
  );
}
