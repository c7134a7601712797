import { arrivalTimes, type Generated } from './load';
import { callWebhook, writeLog, type Call } from './receiver';
import type { Parts } from './simulateBatches';
import { second } from './tokenBucket';

/** How long a request may take before the server answers 504: the default of --request-timeout. */
export const requestTimeout = 60 * second;

/** A request between its first event and the others. */
interface Begun {
  kind: Generated;
  arrived: number;
  /** When the others are generated. */
  at: number;
  /** How long auditing has delayed it so far. */
  delay: number;
}

/**
 * Runs the requests against a backend that they wait for: in mode blocking, and in blocking-strict, where a request fails
 * if its RequestReceived event could not be written.
 *
 * Events are written to the log one after the other, so a slow disk makes a queue; the webhook is called for each by itself.
 * Requests that wait are not limited: the server audits before it counts those in flight (DefaultBuildHandlerChain).
 * A request that is answered with 504 goes on meanwhile.
 */
export function simulateBlocking(parts: Parts): void {
  const { settings, load, receiver, random, cycle, tally, duration } = parts;
  const isStrict = settings.mode === 'blocking-strict';
  const isLog = settings.kind === 'log';
  let isFree = 0;
  /** Returns when the event is taken or lost. */
  const write = (at: number): Call => {
    const begins = isLog ? Math.max(at, isFree) : at;
    const call = isLog
      ? writeLog(begins, 1, receiver, random)
      : callWebhook(begins, settings.initialBackoff, receiver, random);
    if (isLog) isFree = call.ends;
    tally.events.add(at);
    tally.batches.add(begins);
    tally.largestBatch.highest(begins, 1);
    tally.during.inFlight(begins, call.ends);
    tally.during.waiting(at, call.ends);
    (call.isDelivered ? tally.delivered : tally.lost).add(call.ends);
    return call;
  };
  const end = (at: number, arrived: number, delay: number) => {
    tally.ended.add(at);
    tally.delay.add(at, delay);
    tally.longestDelay.highest(at, delay);
    if (at - arrived > requestTimeout) tally.timedOut.add(at);
  };
  const begin = (at: number, kind: Generated): Begun | undefined => {
    tally.requests.add(at);
    if (kind.received === 0) return { kind, arrived: at, at: at + load.handling, delay: 0 };
    const { ends, isDelivered } = write(at);
    if (isStrict && !isDelivered) {
      tally.failed.add(ends);
      end(ends, at, ends - at);
      return undefined;
    }
    return { kind, arrived: at, at: ends + load.handling, delay: ends - at };
  };
  const finish = ({ kind, arrived, at, delay }: Begun) => {
    let ends = at;
    for (const _ of kind.later) ends = write(ends).ends;
    end(ends, arrived, delay + ends - at);
  };

  // Requests that had to wait and those that had not: each of the two queues is in order.
  const [quick, slow] = [queue<Begun>(), queue<Begun>()];
  const arrivals = arrivalTimes(load.arrivals);
  let arrives = arrivals();
  for (let request = 0; ;) {
    const [first, second] = [quick.head()?.at ?? Infinity, slow.head()?.at ?? Infinity];
    const next = Math.min(arrives, first, second);
    if (next >= duration) break;
    if (next === arrives) {
      const kind = cycle[request];
      const begun = kind && begin(arrives, kind);
      if (begun && isLog) (begun.delay === 0 ? quick : slow).add(begun);
      // Nothing that another request does changes this one.
      else if (begun) finish(begun);
      request = (request + 1) % cycle.length;
      arrives = arrivals();
    } else {
      const begun = (next === first ? quick : slow).take();
      if (begun) finish(begun);
    }
  }
}

/** First in, first out. */
function queue<T>() {
  let items: (T | undefined)[] = [];
  let taken = 0;
  return {
    head: () => items[taken],
    add: (item: T) => void items.push(item),
    take: () => {
      const item = items[taken];
      taken += 1;
      if (taken > 1000 && taken * 2 > items.length) {
        items = items.slice(taken);
        taken = 0;
      }
      return item;
    },
  };
}
