import { readFileSync } from 'node:fs';
import { newestKubernetes } from '../src/audit/types';
import { policySentence } from '../src/analysis/sentences/policySentence';
import { analyzedTextLimit, check, checkInSteps } from '../src/engine/check';
import { sampleRequests } from '../src/catalog/requests';
import { decide } from '../src/engine/decide';
import { withPointers, withPointersInSteps, withRepairsInSteps } from '../src/engine/elsewhere';
import { explain } from '../src/engine/explain';
import { readPolicy } from '../src/document/readPolicy';
import { hostileTexts } from '../src/testing/hostileTexts';
import type { Row } from './row';

const longestMs = 100;
/** A step that took longer is measured again, at most so often: the rest of the machine slows it down, too. */
const attempts = 3;
/** Work that took less than this cannot be compared with that of half the text. */
const comparableMs = 20;

/** The kinds of texts. */
export const kinds = Object.keys(hostileTexts);

/**
 * Measures what the product does with each kind of hostile text, at 200 kB and 1 MB: processor time of this thread for
 * each part in ms, how often as much it takes as for half the text, and the longest step of a check in steps, pointers
 * and repairs included.
 */
export function benchTexts(only: string | undefined, sizes = [200_000, 1_000_000]): Row[] {
  const chosen = kinds.filter((kind) => kind.includes(only ?? ''));
  for (const kind of chosen) measure(kind, 5_000);
  return chosen.flatMap((kind) => sizes.map((size) => row(kind, size)));
}

function row(kind: string, size: number): Row {
  const half = measure(kind, size / 2);
  const whole = measure(kind, size);
  const parts = Object.entries(whole.parts).map(([name, ms]) => {
    const before = half.parts[name] ?? 0;
    const growth = ms > comparableMs && before > 0 ? ` ×${(ms / before).toFixed(1)}` : '';
    return `${name} ${ms.toFixed(0)}${growth}`;
  });
  return {
    what: `${kind}, ${size / 1000} kB`,
    measured: `${parts.join(', ')}; longest step ${whole.longest.toFixed(0)}`,
    target: { text: `≤ ${longestMs} ms`, met: whole.longest <= longestMs },
  };
}

function measure(kind: string, size: number) {
  const text = (hostileTexts[kind]?.(size) ?? '').slice(0, analyzedTextLimit - attempts);
  const parts: Record<string, number> = {};
  const time = <Result>(name: string, run: () => Result): Result => {
    const begun = threadMs();
    const result = run();
    parts[name] = threadMs() - begun;
    return result;
  };
  const reading = time('reading', () => readPolicy(text, newestKubernetes));
  const analysis = check(text, newestKubernetes);
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
  let longest = Number.POSITIVE_INFINITY;
  for (let attempt = 1; longest > longestMs && attempt <= attempts; attempt++) {
    // What is remembered of the text does not count.
    longest = Math.min(longest, longestStep(text + ' '.repeat(attempt)));
  }
  return { parts, longest };
}

function* checkedAndRepaired(text: string) {
  const checked = yield* checkInSteps(text, newestKubernetes);
  return yield* withRepairsInSteps(yield* withPointersInSteps(checked));
}

function longestStep(text: string): number {
  const steps = checkedAndRepaired(text);
  let longest = 0;
  let cpu = threadMs();
  let clock = performance.now();
  for (;;) {
    const { done } = steps.next();
    const elapsed = performance.now() - clock;
    // Reading the processor time takes longer than a short step: several of them count as one.
    if (elapsed < 1 && !done) continue;
    const now = threadMs();
    longest = Math.max(longest, Math.min(now - cpu, elapsed));
    if (done) return longest;
    cpu = now;
    clock = performance.now();
  }
}

/** Processor time of this thread in ms, as the Linux kernel counts it every few ms; elsewhere that of the process. */
function threadMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return process.cpuUsage().user / 1000;
  }
}
