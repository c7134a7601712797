import { newestKubernetes } from '../src/audit/types';
import { policySentence } from '../src/analysis/sentences/policySentence';
import { analyzedTextLimit, check, checkInSteps } from '../src/engine/check';
import { sampleRequests } from '../src/catalog/requests';
import { decide } from '../src/engine/decide';
import { withPointers, withPointersInSteps } from '../src/engine/elsewhere';
import { explain } from '../src/engine/explain';
import { readPolicy } from '../src/document/readPolicy';
import { hostileTexts } from '../src/testing/hostileTexts';
import type { Row } from './row';

const longestMs = 100;
/** Work that took less than this cannot be compared with that of half the text. */
const comparableMs = 20;

/** The kinds of texts. */
export const kinds = Object.keys(hostileTexts);

/**
 * Measures what the product does with each kind of hostile text, at 200 kB and 1 MB: processor time of each part in
 * ms, how often as much it takes as for half the text, and the longest step of a check in steps, pointers included.
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
  const text = (hostileTexts[kind]?.(size) ?? '').slice(0, analyzedTextLimit - 1);
  const parts: Record<string, number> = {};
  const time = <Result>(name: string, run: () => Result): Result => {
    const { user } = process.cpuUsage();
    const result = run();
    parts[name] = (process.cpuUsage().user - user) / 1000;
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
  return { parts, longest: longestStep(text) };
}

function* checkedAndPointed(text: string) {
  return yield* withPointersInSteps(yield* checkInSteps(text, newestKubernetes));
}

function longestStep(text: string): number {
  // What is remembered of the text does not count.
  const steps = checkedAndPointed(`${text} `);
  let longest = 0;
  for (;;) {
    const { user } = process.cpuUsage();
    const { done } = steps.next();
    longest = Math.max(longest, (process.cpuUsage().user - user) / 1000);
    if (done) return longest;
  }
}
