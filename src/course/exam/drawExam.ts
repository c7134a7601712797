import type { ExamExercise, Exercise } from '../types';

/** A task of an exam, and what it is worth: all tasks together are worth 100 points. */
export interface ExamTask {
  exercise: ExamExercise;
  points: number;
}

/** The tasks of one exam, in order, and the time for all. */
export interface Exam {
  seed: string;
  tasks: readonly ExamTask[];
  minutes: number;
}

/** Of the points, as in the CKS exam. */
export const pointsToPass = 67;

/** How many tasks of which kind an exam has. */
const counts = [
  { among: (kind: ExamExercise['kind']) => kind === 'write' || kind === 'repair', count: 6 },
  { among: (kind: ExamExercise['kind']) => kind === 'minimise', count: 1 },
  { among: (kind: ExamExercise['kind']) => kind === 'predict' || kind === 'read', count: 1 },
] as const;

const longestSeed = 40;

/** Returns a seed as it is in links; undefined for an empty one, and for anything but letters, digits and hyphens. */
export function seedFrom(given: string): string | undefined {
  const seed = given.trim().toLowerCase();
  return /^[a-z0-9-]+$/.test(seed) && seed.length <= longestSeed ? seed : undefined;
}

/**
 * Returns the seed for a name as people write it: in small letters, without accents, with hyphens for what is between
 * words. undefined if nothing is left, if it is too long, or if it has letters of another alphabet.
 */
export const seedOfName = (name: string): string | undefined =>
  seedFrom(
    name
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, ''),
  );

/** Returns a new seed from random bytes: eight letters and digits. */
export const newSeed = (bytes: Uint8Array): string =>
  Array.from(bytes.slice(0, 8), (byte) => (byte % 36).toString(36)).join('');

/**
 * Draws an exam: the same seed draws the same tasks in the same order, as long as the exercises are the same. Tasks
 * come from different lessons as far as there are enough.
 */
export function drawExam(seed: string, exercises: readonly Exercise[]): Exam {
  const next = randomFrom(seed);
  const lessons = new Set<string>();
  const drawn = counts.flatMap(({ among, count }) => {
    const left = shuffled(
      exercises.filter(isForExam).filter(({ kind }) => among(kind)),
      next,
    );
    return Array.from({ length: Math.min(count, left.length) }, () => {
      const fresh = left.findIndex(({ lesson }) => !lessons.has(lesson));
      const [exercise] = left.splice(Math.max(fresh, 0), 1);
      if (exercise) lessons.add(exercise.lesson);
      return exercise;
    }).filter((each) => each !== undefined);
  });
  const ordered = shuffled(drawn, next);
  const points = shares(ordered.map(({ weight }) => weight));
  const minutes = ordered.reduce((sum, exercise) => sum + exercise.minutes, 0);
  return {
    seed,
    tasks: ordered.map((exercise, index) => ({ exercise, points: points[index] ?? 0 })),
    minutes: Math.ceil(minutes / 5) * 5,
  };
}

/** The doctor, which grades manifests, is not loaded for an exam. */
const isForExam = (exercise: Exercise): exercise is ExamExercise => exercise.kind !== 'manifest';

/** Splits 100 points in proportion, in whole points: the largest remainders are rounded up. */
function shares(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const exact = weights.map((weight) => (100 * weight) / sum);
  const left = 100 - exact.reduce((total, share) => total + Math.floor(share), 0);
  const up = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, left)
    .map(({ index }) => index);
  return exact.map((share, index) => Math.floor(share) + (up.includes(index) ? 1 : 0));
}

function shuffled<Item>(items: readonly Item[], next: () => number): Item[] {
  return items
    .map((item) => ({ item, place: next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** Numbers from 0 to 1 that depend on a text only: FNV-1a, then mulberry32. */
function randomFrom(seed: string): () => number {
  let state = 0x81_1c_9d_c5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93);
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
