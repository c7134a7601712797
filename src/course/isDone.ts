import { reaches, type KubernetesVersion } from '../audit/types';
import type { Analysis } from '../engine/check';
import { decide, type Row } from '../engine/decide';
import { recordedStages } from '../expectations/expectation';
import { judge, stagesText } from '../expectations/judge';
import { samplesWith } from './requestsOf';
import type { Goal, Wanted } from './types';

/** Returns whether a checked text reaches what a step waits for. */
export function isDone(goal: Goal, { reading, problems, kubernetes }: Analysis): boolean {
  if ('rejected' in goal) return reading.error?.includes(goal.rejected) ?? false;
  const { policy } = reading;
  if (!policy) return false;
  if ('expects' in goal) {
    const rows = decide(policy, samplesWith(goal.expects.map(requestOf)), kubernetes);
    return goal.expects.every((wanted) => !shortOf(wanted, rows, kubernetes));
  }
  const has = (wanted: string) => problems.some(({ code }) => code === wanted);
  return 'problem' in goal ? has(goal.problem) : !has(goal.withoutProblem);
}

/** Why a step is not done, by one request, or for the policy as a whole. */
export interface NotYet {
  command?: string;
  /** "level None; this step wants at least Metadata", without a full stop. */
  says: string;
}

/**
 * Returns why a text that kube-apiserver accepts does not reach what a step waits for; undefined if it does, or if it
 * is rejected.
 */
export function notYet(goal: Goal, analysis: Analysis): NotYet | undefined {
  const { reading, kubernetes } = analysis;
  if (!reading.policy || isDone(goal, analysis)) return undefined;
  if ('rejected' in goal) return { says: 'kube-apiserver still accepts this policy' };
  if ('problem' in goal) return { says: 'Auditorium does not report it yet' };
  if ('withoutProblem' in goal) return { says: 'Auditorium still reports it' };
  const rows = decide(reading.policy, samplesWith(goal.expects.map(requestOf)), kubernetes);
  for (const wanted of goal.expects) {
    const short = shortOf(wanted, rows, kubernetes);
    if (!short?.row) continue;
    const { actual, expected, row } = short;
    return { command: row.request.command, says: `${actual}; this step wants ${expected}` };
  }
  return undefined;
}

const requestOf = ({ request }: Wanted) => request;

/** What a policy does with a request, and what is wanted of it. */
interface Short {
  row?: Row;
  actual: string;
  expected: string;
}

/** Returns in what the decision for a request falls short; undefined if in nothing. */
function shortOf(
  wanted: Wanted,
  rows: readonly Row[],
  kubernetes: KubernetesVersion,
): Short | undefined {
  const { request, atLeast, has = [], lacks = [] } = wanted;
  const row = rows.find((each) => each.request.id === request);
  if (!row) return { actual: 'no such request', expected: request };
  const { level } = row.decision;
  if (atLeast && !reaches(level, atLeast)) {
    return { row, actual: `level ${level}`, expected: `at least ${atLeast}` };
  }
  const [failure] = judge(wanted, row, kubernetes);
  if (failure) return { row, ...failure };
  const recorded = recordedStages(row);
  const missing = has.find((stage) => !recorded.includes(stage));
  const surplus = lacks.find((stage) => recorded.includes(stage));
  const expected = missing ? `the event ${missing}` : surplus ? `no event ${surplus}` : undefined;
  return expected === undefined ? undefined : { row, actual: stagesText(recorded), expected };
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
