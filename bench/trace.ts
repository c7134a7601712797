/** What the main thread did, from a Chromium trace. Times in ms; `start` and keys count from an arbitrary moment. */
export interface MainThread {
  /** When each key was pressed. */
  keys: number[];
  /** When the editor had the text of a key, to be painted in the next frame. */
  texts: number[];
  /** When every pane had the answer to a key. */
  answers: number[];
  /** When a frame was handed over to be drawn. */
  paints: number[];
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

/** The marks that the page sets as soon as the editor has the text of a key, and all panes the answer to it. */
export const marks = { text: 'auditorium.text', answer: 'auditorium.answer' };

/**
 * Reads the trace of a page in which keys were pressed.
 * @throws if it contains no key, no task or no paint, because Chromium has changed its names
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
  const timesOf = (event: string) =>
    traceEvents
      .filter(({ name, pid, tid }) => name === event && pid === first.pid && tid === first.tid)
      .map(({ ts }) => ts / 1000);
  const paints = timesOf('Commit');
  if (paints.length === 0) throw new Error('The trace contains no paint.');
  const keys = keyEvents.map(({ ts }) => ts / 1000);
  return { keys, texts: timesOf(marks.text), answers: timesOf(marks.answer), paints, tasks };
}

/** What one key triggered until something is painted, in ms of the main thread. */
interface Cost {
  /** Work from the task that receives the key to the task that paints, inclusive. */
  work: number;
  /** Time until that task ends. */
  time: number;
}

/** What one key triggered. */
export interface KeyCost {
  /** Until the editor paints the key. */
  text: Cost;
  /** Until all panes have painted the answer. */
  answer: Cost;
  /** Work of all tasks until the next key, in ms. */
  all: number;
}

/**
 * Returns what each key triggered.
 * @throws if a key or its answer is not painted
 */
export function costPerKey({ keys, texts, answers, paints, tasks }: MainThread): KeyCost[] {
  return keys.map((key, index) => {
    const next = keys[index + 1] ?? Infinity;
    const its = tasks.filter((task) => endOf(task) > key && endOf(task) <= next);
    const costUntil = (marked: readonly number[]): Cost => {
      const mark = marked.find((at) => at > key && at < next) ?? Infinity;
      const paint = paints.find((at) => at > mark && at < next);
      if (paint === undefined) throw new Error('A key is not painted in the trace.');
      const until = its.filter(({ start }) => start <= paint);
      return { work: sumOfWork(until), time: Math.max(...until.map(endOf)) - key };
    };
    return { text: costUntil(texts), answer: costUntil(answers), all: sumOfWork(its) };
  });
}

/** Returns the work of the longest task since the first key, in ms. Nothing else could run meanwhile. */
export function longestTask({ keys, tasks }: MainThread): number {
  const from = keys[0] ?? 0;
  return Math.max(...tasks.filter((task) => endOf(task) > from).map(({ work }) => work));
}

const endOf = ({ start, duration }: Task) => start + duration;
const sumOfWork = (tasks: readonly Task[]) => tasks.reduce((sum, { work }) => sum + work, 0);
