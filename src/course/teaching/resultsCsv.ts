import type { Grade } from '../grade';
import { csvOf } from './csv';
import type { Result, ResultTable } from './results';
import { resultState } from './resultState';

/** Returns a table of results for a spreadsheet: a row for each student, and how many exercises count as passed. */
export function resultsCsv(
  { exercises, students }: ResultTable,
  gradeOf: (result: Result) => Grade | undefined,
): string {
  const rows = students.map(({ student, files, byExercise }) => {
    const states = exercises.map(({ id }) => {
      const result = byExercise.get(id);
      return resultState(result, result && gradeOf(result));
    });
    const passed = states.filter((state) => state === 'passed').length;
    return [student, files.join(' '), ...states, passed];
  });
  return csvOf([['Student', 'File', ...exercises.map(({ title }) => title), 'Passed'], ...rows]);
}
