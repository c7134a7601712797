import { addresses } from '../../course/addresses';
import { lessonTitles } from '../../course/lessons/list';
import { problemTopics } from '../../course/problemTopics';
import type { ProblemCode } from '../../engine/problemCode';
import { learnLink } from '../../storage/learnLink';
import styles from './ProblemItem.module.css';

/** A link to the lesson about a problem; nothing if there is none. */
export default function LearnMore({ code }: { code: ProblemCode }) {
  const { lesson, screen } = problemTopics[code];
  const title = lessonTitles.find(({ id }) => id === lesson);
  if (!title) return null;
  const address = addresses.lesson(title.id, screen === undefined ? undefined : screen - 1);
  return (
    <a className={styles.learn} {...learnLink(address)}>
      Learn: {title.title}
    </a>
  );
}
