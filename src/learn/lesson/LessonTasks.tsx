import { Check, Circle } from 'lucide-react';
import { addresses } from '../../course/addresses';
import type { WholeScreen } from '../../course/screens';
import type { LessonId } from '../../course/types';
import { counted } from '../../ui/counted';
import type { Section } from '../prose/prose';
import { useProgress } from '../useProgress';
import styles from './Tasks.module.css';

interface Props {
  id: LessonId;
  screens: readonly WholeScreen[];
  sections: readonly Section[];
}

/** The screens of a lesson that ask for something, and whether it is done. */
export function LessonTasks({ id, screens, sections }: Props) {
  const done = useProgress().lessons[id]?.done ?? [];
  const tasks = screens.flatMap((each, screen) => {
    const what = whatOf(each);
    return what === '' ? [] : [{ screen, isDone: done.includes(screen), what }];
  });
  if (tasks.length === 0) return null;
  const open = tasks.filter(({ isDone }) => !isDone).length;
  return (
    <section className={styles.tasks} aria-label="Tasks of this lesson">
      <h3>
        {open === 0
          ? 'You have done all tasks of this lesson'
          : `${counted(open, 'task')} of this lesson still open`}
      </h3>
      <ul className={styles.list}>
        {tasks.map(({ screen, isDone, what }) => (
          <li key={screen}>
            <a href={addresses.lesson(id, screen)} data-done={isDone}>
              {isDone ? (
                <Check size={14} aria-label="Done" />
              ) : (
                <Circle size={10} aria-label="Open" />
              )}
              <span>{sections[screen]?.title}</span>
              <small>{what}</small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const whatOf = ({ predict, steps, manifest }: WholeScreen) =>
  [predict && 'predict', steps && 'try', manifest !== undefined && 'repair']
    .filter(Boolean)
    .join(', ');
