import { Check, Circle } from 'lucide-react';
import { useEffect } from 'react';
import { exercises } from '../../course/exercises/list';
import { lessonTitles } from '../../course/lessons/list';
import type { Progress } from '../../course/progress';
import type { Exercise, LessonTitle } from '../../course/types';
import { counted } from '../../ui/counted';
import { addresses } from '../../course/addresses';
import { useProgress } from '../useProgress';
import { YourProgress } from './YourProgress';
import styles from './Home.module.css';

const kinds: Record<Exercise['kind'], string> = {
  write: 'write',
  repair: 'repair',
  minimise: 'shorten',
  predict: 'predict',
  read: 'read a log',
  manifest: 'configure',
};

/** The first screen of Learn: who it is for, how long it takes, and every lesson with its exercises. */
export default function Home() {
  const progress = useProgress();
  useEffect(() => {
    document.title = 'Learn · Auditorium';
  }, []);
  const next = nextLesson(progress);
  return (
    <div className={styles.home}>
      <header className={styles.head}>
        <h1>Learn Kubernetes audit policies</h1>
        <p>
          For everyone who has to write, review or explain one, and for the audit topic of the CKS
          exam. You need to know <code>kubectl</code>; nothing else. No cluster, no account:
          everything runs in this browser, and decisions are those of kube-apiserver.
        </p>
        <p className={styles.facts}>
          {counted(lessonTitles.length, 'lesson')}, about {hours(lessonTitles)} ·{' '}
          {counted(exercises.length, 'exercise')}, about {hours(exercises)} · start anywhere
        </p>
        <div className={styles.begin}>
          {next && (
            <a className={styles.primary} href={addresses.lesson(next.id)}>
              {Object.keys(progress.lessons).length === 0 ? 'Start with' : 'Continue with'} “
              {next.title}”
            </a>
          )}
        </div>
      </header>
      <ol className={styles.lessons} aria-label="Lessons">
        {lessonTitles.map((lesson, index) => (
          <LessonRow key={lesson.id} number={index + 1} lesson={lesson} progress={progress} />
        ))}
      </ol>
      <a className={styles.room} href={addresses.incident()}>
        <strong>Incident room</strong>
        <span>
          Read a recorded audit log, with filters and with jq. Who deleted the pod? How did the
          attack begin?
        </span>
      </a>
      <section className={styles.teachers} aria-label="For teachers and their students">
        <h2>For teachers</h2>
        <p>
          Make an exercise from any policy, and share it as a link, a file or a part of your own
          page. <a href={addresses.teach}>Write exercises</a> ·{' '}
          <a href={addresses.results}>Open students’ results</a>
        </p>
        <p>
          You were given a course file? <a href={addresses.shared()}>Open it</a>
        </p>
      </section>
      <YourProgress />
    </div>
  );
}

/** In half hours: "2 hours", "3.5 hours". */
const hours = (items: readonly { minutes: number }[]): string =>
  `${Math.round(items.reduce((sum, { minutes }) => sum + minutes, 0) / 30) / 2} hours`;

/** The lesson to go on with: the first that is not finished. */
const nextLesson = ({ lessons }: Progress): LessonTitle | undefined =>
  lessonTitles.find(({ id }) => lessons[id]?.isDone !== true);

interface RowProps {
  number: number;
  lesson: LessonTitle;
  progress: Progress;
}

function LessonRow({ number, lesson, progress }: RowProps) {
  const { id, title, asks, minutes } = lesson;
  const begun = progress.lessons[id];
  const own = exercises.filter((exercise) => exercise.lesson === id);
  return (
    <li className={styles.lesson}>
      <a className={styles.title} href={addresses.lesson(id)}>
        <span className={styles.number} data-done={begun?.isDone === true}>
          {begun?.isDone ? <Check size={14} aria-label="Finished" /> : number}
        </span>
        <span className={styles.words}>
          <strong>{title}</strong>
          <span>{asks}</span>
        </span>
        <span className={styles.minutes}>
          {begun && !begun.isDone ? 'in progress' : `${minutes} min`}
        </span>
      </a>
      {own.length > 0 && (
        <ul className={styles.exercises} aria-label={`Exercises for ${title}`}>
          {own.map((exercise) => (
            <li key={exercise.id}>
              <a href={addresses.exercise(exercise.id)}>
                {progress.exercises[exercise.id]?.isPassed ? (
                  <Check size={13} aria-label="Passed" className={styles.passed} />
                ) : (
                  <Circle size={9} aria-hidden="true" className={styles.open} />
                )}
                {exercise.title}
                <small>
                  {kinds[exercise.kind]} · {exercise.minutes} min
                </small>
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
