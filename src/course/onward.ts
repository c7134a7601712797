import { addresses } from './addresses';
import { exercises } from './exercises/list';
import { lessonTitles } from './lessons/list';

/** A link to what comes next in the course. */
export interface Onward {
  says: string;
  href: string;
}

/**
 * Returns where to go on after an exercise, the best way first: to the next exercise of its lesson; after the last one
 * to the next lesson, and then to an exercise that needs it; after everything back to the course.
 */
export function afterExercise(id: string): Onward[] {
  const at = exercises.findIndex((each) => each.id === id);
  const lesson = exercises[at]?.lesson;
  const next = exercises[at + 1];
  const toExercise = next && {
    says: `Next exercise: ${next.title}`,
    href: addresses.exercise(next.id),
  };
  if (toExercise && next.lesson === lesson) return [toExercise];
  const number = lessonTitles.findIndex((each) => each.id === lesson) + 1;
  const nextLesson = lessonTitles[number];
  const ways = [
    nextLesson && {
      says: `Next: lesson ${number + 1}, ${nextLesson.title}`,
      href: addresses.lesson(nextLesson.id),
    },
    toExercise,
  ].flatMap((way) => way ?? []);
  return ways.length > 0 ? ways : [{ says: 'Back to the course', href: addresses.home }];
}
