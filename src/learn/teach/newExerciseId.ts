import { newId } from '../../storage/id';

/** Returns an id for an exercise that a teacher begins to write: it stays, whatever is changed later. */
export const newExerciseId = (): string => `shared-${newId().slice(0, 12)}`;
