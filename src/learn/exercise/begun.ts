import type { ExerciseProgress } from '../../course/progress';
import { currentProgress, saveExercise } from '../../storage/learn/progress';

/** What is saved of an exercise, or what is when nothing is. */
export function begun(id: string, answer: string) {
  const { at: _, ...saved }: ExerciseProgress = currentProgress().exercises[id] ?? {
    answer,
    isPassed: false,
    tries: 0,
    hints: 0,
    isSolutionSeen: false,
    at: 0,
  };
  return saved;
}

/** Saves an answer that was checked. */
export function saveTry(id: string, answer: string, isPassedNow: boolean): void {
  const before = begun(id, answer);
  const isPassed = before.isPassed || isPassedNow;
  saveExercise(id, { ...before, answer, isPassed, tries: before.tries + 1, isChecked: true });
}
