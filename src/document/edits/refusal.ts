import type { Span } from '../tree';

/**
 * Thrown inside edits/ when a change cannot be made; changeText catches it and answers
 * `{ refused, at }`. The message says in plain words what is in the way and what to do.
 */
export class Refusal extends Error {
  readonly at: Span | undefined;

  constructor(message: string, at?: Span) {
    super(message);
    this.at = at && { start: at.start, end: at.end };
  }
}
