import { lessonIds, type LessonId } from '../course/types';

/** A page of Learn. */
export type Route =
  | { page: 'home' }
  /** `screen` is counted from 0; undefined: where the learner left off. */
  | { page: 'lesson'; id: LessonId; screen?: number }
  | { page: 'exercise'; id: string }
  | { page: 'glossary'; term?: string }
  /** `seed` names the exam; undefined: one to choose, or the one that is open. */
  | { page: 'exam'; seed?: string }
  | { page: 'checks'; code?: string }
  /** Without a question: the first that is not answered. */
  | { page: 'incident'; question?: string }
  /** Exercises of a teacher, from a link or, if it is called `file`, from a file. `exercise` is counted from 0. */
  | { page: 'shared'; link?: string; exercise?: number }
  | { page: 'teach' }
  | { page: 'results' }
  /** No page is called so. */
  | { page: 'missing' };

/** Reads the part of the address after `#learn/`. */
export function routeOf(path: string): Route {
  const [page = '', id, place] = path.split('/').map(decoded);
  if (page === '') return { page: 'home' };
  if (page === 'glossary') return { page: 'glossary', ...(id !== undefined && { term: id }) };
  if (page === 'exam') return { page: 'exam', ...(id !== undefined && { seed: id }) };
  if (page === 'checks') return { page: 'checks', ...(id !== undefined && { code: id }) };
  if (page === 'incident') return { page: 'incident', ...(id !== undefined && { question: id }) };
  if (page === 'teach') return id === 'results' ? { page: 'results' } : { page: 'teach' };
  if (page === 'shared') {
    const exercise = Number(place) - 1;
    return {
      page: 'shared',
      ...(id !== undefined && { link: id }),
      ...(exercise >= 0 && { exercise: Math.floor(exercise) }),
    };
  }
  if (page === 'exercise' && id !== undefined) return { page: 'exercise', id };
  const lesson = lessonIds.find((each) => each === id);
  if (page === 'lesson' && lesson) {
    const screen = Number(place) - 1;
    return { page: 'lesson', id: lesson, ...(screen >= 0 && { screen: Math.floor(screen) }) };
  }
  return { page: 'missing' };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
