import { exercisesAtMost } from '../../course/teaching/courseFile';
import { exerciseFromPolicy } from '../../course/teaching/fromPolicy';
import type { StoreApi } from '../../state/store';
import { newExerciseId } from './newExerciseId';
import { currentDraft, saveDraft } from './draft';
import { policyAtHand } from './policyAtHand';

/** Adds an exercise made from a studio's policy to what the teacher is writing. Returns whether there was room. */
export function addExercise(store: StoreApi): boolean {
  const { course } = currentDraft();
  if (course.exercises.length >= exercisesAtMost) return false;
  const exercise = exerciseFromPolicy(policyAtHand(store), newExerciseId());
  saveDraft({ ...course, exercises: [...course.exercises, exercise] });
  return true;
}
