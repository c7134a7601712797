import { Check, Circle } from 'lucide-react';
import type { OpenedCourse } from '../../course/teaching/courseFile';
import { addresses } from '../../course/addresses';
import { useProgress } from '../useProgress';
import { HandIn } from './HandIn';
import { LeftOut } from './SharedWork';
import styles from './Shared.module.css';

/** Several exercises of a teacher, and which of them are passed. */
export function CourseList({ course, link }: { course: OpenedCourse; link: string }) {
  const progress = useProgress();
  const { title, exercises, leftOut } = course;
  const passed = exercises.filter(({ task }) => progress.exercises[task.id]?.isPassed).length;
  return (
    <div className={styles.page}>
      <h1>{title || 'Exercises from your teacher'}</h1>
      <p>
        {passed} of {exercises.length} passed. Your answers are saved in this browser only.
      </p>
      <LeftOut reasons={leftOut} />
      <ol className={styles.list} aria-label="Exercises">
        {exercises.map(({ task }, index) => (
          <li key={index}>
            <a href={addresses.shared(link, index)}>
              <span className={styles.mark}>
                {progress.exercises[task.id]?.isPassed ? (
                  <Check size={14} aria-label="Passed" />
                ) : (
                  <Circle size={9} aria-hidden="true" />
                )}
              </span>
              {task.title}
              {progress.exercises[task.id]?.isPassed === false && <small>begun</small>}
            </a>
          </li>
        ))}
      </ol>
      <HandIn course={course} />
    </div>
  );
}
