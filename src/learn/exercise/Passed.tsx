import { exercises } from '../../course/exercises/list';
import { addresses } from '../../course/addresses';
import styles from './Exercise.module.css';

/** What comes after an exercise that was passed. */
export function Passed({ id }: { id: string }) {
  const next = exercises[exercises.findIndex((each) => each.id === id) + 1];
  return (
    <div className={styles.passed} role="status">
      <p>
        <strong>Passed.</strong> Your answer does everything that is asked.
      </p>
      {next ? (
        <a href={addresses.exercise(next.id)}>Next exercise: {next.title}</a>
      ) : (
        <a href={addresses.home}>Back to the course</a>
      )}
    </div>
  );
}
