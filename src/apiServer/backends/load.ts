import type { Stage } from '../../audit/types';
import { passedSize, type EventSize, type TruncateConfig } from './truncate';
import { second } from './tokenBucket';

/** A time with requests at even distances. Nanoseconds. */
export interface Phase {
  lasts: number;
  perSecond: number;
}

/** A kind of request, with what it generates under the policy. */
export interface RequestKind {
  /** Its share of the requests, relative to the others. */
  share: number;
  events: readonly (EventSize & { stage: Stage })[];
}

/** The requests of a simulation. */
export interface Load {
  /** Phases one after the other, or the time of each request in nanoseconds, ascending. */
  arrivals: readonly Phase[] | readonly number[];
  kinds: readonly RequestKind[];
  /** Nanoseconds from the first event of a request to its others, the delays of auditing aside. */
  handling: number;
}

/** What a kind of request gives to a backend, after truncating. */
export interface Generated {
  /** The bytes of the event for RequestReceived; 0: none is passed on. */
  received: number;
  /** The bytes of each later event. */
  later: readonly number[];
  /** How many events are truncated, and how many are too large even then. */
  truncated: number;
  tooLarge: number;
}

/** Returns what is called for the time of each request, one after the other; after the last one it returns Infinity. */
export function arrivalTimes(arrivals: Load['arrivals']): () => number {
  let at = 0;
  let phase = 0;
  let inPhase = 0;
  let begins = 0;
  return () => {
    for (;;) {
      const next = arrivals[phase];
      if (next === undefined) return Infinity;
      if (typeof next === 'number') {
        phase += 1;
        return next;
      }
      at = begins + Math.round((inPhase / next.perSecond) * second);
      if (next.perSecond > 0 && at < begins + next.lasts) {
        inPhase += 1;
        return at;
      }
      begins += next.lasts;
      phase += 1;
      inPhase = 0;
    }
  };
}

/** How many requests it takes until the kinds repeat: shares are exact to a thousandth. */
const longestCycle = 1000;

/**
 * Returns which kind each request is, in a cycle: as evenly mixed as possible, so that nothing depends on chance.
 */
export function mixed(kinds: readonly RequestKind[]): number[] {
  const total = kinds.reduce((sum, { share }) => sum + share, 0);
  if (kinds.length <= 1 || total <= 0) return kinds.length === 0 ? [] : [0];
  const due = kinds.map(() => 0);
  return Array.from({ length: longestCycle }, () => {
    for (const [index, { share }] of kinds.entries())
      due[index] = (due[index] ?? 0) + share / total;
    const next = due.indexOf(Math.max(...due));
    due[next] = (due[next] ?? 0) - 1;
    return next;
  });
}

/** Returns what a kind of request gives to the backend. */
export function generatedBy({ events }: RequestKind, truncate?: TruncateConfig): Generated {
  let received = 0;
  let truncatedEvents = 0;
  let tooLarge = 0;
  const later: number[] = [];
  for (const event of events) {
    const size = truncate ? passedSize(event, truncate) : event.bytes;
    if (size === undefined) {
      tooLarge += 1;
      continue;
    }
    if (size !== event.bytes) truncatedEvents += 1;
    if (event.stage === 'RequestReceived') received = size;
    else later.push(size);
  }
  return { received, later, truncated: truncatedEvents, tooLarge };
}
