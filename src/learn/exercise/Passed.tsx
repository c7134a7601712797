import { useState, type ReactNode } from 'react';
import { afterExercise } from '../../course/onward';
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
  return afterExercise(id).map(({ says, href }) => (
    <a key={href} href={href}>
      {says}
    </a>
  ));
}

/** Says that an exercise was passed at an earlier visit, and what comes after it. */
export function PassedBefore({ id, children }: { id: string; children: ReactNode }) {
  const [wasPassed] = useState(() => currentProgress().exercises[id]?.isPassed === true);
  return (
    wasPassed && (
      <div className={styles.before}>
        <p>You have passed this exercise before.</p>
        {children}
      </div>
    )
  );
}
