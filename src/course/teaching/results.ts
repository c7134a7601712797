import { lineFrom } from '../../requests/ownRequest';
import { entriesIn } from '../../workspace/entriesIn';
import { exerciseProgressFrom, type ExerciseProgress } from '../progress';

/** What became of one exercise. */
export interface Result extends ExerciseProgress {
  id: string;
  title: string;
}

/** What a student hands in. */
export interface Results {
  /** The name that the student typed. */
  student: string;
  /** In ms since 1970. */
  at: number;
  exercises: readonly Result[];
}

/** Results, and the name of the file that they came in. */
export interface HandedIn extends Results {
  file: string;
}

/** The results of a student: of one file, or of several that do not contradict each other. */
export interface StudentRow {
  student: string;
  at: number;
  /** The names of the files, in the order of their time. */
  files: readonly string[];
  byExercise: ReadonlyMap<string, Result>;
  /** There is another row with this name: of another student, or of another state of the same one. */
  isNameTwice: boolean;
}

/** What several students handed in: a column for each exercise. */
export interface ResultTable {
  exercises: readonly { id: string; title: string }[];
  /** In the order of their names, then of their times. */
  students: readonly StudentRow[];
}

const kind = 'AuditoriumResults';
const version = 1;
const exercisesAtMost = 1000;

/** Returns results as the text of a file. */
export const writeResults = (results: Results): string =>
  `${JSON.stringify({ kind, version, ...results }, undefined, 1)}\n`;

/** Reads a file with results. Returns why it cannot be read, as a sentence. Never throws. */
export function readResults(file: string): Results | { refused: string } {
  let data: unknown;
  try {
    data = JSON.parse(file);
  } catch {
    return { refused: 'not JSON, so it holds no results' };
  }
  const given = entriesIn(data);
  if (given?.get('kind') !== kind) return { refused: 'no file with results' };
  if (given.get('version') !== version) {
    return { refused: 'written by a newer Auditorium; reload the page to update' };
  }
  const at = given.get('at');
  const exercises = given.get('exercises');
  return {
    student: lineFrom(given.get('student'))?.slice(0, 100) ?? 'No name',
    at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
    exercises: (Array.isArray(exercises) ? exercises : [])
      .slice(0, exercisesAtMost)
      .flatMap((each) => resultFrom(each) ?? []),
  };
}

function resultFrom(value: unknown): Result | undefined {
  const given = entriesIn(value);
  const id = lineFrom(given?.get('id'))?.slice(0, 200);
  const progress = exerciseProgressFrom(value);
  return id === undefined || !progress
    ? undefined
    : { id, title: lineFrom(given?.get('title'))?.slice(0, 200) ?? id, ...progress };
}

/**
 * Joins the files of several students. Files with the same name are one row while they agree on the exercises that they
 * share; otherwise each has a row of its own, as it may be another student's.
 */
export function joinResults(files: readonly HandedIn[]): ResultTable {
  const titles = new Map<string, string>();
  const rows: Row[] = [];
  for (const { student, at, file, exercises } of files.toSorted((a, b) => a.at - b.at)) {
    let row = rows.find((each) => each.student === student && agrees(each, exercises));
    if (!row) {
      row = { student, at, files: [], byExercise: new Map() };
      rows.push(row);
    }
    row.at = at;
    if (!row.files.includes(file)) row.files.push(file);
    for (const result of exercises) {
      if (!titles.has(result.id)) titles.set(result.id, result.title);
      row.byExercise.set(result.id, result);
    }
  }
  const count = (name: string) => rows.filter(({ student }) => student === name).length;
  return {
    exercises: [...titles].map(([id, title]) => ({ id, title })),
    students: rows
      .map((row) => ({ ...row, isNameTwice: count(row.student) > 1 }))
      .toSorted((a, b) => byName(a.student, b.student) || a.at - b.at),
  };
}

interface Row {
  student: string;
  at: number;
  files: string[];
  byExercise: Map<string, Result>;
}

const agrees = ({ byExercise }: Row, exercises: readonly Result[]): boolean =>
  exercises.every((result) => {
    const own = byExercise.get(result.id);
    return !own || (own.answer === result.answer && own.at === result.at);
  });

/** Student 2 comes before student 10. */
export const byName = new Intl.Collator('en', { numeric: true }).compare;
