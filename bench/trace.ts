/** What the main thread did, from a Chromium trace. Times in ms, `start` and keys from an arbitrary moment. */
export interface MainThread {
  /** When each key went down. */
  keys: number[];
  /** When the frame that shows a key's answer was about to be painted. */
  answers: number[];
  tasks: Task[];
}

interface Task {
  start: number;
  duration: number;
  /** The processor time: unlike the duration it is the same on a busy machine. */
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

/** What one key set off, in ms of the main thread. */
export interface KeyCost {
  /** Work of the tasks from the one the key arrives in to the one that paints its answer, whole. */
  work: number;
  /** Until that task ends. */
  time: number;
  /** Work of all tasks until the next key's. */
  all: number;
}

/**
 * What each key press cost.
 * @throws when a key has no painted answer
 */
export function costPerKey({ keys, answers, tasks }: MainThread): KeyCost[] {
  return keys.map((key, index) => {
    const next = keys[index + 1] ?? Infinity;
    const answer = answers.find((at) => at > key && at < next);
    if (answer === undefined) throw new Error('A key has no painted answer in the trace.');
    const its = tasks.filter((task) => endOf(task) > key && endOf(task) <= next);
    const toAnswer = its.filter(({ start }) => start <= answer);
    return {
      work: sumOfWork(toAnswer),
      time: Math.max(...toAnswer.map(endOf)) - key,
      all: sumOfWork(its),
    };
  });
}

/** The work of the longest task since the first key, in ms: so long nothing else was answered. */
export function longestTask({ keys, tasks }: MainThread): number {
  const from = keys[0] ?? 0;
  return Math.max(...tasks.filter((task) => endOf(task) > from).map(({ work }) => work));
}

const endOf = ({ start, duration }: Task) => start + duration;
const sumOfWork = (tasks: readonly Task[]) => tasks.reduce((sum, { work }) => sum + work, 0);
