import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { newestKubernetes } from '../src/audit/types';
import { policySentence } from '../src/analysis/sentences/policySentence';
import { analyzedTextLimit, check, checkInSteps } from '../src/engine/check';
import { sampleRequests } from '../src/catalog/requests';
import { decide } from '../src/engine/decide';
import { withPointers, withPointersInSteps, withRepairsInSteps } from '../src/engine/elsewhere';
import { explain } from '../src/engine/explain';
import { hostileTexts } from '../src/testing/hostileTexts';
import type { Row } from './row';

const longestMs = 100;
/** A step that took longer is measured again, at most so often: the rest of the machine slows it down, too. */
const attempts = 3;
/** Work that took less than this cannot be compared with that of half the text. */
const comparableMs = 20;
/** A short text of a kind is measured so often before a long one, so that its code is warm. */
const warmUps = 3;

/** A text that takes more processor time than this is given up: the work is not in proportion to its length. */
const limitMs = 60_000;
const watchMs = 500;
/** A little less than is analyzed: the pieces of a kind do not add up to it exactly. */
const usualSize = 995_000;

/**
 * Measures what the product does with each kind of hostile text whose name contains `only`, of so many UTF-16 units: processor
 * time of the thread that checks for each part in ms, how often as much it takes as for half the text, and the longest
 * step of a check in steps, pointers and repairs included. Yields each row as soon as it is measured.
 */
export async function* benchTexts(only = '', size = usualSize): AsyncGenerator<Row> {
  const bench = inThread();
  for (const kind of Object.keys(hostileTexts).filter((name) => name.includes(only))) {
    yield (await bench.row({ kind, size })) ?? gaveUp(kind);
  }
  await bench.end();
}

interface Task {
  kind: string;
  size: number;
}

/** Measures in a thread, because nothing else can end work that never pauses. */
function inThread() {
  let thread: Worker | undefined;
  const end = async () => {
    await thread?.terminate();
    thread = undefined;
  };
  return {
    end,
    /** The row; undefined after the limit. The thread is used again until then, so that its code is warm. */
    row: async (task: Task): Promise<Row | undefined> => {
      thread ??= new Worker(fileURLToPath(import.meta.url));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      thread.postMessage(task);
      const given = new AbortController();
      const begun = processMs();
      const watch = setInterval(() => processMs() - begun > limitMs && given.abort(), watchMs);
      try {
        const [measured] = await once(thread, 'message', { signal: given.signal });
        return measured as Row;
      } catch (error) {
        if (!given.signal.aborted) throw error;
        await end();
        return undefined;
      } finally {
        clearInterval(watch);
      }
    },
  };
}

if (!isMainThread) {
  parentPort?.on('message', ({ kind, size }: Task) => {
    for (let round = 0; round < warmUps; round++) longestStep(textOf(kind, 5_000));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    parentPort?.postMessage(row({ kind, size }));
  });
}

const target = (met: boolean) => ({ text: `≤ ${longestMs} ms`, met });

function gaveUp(kind: string): Row {
  return {
    what: kind,
    measured: `not done in ${limitMs / 1000} s of processor time`,
    target: target(false),
  };
}

function textOf(kind: string, length: number): string {
  return (hostileTexts[kind]?.(length) ?? '').slice(0, analyzedTextLimit - attempts);
}

function row({ kind, size }: Task): Row {
  const half = partsOf(textOf(kind, size / 2));
  const text = textOf(kind, size);
  const whole = partsOf(text);
  const parts = Object.entries(whole).map(([name, ms]) => {
    const before = half[name] ?? 0;
    const growth = ms > comparableMs && before > 0 ? ` ×${(ms / before).toFixed(1)}` : '';
    return `${name} ${ms.toFixed(0)}${growth}`;
  });
  let longest = { ms: Number.POSITIVE_INFINITY, part: '' };
  for (let attempt = 1; longest.ms > longestMs && attempt <= attempts; attempt++) {
    // What is remembered of the text does not count.
    const again = longestStep(text + ' '.repeat(attempt));
    if (again.ms < longest.ms) longest = again;
  }
  return {
    what: kind,
    measured: `longest step ${longest.ms.toFixed(0)} (${longest.part}); ${parts.join(', ')}`,
    target: target(longest.ms <= longestMs),
  };
}

/** The processor time of each part of the work, in ms. */
function partsOf(text: string): Record<string, number> {
  const parts: Record<string, number> = {};
  const time = <Result>(name: string, run: () => Result): Result => {
    const begun = threadMs();
    const result = run();
    parts[name] = threadMs() - begun;
    return result;
  };
  const analysis = time('reading', () => check(text, newestKubernetes));
  const { reading } = analysis;
  time('findings', () => analysis.problems);
  if (reading.policy) {
    const { policy } = reading;
    time('rows', () => decide(policy, sampleRequests, newestKubernetes));
    time('explain', () => sampleRequests[0] && explain(policy, sampleRequests[0]));
  }
  if (reading.draft) {
    const { draft } = reading;
    time('sentences', () => policySentence(draft));
  }
  time('pointers', () => withPointers(analysis).problems);
  return parts;
}

/** The work of a page on a text, in steps, each of which returns the name of its part. */
function* checkedAndRepaired(text: string): Generator<string> {
  const checked = yield* named('check', checkInSteps(text, newestKubernetes));
  const pointed = yield* named('pointers', withPointersInSteps(checked));
  yield* named('repairs', withRepairsInSteps(pointed));
}

function* named<Result>(part: string, steps: Generator<undefined, Result>) {
  for (;;) {
    const { done, value } = steps.next();
    yield part;
    if (done) return value;
  }
}

function longestStep(text: string): { ms: number; part: string } {
  const longest = { ms: 0, part: '' };
  let cpu = threadMs();
  let clock = performance.now();
  for (const part of checkedAndRepaired(text)) {
    const elapsed = performance.now() - clock;
    // Reading the processor time takes longer than a short step: several of them count as one.
    if (elapsed < 1) continue;
    const now = threadMs();
    const ms = Math.min(now - cpu, elapsed);
    if (ms > longest.ms) Object.assign(longest, { ms, part });
    cpu = now;
    clock = performance.now();
  }
  return longest;
}

/** Processor time of this thread in ms, as the Linux kernel counts it every few ms; elsewhere that of the process. */
function threadMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return processMs();
  }
}

const processMs = () => process.cpuUsage().user / 1000;
