import { expect, it, test } from 'vitest';
import { joinResults, readResults, writeResults, type Result, type Results } from './results';

const result: Result = {
  id: 'shared-1',
  title: 'Pods',
  answer: 'rules: []',
  isPassed: true,
  tries: 2,
  hints: 1,
  isSolutionSeen: false,
  at: 5,
};
const ada: Results = { student: 'Ada', at: 10, exercises: [result] };

test.each<[name: string, file: string, expected: object]>([
  ['as written', writeResults(ada), ada],
  ['no JSON', 'Ada passed', { refused: expect.stringContaining('not JSON') as string }],
  ['another file', '{"kind":"AuditoriumCourse"}', { refused: 'no file with results' }],
  ['null', 'null', { refused: 'no file with results' }],
  [
    'a newer one',
    '{"kind":"AuditoriumResults","version":2}',
    { refused: expect.stringContaining('newer') as string },
  ],
  [
    'odd values',
    '{"kind":"AuditoriumResults","version":1,"student":7,"at":"x","exercises":[null,{"id":"a"},{"id":"b\\u202e","answer":"","tries":-1}]}',
    {
      student: 'No name',
      at: 0,
      exercises: [{ id: 'b', title: 'b', answer: '', isPassed: false, tries: 0 }],
    },
  ],
])('reads a file with results: %s', (_name, file, expected) => {
  expect(readResults(file)).toMatchObject(expected);
});

it('joins the files of several students, and of one who sent two', () => {
  const later = { ...result, isPassed: false, tries: 3 };
  const other = { ...result, id: 'shared-2', title: 'Secrets' };
  const { exercises, students } = joinResults([
    { student: 'Ben', at: 3, exercises: [other] },
    { student: 'Ada', at: 12, exercises: [later] },
    ada,
    { student: 'Ada', at: 11, exercises: [other] },
  ]);
  expect(exercises.map(({ title }) => title)).toEqual(['Secrets', 'Pods']);
  expect(students.map(({ student }) => student)).toEqual(['Ada', 'Ben']);
  expect(students[0]?.byExercise.get('shared-1')).toEqual(later);
  expect(students[0]?.byExercise.get('shared-2')).toEqual(other);
  expect(students[1]?.byExercise.get('shared-1')).toBeUndefined();
});
