import { expect, it, test } from 'vitest';
import type { Grade } from '../grade';
import {
  joinResults,
  readResults,
  writeResults,
  type Result,
  type Results,
  type ResultTable,
} from './results';
import { resultsCsv } from './resultsCsv';
import { resultState, type ResultState } from './resultState';

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

const joined = (...files: readonly [student: string, at: number, ...exercises: Result[]][]) =>
  joinResults(
    files.map(([student, at, ...exercises], index) => ({
      student,
      at,
      exercises,
      file: `${index + 1}.json`,
    })),
  );
const later = { ...result, answer: 'rules: [a]', tries: 3, at: 7 };
const other = { ...result, id: 'shared-2', title: 'Secrets' };
const none: Grade = { isPassed: false, outcomes: [{ says: 'x', isMet: false }] };
const all: Grade = { isPassed: true, outcomes: [{ says: 'x', isMet: true }] };

test.each<[name: string, table: ResultTable, rows: string[]]>([
  ['two students', joined(['Ben', 3, other], ['Ada', 12, result]), ['Ada 2', 'Ben 1']],
  ['by number', joined(['S 10', 1, result], ['S 2', 1, result]), ['S 2 2', 'S 10 1']],
  ['two parts of one', joined(['Ada', 3, other], ['Ada', 2, result]), ['Ada 2+1']],
  ['one that has grown', joined(['Ada', 2, result], ['Ada', 3, result, other]), ['Ada 1+2']],
  ['a name twice', joined(['Ada', 2, result], ['Ada', 3, later]), ['Ada 1 twice', 'Ada 2 twice']],
])('joins files, and drops none: %s', (_name, { students }, rows) => {
  expect(
    students.map(({ student, files, isNameTwice }) =>
      [student, files.map((file) => parseInt(file)).join('+'), isNameTwice && 'twice']
        .filter(Boolean)
        .join(' '),
    ),
  ).toEqual(rows);
});

test.each<[string, Result | undefined, Grade | undefined, ResultState]>([
  ['nothing', undefined, undefined, 'not begun'],
  ['what the file says', result, undefined, 'passed'],
  ['an answer that passes', { ...result, isPassed: false }, all, 'passed'],
  ['an answer that was changed', result, none, 'does not pass'],
  ['an answer that never passed', { ...result, isPassed: false }, none, 'not passed'],
])('the state of %s', (_name, given, grade, state) => {
  expect(resultState(given, grade)).toBe(state);
});

it('writes a table for a spreadsheet, which takes no name for a formula', () => {
  const table = joined(['=1+1', 1, result], ['Ada, "A"', 2, later, other]);
  expect(resultsCsv(table, (each) => (each === later ? none : undefined))).toBe(
    [
      'Student,File,Pods,Secrets,Passed',
      "'=1+1,1.json,passed,not begun,1",
      '"Ada, ""A""",2.json,does not pass,passed,1',
      '',
    ].join('\r\n'),
  );
});
