import { resultOf } from '../audit/steps';
import type { Attributes, Policy, PolicyRule } from '../audit/types';
import { bitRange, bitsOf, type Bits } from './bits';
import { findIn, prepareRegion, type Budget, type PreparedRegion } from './findRequest';
import { ruleIndex, type RuleIndex } from './ruleIndex';

/**
 * Whether a rule ever decides a request: one that it decides; never, because these earlier rules match
 * all of its requests (each of them is needed), or none of its own; or undecided, because the answer takes too much.
 */
export type Reachability =
  | { readonly kind: 'reached'; readonly request: Attributes }
  | { readonly kind: 'covered'; readonly by: readonly number[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'undecided' };

/** So many combinations are looked at for one policy; it takes about a second. */
export const combinationsAtMost = 2_000_000;

/** Same as reachabilityInSteps of all rules, at once. */
export function reachability({ rules }: Policy): Reachability[] {
  return resultOf(reachabilityInSteps(rules, ruleIndex(rules)));
}

/**
 * Returns for each of a policy's first rules whether it decides a request, among all that kube-apiserver can receive.
 * The index begins with them. Pauses.
 */
export function* reachabilityInSteps(
  rules: readonly PolicyRule[],
  index: RuleIndex,
): Generator<undefined, Reachability[]> {
  const budget: Budget = { left: combinationsAtMost };
  const found: Reachability[] = [];
  for (const [at, rule] of rules.entries()) {
    yield;
    const earlier = bitRange(index.size, 0, at);
    found.push(yield* reachabilityOf(rule, index, earlier, budget));
  }
  return found;
}

/** Returns whether the rule matches a request that none of the rules `earlier` of the index matches. Pauses. */
export function* reachabilityOf(
  rule: PolicyRule,
  index: RuleIndex,
  earlier: Bits,
  budget: Budget,
): Generator<undefined, Reachability> {
  const region = yield* prepareRegion([rule], index, earlier);
  if (region === 'undecided') return { kind: 'undecided' };
  const answer = findIn(region, earlier, budget);
  if (answer.kind === 'undecided') return answer;
  if (answer.kind === 'request') return { kind: 'reached', request: answer.request };
  if (answer.by.length === 0) return { kind: 'empty' };
  return { kind: 'covered', by: fewestOf(answer.by, region, index, budget) };
}

/**
 * Leaves out each rule without which the others still suffice; those that come later first. One that
 * suffices alone was found before.
 */
export function fewestOf(
  rules: readonly number[],
  region: PreparedRegion,
  index: RuleIndex,
  budget: Budget,
): readonly number[] {
  if (rules.length < 2) return rules;
  return rules.reduceRight<readonly number[]>((left, rule) => {
    const others = left.filter((each) => each !== rule);
    const without = findIn(region, bitsOf(index.size, others), budget);
    return without.kind === 'none' ? others : left;
  }, rules);
}
