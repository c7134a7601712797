import type { LessonId } from './types';

/** The addresses of Learn, for links, and where it leads to. A screen is counted from 0. */
export const addresses = {
  home: '#learn',
  /** What holds for every request: of the policy in the studio, or of a link's, as `encodeLink` returned it. */
  prove: (link?: string) => (link === undefined ? '#prove' : `#prove/${link}`),
  glossary: '#learn/glossary',
  term: (id: string) => `#learn/glossary/${encodeURIComponent(id)}`,
  checks: '#learn/checks',
  check: (code: string) => `#learn/checks/${encodeURIComponent(code)}`,
  lesson: (id: LessonId, screen?: number) =>
    `#learn/lesson/${id}${screen === undefined ? '' : `/${screen + 1}`}`,
  exam: (seed?: string) =>
    seed === undefined ? '#learn/exam' : `#learn/exam/${encodeURIComponent(seed)}`,
  /** A question of the incident room; absent: the first that is not answered. */
  incident: (question?: string) =>
    question === undefined ? '#learn/incident' : `#learn/incident/${encodeURIComponent(question)}`,
  exercise: (id: string) => `#learn/exercise/${encodeURIComponent(id)}`,
  teach: '#learn/teach',
  results: '#learn/teach/results',
  /** Exercises of a teacher, from 0; `link` is what `encodeCourse` returned, or `file`. */
  shared: (link?: string, exercise?: number) =>
    `#learn/shared${link === undefined ? '' : `/${link}`}${exercise === undefined ? '' : `/${exercise + 1}`}`,
};
