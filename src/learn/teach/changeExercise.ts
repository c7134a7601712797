import type { SharedExercise } from '../../course/teaching/sharedExercise';

/** Changes an exercise. With words for what was replaced or removed, it can be undone. */
export type ChangeExercise = (exercise: SharedExercise, undoable?: string) => void;
