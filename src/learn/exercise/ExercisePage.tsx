import { useEffect } from 'react';
import { exercises } from '../../course/exercises/list';
import { lessonTitles } from '../../course/lessons/list';
import { addresses } from '../../course/addresses';
import { lazy } from '../../ui/lazy';
import beside from '../studio/Beside.module.css';
import { AnswerWork } from './AnswerWork';
import { AfterExercise } from './Passed';
import { PolicyWork } from './PolicyWork';
import styles from './Exercise.module.css';

/** It brings the doctor along. */
const ManifestWork = lazy(() => import('../manifest/ManifestWork'));

/** An exercise: its task and requirements beside a studio, checked when the learner asks. */
export default function ExercisePage({ id }: { id: string }) {
  const exercise = exercises.find((each) => each.id === id);
  useEffect(() => {
    document.title = `${exercise?.title ?? 'Not found'} · Learn · Auditorium`;
  }, [exercise]);
  if (!exercise) {
    return (
      <div className={styles.missing}>
        <h1>There is no exercise “{id}”</h1>
        <p>
          The address may be mistyped, or from a newer Auditorium. See{' '}
          <a href={addresses.home}>all exercises</a>.
        </p>
      </div>
    );
  }
  const lesson = lessonTitles.find((each) => each.id === exercise.lesson);
  const where = (
    <p className={beside.where}>
      <a href={addresses.home}>Course</a>
      {lesson && <a href={addresses.lesson(lesson.id)}>{lesson.title}</a>}
      <span>Exercise, about {exercise.minutes} min</span>
    </p>
  );
  if (exercise.kind === 'manifest') return <ManifestWork exercise={exercise} where={where} />;
  return 'solution' in exercise ? (
    <PolicyWork exercise={exercise} where={where} after={<AfterExercise id={id} />} />
  ) : (
    <AnswerWork exercise={exercise} where={where} />
  );
}
