import { lineFrom } from '../../requests/ownRequest';
import { entriesIn } from '../../workspace/entriesIn';
import { openExercise, type OpenedExercise } from './openedExercise';
import { lostParts } from './lostParts';
import { exerciseFrom, type SharedExercise } from './sharedExercise';

/** Exercises of a teacher, in order. A link has one or more, as a file has. */
export interface SharedCourse {
  title: string;
  exercises: readonly SharedExercise[];
}

/** A course as a student opens it. */
export interface OpenedCourse {
  title: string;
  /** At least one. */
  exercises: readonly OpenedExercise[];
  /** Why others cannot be opened, in sentences. */
  leftOut: readonly string[];
}

/** Why something cannot be read, as a sentence. */
export interface Refused {
  refused: string;
}

export const exercisesAtMost = 100;
/** In UTF-16 units. */
export const courseAtMost = 10_000_000;

const kind = 'AuditoriumCourse';
const version = 1;

/**
 * Returns a course as JSON. For students it is without the solutions that the teacher keeps, and small; for the teacher it
 * has everything, and is meant to be read.
 */
export function writeCourse({ title, exercises }: SharedCourse, reader: Reader): string {
  const all = reader === 'teacher' ? exercises : exercises.map(forStudents);
  return JSON.stringify(
    { kind, version, title, exercises: all },
    undefined,
    reader === 'teacher' ? 1 : 0,
  );
}

export type Reader = 'student' | 'teacher';

/** Without what the teacher keeps, and requests that nothing in it names. */
function forStudents({ solution = '', why, requests, ...rest }: SharedExercise): object {
  const used = new Set([
    ...rest.shown,
    ...rest.requirements.flatMap(({ expects }) => expects.map(({ request }) => request)),
  ]);
  return {
    ...rest,
    requests: requests.filter(({ id }) => used.has(id)),
    hints: rest.hints.filter((hint) => hint.trim() !== ''),
    ...(!rest.keepsSolution && solution.trim() !== '' && { solution, why }),
  };
}

/** Opens what `writeCourse` returned, for a student. Never throws. */
export function openCourse(json: string): OpenedCourse | Refused {
  const given = givenIn(json);
  if ('refused' in given) return given;
  const exercises: OpenedExercise[] = [];
  const leftOut: string[] = [];
  const ids = new Set<string>();
  for (const each of given.exercises) {
    const opened = openExercise(each);
    if ('refused' in opened) leftOut.push(opened.refused);
    else {
      const id = freeId(opened.task.id, ids);
      ids.add(id);
      exercises.push({ ...opened, task: { ...opened.task, id } });
    }
  }
  return exercises.length === 0
    ? { refused: leftOut[0] ?? 'There is no exercise in it.' }
    : { title: given.title, exercises, leftOut };
}

/** Two exercises with one id would be one to a student's browser. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`;
  return free;
}

/** A course to edit. */
export interface ReadCourse extends SharedCourse {
  /** What of the file is not in it, because it is not known here, each with its place. */
  leftOut: readonly string[];
}

/** Reads what `writeCourse` returned, to edit it: also exercises that are not finished. Never throws. */
export function readCourse(json: string): ReadCourse | Refused {
  const given = givenIn(json);
  if ('refused' in given) return given;
  const exercises: SharedExercise[] = [];
  const leftOut = [...given.unknown];
  for (const [index, each] of given.exercises.entries()) {
    const exercise = exerciseFrom(each);
    leftOut.push(...lostParts(each, exercise, [`exercise ${index + 1}`]));
    if (exercise) exercises.push(exercise);
  }
  return { title: given.title, exercises, leftOut };
}

interface Given {
  title: string;
  exercises: readonly unknown[];
  /** Keys that mean nothing here. */
  unknown: readonly string[];
}

const keys: readonly string[] = ['kind', 'version', 'title', 'exercises'];

function givenIn(json: string): Given | Refused {
  if (json.length > courseAtMost)
    return { refused: 'This course is larger than 10 MB, the limit.' };
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { refused: 'This is not JSON, so it holds no exercises. The file may be cut off.' };
  }
  const given = entriesIn(data);
  if (given?.get('kind') !== kind) return { refused: 'This holds no exercises of Auditorium.' };
  if (given.get('version') !== version) {
    return {
      refused: 'These exercises were written by a newer Auditorium. Reload the page to update.',
    };
  }
  const exercises = given.get('exercises');
  const all: readonly unknown[] = Array.isArray(exercises) ? exercises : [];
  if (all.length > exercisesAtMost) {
    return {
      refused: `This course has ${all.length} exercises; at most ${exercisesAtMost} are allowed.`,
    };
  }
  return {
    title: lineFrom(given.get('title')) ?? '',
    exercises: all,
    unknown: [...given.keys()].filter((key) => !keys.includes(key)),
  };
}
