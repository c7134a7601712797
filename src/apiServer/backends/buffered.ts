import { tokenBucket } from './tokenBucket';

/** How a backend batches in mode batch. Mirrors BatchConfig of plugin/pkg/audit/buffered. */
export interface BatchConfig {
  /** How many events wait at most; a further one is dropped. */
  bufferSize: number;
  maxBatchSize: number;
  /** Nanoseconds; without effect if a batch has one event. */
  maxBatchWait: number;
  /** Batches a second. */
  throttle?: { qps: number; burst: number } | undefined;
  /** Whether a batch is delivered beside the next one: always for the webhook, never for the log. */
  isAsync: boolean;
}

/** Takes a batch at a time, in nanoseconds, and returns when it is delivered or lost. */
export type Deliver = (at: number, size: number) => number;

/** A buffered backend. Times are nanoseconds since it was started, and never go back. */
export interface BufferedBackend {
  /** Takes an event; returns false if it is dropped because the buffer is full. */
  offer(at: number): boolean;
  /** Does everything that happens up to a time, inclusive. */
  advance(to: number): void;
  /** Stops it: everything that it holds is delivered. Returns when nothing is under way any more. */
  stop(at: number): number;
  /** How many events are in the buffer. */
  queued(): number;
  /** How many events were taken out of the buffer and are not sent yet at a time: the batch that is being filled or throttled. */
  held(at: number): number;
}

/**
 * Returns a model of the buffered backend of k8s.io/apiserver, exact to the nanosecond if no two things happen at the
 * same time. Where an event arrives just when the wait ends, Go picks at random; here the batch is sent first. Of
 * events that arrive at once, each is taken before the next one comes.
 *
 * Two things of the real one are random and are not modelled: up to Kubernetes 1.31, whose timers are older than Go
 * 1.23's, a batch can be sent too early after a batch that was throttled or delivered for longer than the wait; and
 * with a wait of 0, how many of the waiting events are in a batch.
 *
 * Follows processIncomingEvents, collectEvents and processEvents of plugin/pkg/audit/buffered, which are the same
 * from 1.31 to 1.37.
 */
export function bufferedBackend(config: BatchConfig, deliver: Deliver): BufferedBackend {
  const { bufferSize, maxBatchSize, isAsync, throttle } = config;
  const wait = maxBatchSize > 1 ? Math.max(config.maxBatchWait, 0) : Infinity;
  const accept = throttle ? tokenBucket(throttle.qps, throttle.burst) : () => 0;
  /** In the channel. While a batch is gathered it is empty. */
  let queued = 0;
  let gathered = 0;
  let isBusy = false;
  /** When the next batch can be gathered, or when the wait for this one ends. */
  let until = wait;
  /** The last batch that was sent. */
  let sentAt = 0;
  let sentSize = 0;
  /** When all batches so far are delivered or lost. */
  let settled = 0;

  const send = (at: number) => {
    const begins = at + accept(at);
    sentAt = begins;
    sentSize = gathered;
    gathered = 0;
    const ends = deliver(begins, sentSize);
    settled = Math.max(settled, ends);
    isBusy = true;
    until = isAsync ? begins : ends;
  };
  const gather = (at: number) => {
    isBusy = false;
    gathered = Math.min(queued, maxBatchSize);
    queued -= gathered;
    if (gathered === maxBatchSize || (wait === 0 && gathered > 0)) send(at);
    // Without a wait the next event ends it.
    else until = wait === 0 ? Infinity : at + wait;
  };
  const advance = (to: number) => {
    while (until <= to) {
      if (isBusy) gather(until);
      else if (gathered > 0) send(until);
      else if (wait === 0) until = Infinity;
      // Empty batches are not sent, but the wait begins again.
      else until += wait * (Math.floor((to - until) / wait) + 1);
    }
  };
  return {
    advance,
    offer: (at) => {
      advance(at);
      if (isBusy) {
        if (queued >= bufferSize) return false;
        queued += 1;
        return true;
      }
      gathered += 1;
      if (gathered === maxBatchSize || wait === 0) send(at);
      return true;
    },
    stop: (at) => {
      advance(at);
      if (!isBusy && gathered > 0) send(at);
      let ends = isBusy ? until : at;
      while (queued > 0) {
        gathered = Math.min(queued, maxBatchSize);
        queued -= gathered;
        send(ends);
        ends = until;
      }
      return Math.max(ends, settled);
    },
    queued: () => queued,
    held: (at) => gathered + (isBusy && at < sentAt ? sentSize : 0),
  };
}
