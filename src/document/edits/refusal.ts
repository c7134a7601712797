import type { Span } from '../tree';

/**
 * Thrown inside edits/ when a change can't be made safely; changeText catches it and returns
 * `{ refused, at }`. The message says what the problem is and what to do instead.
 */
export class Refusal extends Error {
  readonly at: Span | undefined;

  constructor(message: string, at?: Span) {
    super(message);
    this.at = at && { start: at.start, end: at.end };
  }
}
