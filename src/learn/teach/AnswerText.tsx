import type { Grade } from '../../course/grade';
import { actualOf } from '../exercise/actualOf';
import { Words } from '../lesson/Words';
import styles from './Teach.module.css';

interface Props {
  answer: string;
  /** What it does when it is graded again. */
  grade?: Grade | undefined;
}

/** An answer as it was handed in, to open, with the evidence for what it misses. */
export function AnswerText({ answer, grade }: Props) {
  const missed = grade?.outcomes.filter(({ evidence, why }) => evidence ?? why) ?? [];
  return (
    <details>
      <summary>Answer</summary>
      {missed.length > 0 && (
        <ul className={styles.missed} aria-label="Why it is not met">
          {missed.map(({ says, evidence, why }, index) => (
            <li key={index}>
              <Words text={says} />{' '}
              {evidence && (
                <>
                  <code>{evidence.row.request.command}</code>: {actualOf(evidence)}, because{' '}
                  {evidence.because}.
                </>
              )}
              {why !== undefined && <Words text={why} />}
            </li>
          ))}
        </ul>
      )}
      <pre>
        <code>{answer || '(empty)'}</code>
      </pre>
    </details>
  );
}
