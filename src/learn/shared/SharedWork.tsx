import type { OpenedCourse } from '../../course/teaching/courseFile';
import type { OpenedExercise } from '../../course/teaching/openedExercise';
import { counted } from '../../ui/counted';
import { PolicyWork } from '../exercise/PolicyWork';
import { addresses } from '../../course/addresses';
import { HandIn } from './HandIn';
import beside from '../studio/Beside.module.css';
import styles from './Shared.module.css';

interface Props {
  opened: OpenedExercise;
  course: OpenedCourse;
  link: string;
  isEmbedded: boolean;
}

/** One exercise of a teacher. */
export function SharedWork({ opened, course, link, isEmbedded }: Props) {
  const { task, unchecked, isAnswerHidden, unknownVersion } = opened;
  const { exercises, title } = course;
  const number = exercises.indexOf(opened);
  const next = exercises[number + 1];
  const hasMore = exercises.length > 1;
  return (
    <PolicyWork
      exercise={task}
      isAnswerHidden={isAnswerHidden}
      isEmbedded={isEmbedded}
      where={
        <>
          <p className={beside.where}>
            {hasMore && <a href={addresses.shared(link)}>{title || 'Exercises'}</a>}
            <span>
              {hasMore
                ? `Exercise ${number + 1} of ${exercises.length}, from your teacher`
                : 'Exercise from your teacher'}
            </span>
          </p>
          <LeftOut reasons={hasMore ? [] : course.leftOut} />
          {unknownVersion !== undefined && (
            <p className={styles.warning} role="note">
              This exercise is for Kubernetes {unknownVersion.slice(0, 20)}, which is not known
              here. Your answer is checked as Kubernetes {task.kubernetes} decides.
            </p>
          )}
          {unchecked.length > 0 && (
            <div className={styles.warning} role="note">
              <p>
                {counted(unchecked.length, 'requirement')} cannot be checked here, or only in part,
                so the exercise cannot be passed here. It may be from a newer Auditorium: reload the
                page to update, or tell your teacher.
              </p>
              <ul>
                {unchecked.map((says, index) => (
                  <li key={index}>{says || 'A requirement without a sentence.'}</li>
                ))}
              </ul>
            </div>
          )}
        </>
      }
      after={
        next ? (
          <a href={addresses.shared(link, number + 1)}>Next exercise: {next.task.title}</a>
        ) : (
          <p>You can export your results below, for your teacher.</p>
        )
      }
      below={<HandIn course={course} />}
    />
  );
}

/** Why exercises of the course cannot be opened. */
export function LeftOut({ reasons }: { reasons: readonly string[] }) {
  return (
    reasons.length > 0 && (
      <div className={styles.warning} role="note">
        <p>{counted(reasons.length, 'exercise')} of this course cannot be opened:</p>
        <ul>
          {reasons.map((reason, index) => (
            <li key={index}>{reason}</li>
          ))}
        </ul>
      </div>
    )
  );
}
