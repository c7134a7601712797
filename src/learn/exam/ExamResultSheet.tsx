import { Check, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { drawExam, pointsToPass } from '../../course/exam/drawExam';
import { examResult, type TaskResult } from '../../course/exam/examResult';
import { timeText, type Session } from '../../course/exam/session';
import { exercises } from '../../course/exercises/list';
import { saveSession } from '../../storage/exam';
import { goTo } from '../../storage/address';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { addressOf } from '../../storage/address';
import { actualOf } from '../exercise/actualOf';
import { Words } from '../lesson/Words';
import { addresses } from '../../course/addresses';
import { ExamHandIn } from './ExamHandIn';
import styles from './Exam.module.css';

/** The result: points for each task, with the evidence for what is missing. It can be printed. */
export function ExamResultSheet({ session }: { session: Session }) {
  const result = useMemo(
    () => examResult(drawExam(session.seed, exercises), session.answers),
    [session],
  );
  const [isAsking, setAsking] = useState(false);
  const { tasks, earned, isPassed } = result;
  const again = () => {
    saveSession(undefined);
    goTo(addresses.exam());
  };
  return (
    <div className={styles.result}>
      <h1>{isPassed ? 'Passed' : 'Not passed'}</h1>
      <p className={styles.points}>
        <strong>{earned}</strong> of 100 points · {pointsToPass} to pass · exam {session.seed} ·{' '}
        {timeText(session.usedMs)} of {timeText(session.totalMs)} used
      </p>
      <ol className={styles.results}>
        {tasks.map((task, index) => (
          <TaskRow key={task.exercise.id} task={task} number={index + 1} />
        ))}
      </ol>
      <ExamHandIn session={session} result={result} />
      <div className={styles.after}>
        <Button look="outlined" onClick={() => window.print()}>
          Print
        </Button>
        <CopyButton
          label="Copy the link of this exam"
          text={addressOf(addresses.exam(session.seed).slice(1))}
        />
        {isAsking ? (
          <>
            <span>Your answers and this result will be deleted.</span>
            <Button look="primary" onClick={again}>
              Delete and take another
            </Button>
          </>
        ) : (
          <Button look="link" onClick={() => setAsking(true)}>
            Take another exam…
          </Button>
        )}
      </div>
    </div>
  );
}

function TaskRow({ task, number }: { task: TaskResult; number: number }) {
  const { exercise, points, earned, isAnswered, grade, answer } = task;
  return (
    <li>
      <h2>
        <span>
          {number}. <a href={addresses.exercise(exercise.id)}>{exercise.title}</a>
        </span>
        <span>
          {earned} of {points}
        </span>
      </h2>
      {!isAnswered && <p>Not answered.</p>}
      {isAnswered && grade.refused !== undefined && (
        <p className={styles.refused}>{grade.refused}</p>
      )}
      {isAnswered && (
        <ul>
          {grade.outcomes.map(({ says, isMet, evidence, why }) => (
            <li key={says} data-met={isMet}>
              {isMet ? <Check size={14} aria-label="Met" /> : <X size={14} aria-label="Not met" />}
              <span>
                <Words text={says} />
                {evidence && (
                  <small>
                    <code>{evidence.row.request.command}</code>: {actualOf(evidence)}, because{' '}
                    {evidence.because}.
                  </small>
                )}
                {why !== undefined && (
                  <small>
                    <Words text={why} />
                  </small>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {isAnswered && 'solution' in exercise && (
        <details>
          <summary>Your policy</summary>
          <pre>{answer}</pre>
        </details>
      )}
    </li>
  );
}
