import { exercisesAtMost, type SharedCourse } from './courseFile';
import { exerciseFrom, type SharedExercise } from './sharedExercise';

/** A course with more exercises in it. */
export interface Added {
  course: SharedCourse;
  added: number;
  /** So many were there already, word for word. */
  same: number;
  /** So many are other versions of exercises that were there: both are kept, and the added one has another id. */
  changed: number;
}

/** With its keys in one order. */
const contentOf = (exercise: SharedExercise) => JSON.stringify(exerciseFrom(exercise));

/**
 * Adds the exercises of a course to another one. One that is there already, word for word, is not added again. Returns
 * undefined if there is no room for all. `newId` makes ids.
 */
export function addToCourse(
  course: SharedCourse,
  more: SharedCourse,
  newId: () => string,
): Added | undefined {
  const known = new Map(course.exercises.map((each) => [each.id, contentOf(each)]));
  const fresh = more.exercises.filter((each) => known.get(each.id) !== contentOf(each));
  if (course.exercises.length + fresh.length > exercisesAtMost) return undefined;
  const changed = fresh.filter(({ id }) => known.has(id)).length;
  return {
    course: {
      title: course.title || more.title,
      exercises: [
        ...course.exercises,
        ...fresh.map((each) => (known.has(each.id) ? { ...each, id: newId() } : each)),
      ],
    },
    added: fresh.length,
    same: more.exercises.length - fresh.length,
    changed,
  };
}
