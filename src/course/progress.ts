import { entriesIn } from '../workspace/entriesIn';
import { answersFrom, guessesFrom } from './answers';
import type { Answers, Guesses } from './types';

/** How far somebody is in a lesson. */
export interface LessonProgress {
  /** The screen that was open last, from 0. */
  screen: number;
  /** The screens whose predictions and steps are all done. */
  done: readonly number[];
  /** The learner came to the end of the lesson. */
  isDone: boolean;
  /** What was predicted, by `guessKey`. */
  guesses?: Guesses;
  /** The learner's text on that screen, if it differs from the lesson's. */
  text?: string;
  /** In ms since 1970. */
  at: number;
}

/** How far somebody is in an exercise. */
export interface ExerciseProgress {
  /** The policy, or the answers by question as JSON. */
  answer: string;
  /** It has passed once; later changes do not take that away. */
  isPassed: boolean;
  /** How often it was checked. */
  tries: number;
  /** How many hints were opened. */
  hints: number;
  /** The solution was opened before the exercise was passed. */
  isSolutionSeen: boolean;
  /** The answer is the one that was checked last. */
  isChecked?: boolean;
  /** What was said about the text before changing it, by question. */
  foretold?: Answers;
  at: number;
}

/** Everything a learner has done, by id. Ids may be of lessons and exercises that are not known here. */
export interface Progress {
  lessons: Readonly<Record<string, LessonProgress>>;
  exercises: Readonly<Record<string, ExerciseProgress>>;
}

/** Returns the name of a prediction in a lesson's progress; both are counted from 0. */
export const guessKey = (screen: number, question: number): string => `${screen}.${question}`;

export const noProgress: Progress = { lessons: {}, exercises: {} };

/** Longer texts are not saved, in UTF-16 units. */
export const savedAnswerLimit = 300_000;
/** So many lessons or exercises at most are read from a file. */
const itemsAtMost = 1000;
const screensAtMost = 50;

const count = (value: unknown, atMost = Number.MAX_SAFE_INTEGER) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= atMost
    ? Number(value)
    : undefined;
const text = (value: unknown) =>
  typeof value === 'string' && value.length <= savedAnswerLimit ? value : undefined;

/** Reads the progress in a lesson from data of any origin; undefined if it is none. Never throws. */
export function lessonProgressFrom(value: unknown): LessonProgress | undefined {
  const given = entriesIn(value);
  const screen = count(given?.get('screen'), screensAtMost);
  if (!given || screen === undefined) return undefined;
  const done = given.get('done');
  const own = text(given.get('text'));
  const guesses = guessesFrom(given.get('guesses'));
  return {
    screen,
    done: Array.isArray(done)
      ? [...new Set(done.flatMap((each) => count(each, screensAtMost) ?? []))]
      : [],
    isDone: given.get('isDone') === true,
    ...(guesses && { guesses }),
    ...(own !== undefined && { text: own }),
    at: count(given.get('at')) ?? 0,
  };
}

/** Reads the progress in an exercise from data of any origin; undefined if it is none. Never throws. */
export function exerciseProgressFrom(value: unknown): ExerciseProgress | undefined {
  const given = entriesIn(value);
  const answer = text(given?.get('answer'));
  if (!given || answer === undefined) return undefined;
  const foretold = answersFrom(given.get('foretold'));
  return {
    answer,
    isPassed: given.get('isPassed') === true,
    tries: count(given.get('tries')) ?? 0,
    hints: count(given.get('hints')) ?? 0,
    isSolutionSeen: given.get('isSolutionSeen') === true,
    ...(given.get('isChecked') === true && { isChecked: true }),
    ...(Object.keys(foretold).length > 0 && { foretold }),
    at: count(given.get('at')) ?? 0,
  };
}

/** The first field of a file with progress; the number is its version. */
const fileKind = 'AuditoriumProgress';
const fileVersion = 1;

/** Returns progress as the text of a file. */
export const writeProgress = (progress: Progress): string =>
  `${JSON.stringify({ kind: fileKind, version: fileVersion, ...progress }, null, 2)}\n`;

/** Reads a file with progress. Returns why it cannot be read, as a sentence. Never throws. */
export function readProgress(file: string): Progress | { refused: string } {
  let data: unknown;
  try {
    data = JSON.parse(file);
  } catch {
    return { refused: 'This file is not JSON, so it holds no progress.' };
  }
  const given = entriesIn(data);
  if (given?.get('kind') !== fileKind) return { refused: 'This file holds no progress.' };
  if (given.get('version') !== fileVersion) {
    return { refused: 'This file was written by a newer Auditorium. Reload the page to update.' };
  }
  return {
    lessons: itemsIn(given.get('lessons'), lessonProgressFrom),
    exercises: itemsIn(given.get('exercises'), exerciseProgressFrom),
  };
}

function itemsIn<Item>(
  value: unknown,
  read: (value: unknown) => Item | undefined,
): Record<string, Item> {
  const items = [...(entriesIn(value) ?? [])].slice(0, itemsAtMost);
  return Object.fromEntries(
    items.flatMap(([id, each]) => {
      const item = id === '__proto__' ? undefined : read(each);
      return item ? [[id, item]] : [];
    }),
  );
}

/** Joins two: of each item the later one, but what was done or passed once stays so. */
export function joined(a: Progress, b: Progress): Progress {
  return {
    lessons: joinedItems(a.lessons, b.lessons, (one, other) => {
      const done = new Set([...one.done, ...other.done]);
      return {
        ...later(one, other),
        done: [...done].toSorted((x, y) => x - y),
        isDone: one.isDone || other.isDone,
      };
    }),
    exercises: joinedItems(a.exercises, b.exercises, (one, other) => ({
      ...later(one, other),
      isPassed: one.isPassed || other.isPassed,
      tries: Math.max(one.tries, other.tries),
      isSolutionSeen: one.isSolutionSeen && other.isSolutionSeen,
    })),
  };
}

const later = <Item extends { at: number }>(a: Item, b: Item): Item => (b.at > a.at ? b : a);

function joinedItems<Item>(
  a: Readonly<Record<string, Item>>,
  b: Readonly<Record<string, Item>>,
  join: (one: Item, other: Item) => Item,
): Record<string, Item> {
  const items = new Map(Object.entries(a));
  for (const [id, item] of Object.entries(b)) {
    const own = items.get(id);
    items.set(id, own ? join(own, item) : item);
  }
  return Object.fromEntries(items);
}
