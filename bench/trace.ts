/** What the main thread did, from a Chromium trace. Times in ms; `start` and keys count from an arbitrary moment. */
export interface MainThread {
  /** When each key was pressed. */
  keys: number[];
  /** When the frame with a key's result was about to be painted. */
  answers: number[];
  tasks: Task[];
}

interface Task {
  start: number;
  duration: number;
  /** CPU time: unlike the duration, it does not grow on a busy machine. */
  work: number;
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

/** The mark that the page sets in the frame that paints the result of a key. */
export const answerMark = 'auditorium.answer';

/**
 * Reads the trace of a page in which keys were pressed.
 * @throws if it contains no key or no task, because Chromium has changed its names
 */
export function mainThread(trace: Buffer): MainThread {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const keyEvents = traceEvents.filter(
    ({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown',
  );
  const [first] = keyEvents;
  if (!first) throw new Error('The trace contains no key press.');
  const tasks = traceEvents
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === first.pid && tid === first.tid)
    .map(({ ts, dur = 0, tdur = dur }) => ({
      start: ts / 1000,
      duration: dur / 1000,
      work: tdur / 1000,
    }));
  if (tasks.length === 0) throw new Error('The trace contains no task of the main thread.');
  const answers = traceEvents
    .filter(({ name, pid, tid }) => name === answerMark && pid === first.pid && tid === first.tid)
    .map(({ ts }) => ts / 1000);
  return { keys: keyEvents.map(({ ts }) => ts / 1000), answers, tasks };
}

/** What one key triggered, in ms of the main thread. */
export interface KeyCost {
  /** Work from the task that receives the key to the task that paints its result, inclusive. */
  work: number;
  /** Time until that task ends. */
  time: number;
  /** Work of all tasks until the next key. */
  all: number;
}

/**
 * Returns what each key triggered.
 * @throws if a key has no painted result
 */
export function costPerKey({ keys, answers, tasks }: MainThread): KeyCost[] {
  return keys.map((key, index) => {
    const next = keys[index + 1] ?? Infinity;
    const answer = answers.find((at) => at > key && at < next);
    if (answer === undefined) throw new Error('A key has no painted result in the trace.');
    const its = tasks.filter((task) => endOf(task) > key && endOf(task) <= next);
    const toAnswer = its.filter(({ start }) => start <= answer);
    return {
      work: sumOfWork(toAnswer),
      time: Math.max(...toAnswer.map(endOf)) - key,
      all: sumOfWork(its),
    };
  });
}

/** Returns the work of the longest task since the first key, in ms. Nothing else could run meanwhile. */
export function longestTask({ keys, tasks }: MainThread): number {
  const from = keys[0] ?? 0;
  return Math.max(...tasks.filter((task) => endOf(task) > from).map(({ work }) => work));
}

const endOf = ({ start, duration }: Task) => start + duration;
const sumOfWork = (tasks: readonly Task[]) => tasks.reduce((sum, { work }) => sum + work, 0);
