import { auditConfig } from '../audit/evaluator';
import { rememberedFor } from '../audit/listLookup';
import { present } from '../audit/match';
import { levels, stages, type Policy, type PolicyRule } from '../audit/types';
import { EarlierRules } from '../proofs/coveringRules';
import { covers } from '../proofs/covers';
import { ruleShape, targetKey, type RuleShape } from '../proofs/ruleShape';
import { isCatchAll } from './coverage';
import { livePart } from './deadValues';
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

/** Same as reachInSteps, at once. */
export function reachOf(policy: Policy): Reach {
  return resultOf(reachInSteps(policy));
}

/** Finds the rules of a policy that never decide a request, because of their own values or of one earlier rule. */
export function* reachInSteps({ rules }: Policy): Generator<undefined, Reach> {
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
    const cover = isLate ? catchAll : shape && earlier.firstCover(shape);
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
    earlier.add(at, shape);
  }
  return { catchAll, coveredBy, coveredValues, decides };
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
      const cover = earlier.firstCover({
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
 * Compares what two rules record of a request: above 0 if `one` records more than `other`, 0 if they
 * record the same.
 */
export function compareRecorded(policy: Policy, one: number, other: number): number {
  const [a, b] = [weightOf(policy, one), weightOf(policy, other)];
  const at = a.findIndex((each, index) => each !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Level, stages and managed fields, as numbers to compare in this order. */
function weightOf(policy: Policy, index: number): number[] {
  const config = auditConfig(policy, policy.rules[index]);
  const level = levels.indexOf(config.level);
  if (level <= 0) return [level];
  const bodies = config.level === 'Request' || config.level === 'RequestResponse';
  const omitted = stages.map((stage) => (config.omitStages.includes(stage) ? 0 : 1));
  const count = omitted.filter((each) => each === 1).length;
  return [level, count, ...omitted, bodies && !config.omitManagedFields ? 1 : 0];
}
