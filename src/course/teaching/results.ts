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

/** What several students handed in: a row for each student, a column for each exercise. */
export interface ResultTable {
  exercises: readonly { id: string; title: string }[];
  /** In the order of their names. */
  students: readonly { student: string; at: number; byExercise: ReadonlyMap<string, Result> }[];
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

/** Joins the files of several students. Of two files with the same name, the later one counts for each exercise. */
export function joinResults(files: readonly Results[]): ResultTable {
  const titles = new Map<string, string>();
  const students = new Map<string, { at: number; byExercise: Map<string, Result> }>();
  for (const { student, at, exercises } of files.toSorted((a, b) => a.at - b.at)) {
    const before = students.get(student)?.byExercise;
    const byExercise = new Map(before);
    for (const result of exercises) {
      if (!titles.has(result.id)) titles.set(result.id, result.title);
      byExercise.set(result.id, result);
    }
    students.set(student, { at, byExercise });
  }
  return {
    exercises: [...titles].map(([id, title]) => ({ id, title })),
    students: [...students]
      .map(([student, rest]) => ({ student, ...rest }))
      .toSorted((a, b) => (a.student < b.student ? -1 : 1)),
  };
}
