import { auditConfig } from '../audit/evaluator';
import { levels, stages, type Policy } from '../audit/types';
import type { Reachability } from '../proofs/reachability';
import { resultOf } from '../audit/steps';
import { isCatchAll } from './coverage';
import { proverNow } from './prover';

/** Which rules of a policy decide requests. */
export interface Reach {
  /** The first rule that matches every request. */
  catchAll: number | undefined;
  /** What is proved of each rule: rules after the catch-all are covered by it. */
  rules: readonly Reachability[];
  /** For each rule, the earlier rules that match all of its requests, each of them needed; undefined without such rules. */
  coveredBy: readonly (readonly number[] | undefined)[];
  /** false: it is proved that no request is decided by the rule. */
  decides: readonly boolean[];
}

/** What was found for each policy. */
const known = new WeakMap<Policy, Reach>();
/** What was said before the prover was there: the same object each time, because components compare it. */
const unproved = new WeakMap<Policy, Reach>();

/** Same as reachInSteps, at once. */
export function reachOf(policy: Policy): Reach {
  return resultOf(reachInSteps(policy));
}

/**
 * Proves which rules of a policy decide a request, and which never do. Without the prover, which is loaded later, all
 * that is known are the rules after one that matches everything. Pauses.
 */
export function* reachInSteps(policy: Policy): Generator<undefined, Reach> {
  const prover = proverNow();
  const results = prover ? known : unproved;
  const remembered = results.get(policy);
  if (remembered) return remembered;
  const { rules } = policy;
  const found = rules.findIndex(isCatchAll);
  const catchAll = found < 0 ? undefined : found;
  const first = catchAll === undefined ? rules : rules.slice(0, catchAll + 1);
  const proved: Reachability[] = prover
    ? yield* prover.reach(policy, first.length)
    : first.map(() => ({ kind: 'undecided' }));
  if (catchAll !== undefined) {
    for (const _ of rules.slice(catchAll + 1)) proved.push({ kind: 'covered', by: [catchAll] });
  }
  const reach: Reach = {
    ...{ catchAll, rules: proved },
    coveredBy: proved.map((each) => (each.kind === 'covered' ? each.by : undefined)),
    decides: proved.map(({ kind }) => kind === 'reached' || kind === 'undecided'),
  };
  results.set(policy, reach);
  return reach;
}

/**
 * How what one rule records compares with another; 'unclear' if it records more of one thing and less of
 * another, or if one of their levels does not exist.
 */
export type Compared = 'same' | 'more' | 'less' | 'unclear';

/** Compares what two rules record of a request: whether `one` records more than `other`. */
export function compareRecorded(policy: Policy, one: number, other: number): Compared {
  const [a, b] = [recordedBy(policy, one), recordedBy(policy, other)];
  if (!a || !b) return 'unclear';
  const isMore = a.some((each, at) => each > (b[at] ?? 0));
  const isLess = a.some((each, at) => each < (b[at] ?? 0));
  if (isMore) return isLess ? 'unclear' : 'more';
  return isLess ? 'less' : 'same';
}

/** Level, stages and managed fields, as numbers; all 0 if no stage is left. undefined if the level does not exist. */
function recordedBy(policy: Policy, index: number): number[] | undefined {
  const config = auditConfig(policy, policy.rules[index]);
  const level = levels.indexOf(config.level);
  if (level < 0) return undefined;
  const kept = stages.map((stage) => (config.omitStages.includes(stage) ? 0 : 1));
  const bodies = config.level === 'Request' || config.level === 'RequestResponse';
  const all = [level, ...kept, bodies && !config.omitManagedFields ? 1 : 0];
  return level > 0 && kept.includes(1) ? all : all.map(() => 0);
}
