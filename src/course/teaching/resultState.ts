import type { Grade } from '../grade';
import type { Result } from './results';

/**
 * What became of an exercise. `does not pass`: the file says that it was passed, and the answer in it does not pass: it
 * was changed afterwards, or somebody changed the file.
 */
export type ResultState = 'passed' | 'not passed' | 'does not pass' | 'not begun';

/** Returns the state of a result. What the answer does when it is graded again counts, not what the file says. */
export function resultState(result: Result | undefined, grade: Grade | undefined): ResultState {
  if (!result) return 'not begun';
  if (grade) return grade.isPassed ? 'passed' : result.isPassed ? 'does not pass' : 'not passed';
  return result.isPassed ? 'passed' : 'not passed';
}
