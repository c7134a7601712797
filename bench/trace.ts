/** What the main thread did, from a Chromium trace. Times in ms, `start` and keys from an arbitrary moment. */
export interface MainThread {
  /** When each key went down. */
  keys: number[];
  /** When the frame that shows a key's answer was about to be painted. */
  answers: number[];
  /** `work` is the processor time of the task: unlike its duration it is the same on a busy machine. */
  tasks: { start: number; duration: number; work: number }[];
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { type?: string } };
}

/** The categories that a trace for `mainThread` needs. */
export const traceCategories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
];

/** The name of the mark that the page sets in the frame that paints the answer to a key. */
export const answerMark = 'auditorium.answer';

/**
 * Reads the trace of a page in which keys were pressed.
 * @throws when it holds no key or no task: then Chromium has changed its names
 */
export function mainThread(trace: Buffer): MainThread {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const keyEvents = traceEvents.filter(
    ({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown',
  );
  const [first] = keyEvents;
  if (!first) throw new Error('The trace holds no key press.');
  const tasks = traceEvents
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === first.pid && tid === first.tid)
    .map(({ ts, dur = 0, tdur = dur }) => ({
      start: ts / 1000,
      duration: dur / 1000,
      work: tdur / 1000,
    }));
  if (tasks.length === 0) throw new Error('The trace holds no task of the main thread.');
  const answers = traceEvents
    .filter(({ name, pid, tid }) => name === answerMark && pid === first.pid && tid === first.tid)
    .map(({ ts }) => ts / 1000);
  return { keys: keyEvents.map(({ ts }) => ts / 1000), answers, tasks };
}

/** Main-thread work of each key press in ms: the tasks from the one it begins in to the next key's. */
export function workPerKey({ keys, tasks }: MainThread): number[] {
  return keys.map((key, index) => {
    const next = keys[index + 1] ?? Infinity;
    return tasks
      .filter(({ start, duration }) => start + duration > key && start + duration <= next)
      .reduce((sum, { work }) => sum + work, 0);
  });
}

/**
 * From each key press to its painted answer, in ms: the main-thread work of the tasks from the one
 * the key begins in to the one that paints, whole, and the time until that one ends.
 * @throws when a key has no answer
 */
export function toAnswer({ keys, answers, tasks }: MainThread): { work: number; time: number }[] {
  return keys.map((key, index) => {
    const next = keys[index + 1] ?? Infinity;
    const answer = answers.find((at) => at > key && at < next);
    if (answer === undefined) throw new Error('A key has no painted answer in the trace.');
    const these = tasks.filter(({ start, duration }) => start + duration > key && start <= answer);
    return {
      work: these.reduce((sum, { work }) => sum + work, 0),
      time: Math.max(...these.map(({ start, duration }) => start + duration)) - key,
    };
  });
}

/** The work of the longest task since the first key, in ms: so long nothing else was answered. */
export function longestTask({ keys, tasks }: MainThread): number {
  const from = keys[0] ?? 0;
  return Math.max(
    ...tasks.filter(({ start, duration }) => start + duration > from).map(({ work }) => work),
  );
}
