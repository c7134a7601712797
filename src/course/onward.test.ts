import { expect, test } from 'vitest';
import { addresses } from './addresses';
import { exercises } from './exercises/list';
import { afterExercise } from './onward';

test('the next exercise of the same lesson comes first', () => {
  expect(afterExercise('stages')).toEqual([
    { says: 'Next exercise: Which stage is missing?', href: addresses.exercise('missing-stage') },
  ]);
});

test.each([
  ['hello', 'Next: lesson 2, Stages'],
  ['missing-stage', 'Next: lesson 3, Levels'],
  ['no-body', 'Next: lesson 4, Anatomy of a rule'],
  ['typos', 'Next: lesson 5, First match wins'],
])('after %s, the last exercise of its lesson, the next lesson does', (id, first) => {
  const [lesson, exercise] = afterExercise(id);
  expect(lesson?.says).toBe(first);
  expect(exercise?.says).toMatch(/^Next exercise: /);
});

test('the last exercise leads back to the course', () => {
  expect(afterExercise(exercises.at(-1)?.id ?? '').map(({ href }) => href)).toEqual([
    addresses.home,
  ]);
});
