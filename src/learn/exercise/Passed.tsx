import { useState, type ReactNode } from 'react';
import { exercises } from '../../course/exercises/list';
import { addresses } from '../../course/addresses';
import { currentProgress } from '../../storage/learn/progress';
import styles from './Exercise.module.css';

/** Says that an exercise was passed, and what comes after it. */
export function Passed({ children }: { children: ReactNode }) {
  return (
    <div className={styles.passed} role="status">
      <p>
        <strong>Passed.</strong> Your answer does everything that is asked.
      </p>
      {children}
    </div>
  );
}

/** What comes after an exercise of the course. */
export function AfterExercise({ id }: { id: string }) {
  const next = exercises[exercises.findIndex((each) => each.id === id) + 1];
  return next ? (
    <a href={addresses.exercise(next.id)}>Next exercise: {next.title}</a>
  ) : (
    <a href={addresses.home}>Back to the course</a>
  );
}

/** Says that an exercise was passed at an earlier visit. */
export function PassedBefore({ id }: { id: string }) {
  const [wasPassed] = useState(() => currentProgress().exercises[id]?.isPassed === true);
  return wasPassed && <p className={styles.before}>You have passed this exercise before.</p>;
}
