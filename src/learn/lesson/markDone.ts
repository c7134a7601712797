import type { LessonId } from '../../course/types';
import { currentProgress, saveLesson } from '../../storage/learn/progress';

/** Saves that the predictions and steps of a screen are done. */
export function markDone(id: LessonId, screen: number): void {
  const { at: _, ...now } = currentProgress().lessons[id] ?? {
    screen,
    done: [],
    isDone: false,
    at: 0,
  };
  if (now.done.includes(screen)) return;
  saveLesson(id, { ...now, done: [...now.done, screen].toSorted((a, b) => a - b) });
}
