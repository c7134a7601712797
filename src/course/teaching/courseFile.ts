import { lineFrom } from '../../requests/ownRequest';
import { entriesIn } from '../../workspace/entriesIn';
import { openExercise, type OpenedExercise } from './openedExercise';
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
  for (const each of given.exercises) {
    const opened = openExercise(each);
    if ('refused' in opened) leftOut.push(opened.refused);
    else exercises.push(opened);
  }
  return exercises.length === 0
    ? { refused: leftOut[0] ?? 'There is no exercise in it.' }
    : { title: given.title, exercises, leftOut };
}

/** Reads what `writeCourse` returned, to edit it: also exercises that are not finished. Never throws. */
export function readCourse(json: string): SharedCourse | Refused {
  const given = givenIn(json);
  if ('refused' in given) return given;
  const exercises = given.exercises.flatMap((each) => exerciseFrom(each) ?? []);
  return { title: given.title, exercises };
}

function givenIn(json: string): { title: string; exercises: readonly unknown[] } | Refused {
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
  return { title: lineFrom(given.get('title')) ?? '', exercises: all };
}
