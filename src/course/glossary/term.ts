import type { LessonId } from '../types';

/** What one word means. Its id is the key it stands under, and the end of its address. */
export interface Term {
  /** The word, as a reader looks it up. */
  term: string;
  /** Other words for it, which the search finds too. */
  also?: readonly string[];
  /** One to three sentences, in the Markdown of tasks. */
  text: string;
  /** The ids of terms close to it. */
  see?: readonly string[];
  /** The lesson that is about it. */
  lesson?: LessonId;
}
