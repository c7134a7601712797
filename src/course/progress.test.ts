import { expect, test } from 'vitest';
import { joined, readProgress, writeProgress, type Progress } from './progress';
import type { Guesses } from './types';

const exercise = { answer: 'a', isPassed: false, tries: 1, hints: 0, isSolutionSeen: false, at: 5 };
const guesses: Guesses = { '0.0': 2, '1.0': 'Metadata', '1.1': ['Panic'] };
const lesson = { screen: 1, done: [0], isDone: false, guesses, at: 5 };
const progress: Progress = { lessons: { stages: lesson }, exercises: { hello: exercise } };

test('a file holds everything', () => {
  expect(readProgress(writeProgress(progress))).toEqual(progress);
});

test.each<[string, string, string]>([
  ['no JSON', 'a: 1', 'not JSON'],
  ['something else', '{"kind":"Policy"}', 'no progress'],
  ['null', 'null', 'no progress'],
  ['a newer version', '{"kind":"AuditoriumProgress","version":2}', 'newer'],
])('%s is refused with a reason', (_name, file, reason) => {
  const read = readProgress(file);
  expect('refused' in read && read.refused).toContain(reason);
});

test('an answer stays checked in a file', () => {
  const checked = { lessons: {}, exercises: { hello: { ...exercise, isChecked: true } } };
  expect(readProgress(writeProgress(checked))).toEqual(checked);
});

test('what was foretold stays in a file', () => {
  const foretold = { which: [0, 2], 'what-happens': 1 };
  const told = { lessons: {}, exercises: { hello: { ...exercise, foretold } } };
  expect(readProgress(writeProgress(told))).toEqual(told);
});

test('items that make no sense are left out', () => {
  const file = JSON.stringify({
    kind: 'AuditoriumProgress',
    version: 1,
    lessons: {
      stages: { ...lesson, guesses: { ...guesses, '2.0': 'Much', '2.1': [1], '2.2': {} } },
      levels: { screen: -1 },
      who: 'x',
    },
    exercises: { hello: exercise, order: { answer: 7 }, ['__proto__']: exercise },
  });
  expect(readProgress(file)).toEqual(progress);
});

test('of two, the later wins, but what was done stays done', () => {
  const other: Progress = {
    lessons: { stages: { screen: 3, done: [2], isDone: true, at: 4 } },
    exercises: { hello: { ...exercise, answer: 'b', isPassed: true, at: 4 }, order: exercise },
  };
  expect(joined(progress, other)).toEqual({
    lessons: { stages: { screen: 1, done: [0, 2], isDone: true, guesses, at: 5 } },
    exercises: { hello: { ...exercise, isPassed: true }, order: exercise },
  });
});
