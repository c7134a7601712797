import { Check, TriangleAlert, X } from 'lucide-react';
import type { Grade } from '../../course/grade';
import type { Result } from '../../course/teaching/results';
import { resultState } from '../../course/teaching/resultState';
import { counted } from '../../ui/counted';
import { Words } from '../lesson/Words';
import { AnswerText } from './AnswerText';
import { timeOfDay } from './timeOfDay';
import styles from './Teach.module.css';

interface Props {
  /** undefined: the student has not begun. */
  result: Result | undefined;
  /** What the answer does when it is graded again; undefined: the exercise is not at hand. */
  grade: Grade | undefined;
}

/** What became of one exercise: its answer graded again, or what the file says. */
export function ResultCell({ result, grade }: Props) {
  if (!result) return <td className={styles.none}>not begun</td>;
  const { isPassed, tries, hints, isSolutionSeen, answer, at } = result;
  const state = resultState(result, grade);
  const Icon = state === 'passed' ? Check : state === 'does not pass' ? TriangleAlert : X;
  return (
    <td>
      <span className={styles.outcome} data-state={state}>
        <Icon size={14} aria-hidden="true" />
        {state}
      </span>
      <small>
        {[
          !grade && 'as the file says',
          counted(tries, 'try', 'tries'),
          hints > 0 && counted(hints, 'hint'),
          isSolutionSeen && 'solution seen first',
          timeOfDay(at),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      {state === 'does not pass' && (
        <small className={styles.differs}>
          The file says passed, but the answer in it does not pass here: the answer, the file or the
          exercise was changed since.
        </small>
      )}
      {grade?.isPassed && !isPassed && (
        <small>The file says not passed, but the answer in it passes here.</small>
      )}
      {grade && !grade.isPassed && <Unmet grade={grade} />}
      <AnswerText answer={answer} grade={grade} />
    </td>
  );
}

const namedAtMost = 3;

/** What an answer misses. */
export function Unmet({ grade }: { grade: Grade }) {
  if (grade.refused !== undefined) return <small>{grade.refused}</small>;
  const unmet = grade.outcomes.filter(({ isMet }) => !isMet);
  return (
    <ul className={styles.missed} aria-label="Not met">
      {unmet.slice(0, namedAtMost).map(({ says }, index) => (
        <li key={index}>
          <Words text={says || 'A requirement without a sentence.'} />
        </li>
      ))}
      {unmet.length > namedAtMost && <li>and {unmet.length - namedAtMost} more</li>}
    </ul>
  );
}
