import { csvOf } from '../teaching/csv';
import { byName } from '../teaching/results';
import { exercises } from '../exercises/list';
import { drawExam, type ExamTask } from './drawExam';
import { gradedExam, type ExamHandedIn } from './examFile';
import type { TaskResult } from './examResult';

/** The result of one file. */
export interface ExamRow {
  student: string;
  file: string;
  at: number;
  /** Empty if this Auditorium draws other tasks than the student's did: then nothing is graded. */
  tasks: readonly TaskResult[];
  /** Points, graded again. */
  earned: number;
  isPassed: boolean;
  isDrawnOtherwise: boolean;
  /** The points that the file says. */
  saidEarned: number;
  usedMs: number;
  totalMs: number;
  /** There is another row with this name. */
  isNameTwice: boolean;
}

/** The results of one exam: a column for each task, a row for each file. */
export interface ExamTable {
  tasks: readonly ExamTask[];
  rows: readonly ExamRow[];
}

/** Grades what was handed in after one exam. Of files with the same name and answers, one is left. */
export function examTable(
  seed: string,
  files: readonly (ExamHandedIn & { file: string })[],
): ExamTable {
  const distinct = new Map(
    files.map((each) => [JSON.stringify([each.student, each.at, each.answers]), each]),
  );
  const all = [...distinct.values()];
  const rows = all.map((each): ExamRow => {
    const { student, file, at, usedMs, totalMs } = each;
    const result = gradedExam(each);
    return {
      ...{ student, file, at, usedMs, totalMs },
      isDrawnOtherwise: !result,
      saidEarned: each.earned,
      tasks: result?.tasks ?? [],
      earned: result?.earned ?? 0,
      isPassed: result?.isPassed === true,
      isNameTwice: all.filter((other) => other.student === student).length > 1,
    };
  });
  return {
    tasks: drawExam(seed, exercises).tasks,
    rows: rows.toSorted((a, b) => byName(a.student, b.student) || a.at - b.at),
  };
}

/** Returns the results of an exam for a spreadsheet. */
export function examCsv({ tasks, rows }: ExamTable): string {
  const heads = tasks.map(({ exercise, points }) => `${exercise.title} (${points})`);
  return csvOf([
    ['Student', 'File', 'Points', 'Result', ...heads],
    ...rows.map(({ student, file, earned, isPassed, isDrawnOtherwise, tasks: own }) => [
      student,
      file,
      ...(isDrawnOtherwise ? ['', 'not graded'] : [earned, isPassed ? 'passed' : 'not passed']),
      ...own.map((task) => task.earned),
    ]),
  ]);
}
