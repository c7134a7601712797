import type { ExerciseProgress } from '../../course/progress';
import { currentProgress } from '../../storage/learn/progress';

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
