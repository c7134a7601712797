import { first } from './first';
import { second } from './second';
import type { TriedLessons } from './tried';

/** Answers to the steps of all lessons that are written otherwise than the lessons' own. */
export const triedSteps: TriedLessons = { ...first, ...second };
