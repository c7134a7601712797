/** A figure of each step. Times are nanoseconds; what comes after the last step is left out. */
export interface Column {
  add(at: number, count?: number): void;
  /** Keeps the highest value of the step. */
  highest(at: number, value: number): void;
}

/** What is counted in a step. */
const counted = [
  /** Requests that arrived. */
  'requests',
  /** Events for the backend: recorded under the policy and passed on by truncating. */
  'events',
  /** Events that the log or the webhook has taken. */
  'delivered',
  /** Events for which the buffer had no room. */
  'dropped',
  /** Events that were sent and never taken: the log could not be written, or every attempt failed. */
  'lost',
  'batches',
  'largestBatch',
  /** Requests that ended, how long auditing delayed them together, and the longest delay. */
  'ended',
  'delay',
  'longestDelay',
  /** Requests that mode blocking-strict failed. */
  'failed',
  /** Requests that took longer than the server's limit: the client got a 504. */
  'timedOut',
] as const;
type Counted = (typeof counted)[number];
/** There at the end of a step: events sent and not yet taken, requests that wait for auditing. */
const during = ['inFlight', 'waiting'] as const;
type During = (typeof during)[number];

/** What happened in one step of a simulation, and what there is at its end. */
export interface Step extends Record<Counted | During, number> {
  /** When the step ends. */
  ends: number;
  /** Events in the buffer, and in the batch that is being filled or throttled. */
  queued: number;
  held: number;
}

/** Collects what happens, by step. */
export interface Tally extends Record<Counted, Column> {
  /** Counts something as there from one time until another. */
  during: Record<During, (from: number, to: number, count?: number) => void>;
  /** Sets what the buffer holds at the end of a step. */
  set(step: number, queued: number, held: number): void;
  ends(step: number): number;
  steps(): Step[];
}

/** Returns an empty tally of `count` steps of equal length. */
export function tallyOf(duration: number, count: number): Tally {
  const names = [...counted, ...during];
  // One place more, for what comes later.
  const values = record([...names, 'queued', 'held'] as const, () => new Float64Array(count + 1));
  const perNanosecond = count / duration;
  const stepAt = (at: number) => Math.trunc(Math.min(count, at * perNanosecond));
  const columns = record(names, (name) => columnOf(values[name], stepAt));
  const ends = (step: number) => (step < count ? (duration * (step + 1)) / count : Infinity);
  return {
    ...columns,
    during: record(during, (name) => (from, to, value = 1) => {
      if (stepAt(from) === stepAt(to)) return;
      columns[name].add(from, value);
      columns[name].add(to, -value);
    }),
    set: (step, queued, held) => {
      values.queued[step] = queued;
      values.held[step] = held;
    },
    ends,
    steps: () => {
      const there = { inFlight: 0, waiting: 0 };
      return Array.from({ length: count }, (_, index) => {
        for (const name of during) there[name] += values[name][index] ?? 0;
        const figures = record(
          [...counted, 'queued', 'held'] as const,
          (name) => values[name][index] ?? 0,
        );
        return { ...figures, ...there, ends: ends(index) };
      });
    },
  };
}

function columnOf(values: Float64Array, stepAt: (at: number) => number): Column {
  return {
    add: (at, count = 1) => {
      const step = stepAt(at);
      values[step] = (values[step] ?? 0) + count;
    },
    highest: (at, value) => {
      const step = stepAt(at);
      if (value > (values[step] ?? 0)) values[step] = value;
    },
  };
}

function record<Name extends string, T>(names: readonly Name[], of: (name: Name) => T) {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, T>;
}
