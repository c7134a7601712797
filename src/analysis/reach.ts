import { auditConfig } from '../audit/evaluator';
import { rememberedFor } from '../audit/listLookup';
import { present } from '../audit/match';
import { levels, stages, type Policy, type PolicyRule } from '../audit/types';
import { EarlierRules } from '../proofs/coveringRules';
import { covers } from '../proofs/covers';
import { ruleShape, targetKey, type RuleShape } from '../proofs/ruleShape';
import { isCatchAll } from './coverage';
import { livePart } from '../proofs/deadValues';
import { isStep, resultOf } from '../audit/steps';

/** Which rules of a policy decide requests. */
export interface Reach {
  /** The first rule that matches every request. */
  catchAll: number | undefined;
  /** For each rule, the first earlier rule that alone matches all of its requests; undefined without one. */
  coveredBy: readonly (number | undefined)[];
  /** Values of `resources` in rules that decide, whose requests one earlier rule matches. */
  coveredValues: readonly CoveredValue[];
  /** Whether the rule matches requests, and none of the above keeps all of them from it. */
  decides: readonly boolean[];
}

/** The requests for one value of `resources`, all of which an earlier rule matches. */
export interface CoveredValue {
  rule: number;
  entry: number;
  value: number;
  cover: number;
}

/** Of more values, only the first are looked up one by one. */
const valuesAtMost = 5000;

/** What a rule matches, apart from values that match nothing; undefined if it matches nothing. */
const liveShape = rememberedFor((rule: PolicyRule) => {
  const live = livePart(rule);
  return live && ruleShape(live);
});

/** What was found for each policy. */
const known = new WeakMap<Policy, Reach>();

/** Same as reachInSteps, at once. */
export function reachOf(policy: Policy): Reach {
  return resultOf(reachInSteps(policy));
}

/** Finds the rules of a policy that never decide a request, because of their own values or of one earlier rule. */
export function* reachInSteps(policy: Policy): Generator<undefined, Reach> {
  const remembered = known.get(policy);
  if (remembered) return remembered;
  const { rules } = policy;
  const earlier = new EarlierRules();
  const found = rules.findIndex(isCatchAll);
  const catchAll = found < 0 ? undefined : found;
  const coveredBy: (number | undefined)[] = [];
  const coveredValues: CoveredValue[] = [];
  let values = valuesAtMost;
  const decides: boolean[] = [];
  for (const [at, rule] of rules.entries()) {
    yield;
    const isLate = catchAll !== undefined && at > catchAll;
    const shape = isLate ? undefined : liveShape(rule);
    // One rule can have very many values.
    yield;
    const cover = isLate ? catchAll : shape && (yield* earlier.firstCover(shape));
    coveredBy.push(cover);
    decides.push(shape !== undefined && cover === undefined);
    if (!shape || cover !== undefined) continue;
    const count = (rule.resources ?? []).reduce(
      (sum, { resources = [] }) => sum + resources.length,
      0,
    );
    values -= count;
    if (count > 1 && values > 0) {
      for (const each of yield* valuesCovered(rule, at, shape, earlier)) coveredValues.push(each);
    }
    yield;
    yield* earlier.add(at, shape);
  }
  const reach = { catchAll, coveredBy, coveredValues, decides };
  known.set(policy, reach);
  return reach;
}

/** `live` is the rule without the values that match nothing, which are left out here as well. */
function* valuesCovered(
  { resources = [] }: PolicyRule,
  rule: number,
  live: RuleShape,
  earlier: EarlierRules,
): Generator<undefined, CoveredValue[]> {
  const found: CoveredValue[] = [];
  for (const [
    entry,
    { group = '', resources: patterns = [], resourceNames },
  ] of resources.entries()) {
    const names = present(resourceNames) ? resourceNames : undefined;
    for (const [value, pattern] of patterns.entries()) {
      if (isStep(value)) yield;
      if (!live.targets.has(targetKey(group, pattern))) continue;
      const cover = yield* earlier.firstCover({
        ...live,
        entries: [{ group, patterns: [pattern], names }],
      });
      if (cover !== undefined) found.push({ rule, entry, value, cover });
    }
  }
  return found;
}

/** Returns whether two rules match the same requests, apart from values that match nothing. */
export function matchTheSame({ rules }: Policy, one: number, other: number): boolean {
  const [a, b] = [one, other].map((index) => rules[index] && liveShape(rules[index]));
  return a !== undefined && b !== undefined && covers(a, b) && covers(b, a);
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
