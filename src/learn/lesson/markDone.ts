import { guessKey, type LessonProgress } from '../../course/progress';
import type { Guess, LessonId } from '../../course/types';
import { currentProgress, saveLesson } from '../../storage/learn/progress';

const begun = (id: LessonId, screen: number): LessonProgress =>
  currentProgress().lessons[id] ?? { screen, done: [], isDone: false, at: 0 };

/** Saves that the predictions and steps of a screen are done. */
export function markDone(id: LessonId, screen: number): void {
  const now = begun(id, screen);
  if (now.done.includes(screen)) return;
  saveLesson(id, { ...now, done: [...now.done, screen].toSorted((a, b) => a - b) });
}

/** Saves what was predicted. */
export function saveGuess(id: LessonId, screen: number, question: number, guess: Guess): void {
  const now = begun(id, screen);
  saveLesson(id, { ...now, guesses: { ...now.guesses, [guessKey(screen, question)]: guess } });
}
