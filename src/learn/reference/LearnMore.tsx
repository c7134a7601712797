import { addresses } from '../../course/addresses';
import { lessonTitles } from '../../course/lessons/list';
import type { LessonId } from '../../course/types';

interface Props {
  lesson: LessonId | undefined;
  /** Counted from 1. */
  screen?: number | undefined;
}

/** A link to a lesson; nothing if there is none. */
export function LearnMore({ lesson, screen }: Props) {
  const title = lessonTitles.find(({ id }) => id === lesson);
  if (!title) return null;
  const address = addresses.lesson(title.id, screen === undefined ? undefined : screen - 1);
  return (
    <span>
      Lesson <a href={address}>{title.title}</a>
    </span>
  );
}
