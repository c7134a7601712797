import { useEffect, useState } from 'react';
import { checkExercise, type ExerciseCheck } from '../../course/teaching/checkExercise';
import type { SharedExercise } from '../../course/teaching/sharedExercise';
import { inSlices } from '../../state/inSlices';

/** Typing goes on meanwhile. */
const afterMs = 400;

/** Checks an exercise whenever it has changed. `isCurrent`: the result is that of this exercise. */
export function useExerciseCheck(exercise: SharedExercise) {
  const [checked, setChecked] = useState<{ exercise: SharedExercise; result: ExerciseCheck }>();
  useEffect(
    () =>
      inSlices(
        checkExercise(exercise),
        (step) => {
          if (step.done) setChecked({ exercise, result: step.value });
        },
        { afterMs },
      ),
    [exercise],
  );
  return { result: checked?.result, isCurrent: checked?.exercise === exercise };
}
