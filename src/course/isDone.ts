import type { Analysis } from '../engine/check';
import { decide } from '../engine/decide';
import { judgeAll } from '../expectations/judge';
import { samplesWith } from './requestsOf';
import type { Goal } from './types';

/** Returns whether a checked text reaches what a step waits for. */
export function isDone(goal: Goal, { reading, problems, kubernetes }: Analysis): boolean {
  if ('rejected' in goal) return reading.error?.includes(goal.rejected) ?? false;
  const { policy } = reading;
  if (!policy) return false;
  if ('expects' in goal) {
    const requests = samplesWith(goal.expects.map(({ request }) => request));
    const results = judgeAll(goal.expects, decide(policy, requests, kubernetes), kubernetes);
    return results.every(({ verdict }) => verdict === 'pass');
  }
  const has = (wanted: string) => problems.some(({ code }) => code === wanted);
  return 'problem' in goal ? has(goal.problem) : !has(goal.withoutProblem);
}

/** Returns a text after the edits of a step; undefined if a part to replace is not there exactly once. */
export function withWay(
  text: string,
  way: readonly (readonly [string, string])[],
): string | undefined {
  let changed = text;
  for (const [from, to] of way) {
    const at = changed.indexOf(from);
    if (at < 0 || changed.includes(from, at + 1)) return undefined;
    changed = changed.slice(0, at) + to + changed.slice(at + from.length);
  }
  return changed;
}
