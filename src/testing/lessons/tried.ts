import type { LessonId } from '../../course/types';

/** Parts of a text and what replaces them, in order. */
type Edits = readonly (readonly [from: string, to: string])[];

/** Other answers to a step of a lesson, as edits of the text before it. */
export interface TriedStep {
  /** Right, but written otherwise than the lesson's own way. */
  right: readonly Edits[];
  /** What looks like it, and is not. */
  wrong?: readonly Edits[];
}

/** For each lesson its steps, in order. */
export type TriedLessons = Readonly<Record<LessonId, readonly TriedStep[]>>;
