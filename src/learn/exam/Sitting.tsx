import { Flag } from 'lucide-react';
import { useMemo, useState } from 'react';
import { answersIn } from '../../course/answers';
import { drawExam, type ExamTask } from '../../course/exam/drawExam';
import { remainingMs, timeText, type Session } from '../../course/exam/session';
import { exercises } from '../../course/exercises/list';
import { firstAnswer } from '../../course/gradeExercise';
import { rulesText } from '../../course/grade';
import { currentSession, saveSession } from '../../storage/exam';
import { Button } from '../../ui/Button';
import { AnswerSheet } from '../exercise/AnswerSheet';
import { Words } from '../lesson/Words';
import { PlainMarkdown } from '../prose/PlainMarkdown';
import { addresses } from '../../course/addresses';
import { ExamEditor } from './ExamEditor';
import { useTick } from './useTick';
import styles from './Exam.module.css';

/** Changes the sitting as it is now; another tab may have changed it since it was rendered. */
function change(next: (session: Session) => Partial<Session>) {
  const now = currentSession();
  if (now) saveSession({ ...now, ...next(now) });
}

const saveAnswer = (id: string, answer: string) =>
  change(({ answers }) => ({ answers: { ...answers, [id]: answer } }));

/** The exam while it is taken: one task at a time, without help. */
export function Sitting({ session }: { session: Session }) {
  const exam = useMemo(() => drawExam(session.seed, exercises), [session.seed]);
  const passed = useTick();
  const left = remainingMs({ ...session, usedMs: session.usedMs + passed });
  const current = Math.min(session.current, exam.tasks.length - 1);
  const task = exam.tasks[current];
  const [isAsking, setAsking] = useState(false);
  const isOpen = (id: string) =>
    session.answers[id] === undefined || session.answers[id] === firstAnswerOf(exam.tasks, id);
  const unanswered = exam.tasks.filter(({ exercise }) => isOpen(exercise.id)).length;
  if (!task) return null;
  const { exercise, points } = task;
  const isFlagged = session.flagged.includes(exercise.id);
  const toggleFlag = () =>
    change(({ flagged }) => ({
      flagged: isFlagged ? flagged.filter((id) => id !== exercise.id) : [...flagged, exercise.id],
    }));

  return (
    <div className={styles.exam}>
      <div className={styles.bar}>
        <strong role="timer" className={styles.time} data-short={left < 300_000}>
          {timeText(left)}
        </strong>
        <ol className={styles.tasks} aria-label="Tasks">
          {exam.tasks.map(({ exercise: { id } }, index) => (
            <li key={id}>
              <button
                type="button"
                aria-current={index === current ? 'step' : undefined}
                aria-label={`Task ${index + 1}${isOpen(id) ? '' : ', answered'}${session.flagged.includes(id) ? ', flagged' : ''}`}
                data-answered={!isOpen(id)}
                onClick={() => change(() => ({ current: index }))}
              >
                {index + 1}
                {session.flagged.includes(id) && <Flag size={11} aria-hidden="true" />}
              </button>
            </li>
          ))}
        </ol>
        <span className={styles.grow} />
        <a
          className={styles.docs}
          href="https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/"
          target="_blank"
          rel="noopener noreferrer"
        >
          Documentation
        </a>
        {isAsking ? (
          <span className={styles.asking} role="alert">
            {unanswered > 0
              ? `${unanswered} of ${exam.tasks.length} not answered.`
              : 'All answered.'}
            <Button look="primary" onClick={() => change(() => ({ isFinished: true }))}>
              Finish now
            </Button>
            <Button onClick={() => setAsking(false)}>Go on</Button>
          </span>
        ) : (
          <Button look="outlined" onClick={() => setAsking(true)}>
            Finish…
          </Button>
        )}
      </div>
      <div className={styles.task}>
        <article className={styles.text}>
          <p className={styles.number}>
            Task {current + 1} of {exam.tasks.length} · {points} points
          </p>
          <h1>{exercise.title}</h1>
          <PlainMarkdown text={exercise.task} />
          <Requirements exercise={exercise} />
          <div className={styles.ways}>
            <Button look="outlined" aria-pressed={isFlagged} onClick={toggleFlag}>
              <Flag size={14} aria-hidden="true" />
              {isFlagged ? 'Flagged' : 'Flag'}
            </Button>
            <span className={styles.grow} />
            {current > 0 && (
              <Button look="outlined" onClick={() => change(() => ({ current: current - 1 }))}>
                Back
              </Button>
            )}
            {current < exam.tasks.length - 1 && (
              <Button look="primary" onClick={() => change(() => ({ current: current + 1 }))}>
                Next
              </Button>
            )}
          </div>
        </article>
        {'solution' in exercise ? (
          <ExamEditor
            key={exercise.id}
            exercise={exercise}
            text={session.answers[exercise.id] ?? exercise.start}
            onText={(text) => saveAnswer(exercise.id, text)}
          />
        ) : (
          <AnswerSheet
            key={exercise.id}
            exercise={exercise}
            answers={answersIn(session.answers[exercise.id] ?? '{}')}
            onAnswer={(question, answer) => {
              const now = answersIn(currentSession()?.answers[exercise.id] ?? '{}');
              saveAnswer(exercise.id, JSON.stringify({ ...now, [question]: answer }));
            }}
          />
        )}
      </div>
      <p className="visually-hidden" role="status">
        {left < 300_000 ? 'Less than five minutes left.' : ''}
      </p>
      <a className="visually-hidden" href={addresses.home}>
        Leave the exam open and go to the course
      </a>
    </div>
  );
}

function firstAnswerOf(tasks: readonly ExamTask[], id: string): string | undefined {
  const task = tasks.find(({ exercise }) => exercise.id === id);
  return task && firstAnswer(task.exercise);
}

/** What is asked, before anything is graded. */
function Requirements({ exercise }: Pick<ExamTask, 'exercise'>) {
  if (!('requirements' in exercise)) return null;
  const { requirements, rulesAtMost } = exercise;
  return (
    <>
      <h2>What is graded</h2>
      <ul>
        {requirements.map(({ says }) => (
          <li key={says}>
            <Words text={says} />
          </li>
        ))}
        {rulesAtMost !== undefined && <li>{rulesText(rulesAtMost)}</li>}
      </ul>
    </>
  );
}
