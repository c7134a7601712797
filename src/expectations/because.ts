import { ruleMatches } from '../audit/evaluator';
import { conditionsOf } from '../audit/match';
import type { Attributes, Policy, PolicyRule } from '../audit/types';
import { explain } from '../engine/explain';
import type { Row } from '../engine/decide';
import { noRule, type Expectation } from './expectation';

/** Why a policy decides a request as it does, and not as expected: what matches, and one other rule. */
export interface Because {
  /** The rule that matches first, from 0; undefined: none does. */
  matched: number | undefined;
  /**
   * The rule that was expected, or else the one above the match that has the expected level and comes closest, and why
   * it does not match. If no rule matches, the closest one of any level.
   */
  other?: { rule: number; reason: string };
  /** The first rule below the match that would match too, and has the expected level. */
  tooLate?: number;
  /** The expected rule comes later, or the policy has no such rule. */
  expected?: { rule: number; is: 'later' | 'missing' };
}

/**
 * Explains a failed expectation, from the same evaluation as the tab Why. `row` must be the policy's decision for the
 * request.
 */
export function becauseOf(
  { rule, level }: Expectation,
  { request, decision }: Row,
  policy: Policy,
): Because {
  const matched = decision.rule;
  if (rule !== undefined && rule >= policy.rules.length)
    return { matched, expected: { rule, is: 'missing' } };
  if (rule !== undefined && rule > (matched ?? policy.rules.length))
    return { matched, expected: { rule, is: 'later' } };
  const { passedOver, wouldMatch, attributes } = explain(policy, request);
  const isAsked = rule !== undefined && rule !== noRule && rule !== matched;
  if (!isAsked && level !== undefined && level !== decision.level) {
    const tooLate = wouldMatch.find((index) => policy.rules[index]?.level === level);
    if (tooLate !== undefined) return { matched, tooLate };
  }
  const passed = policy.rules.slice(0, passedOver.length);
  const isMeant = ({ level: own }: PolicyRule) =>
    matched === undefined || (own === level && level !== decision.level);
  const at = isAsked ? rule : closest(passed, isMeant, attributes, level);
  const reason = passedOver[at]?.reason;
  return { matched, ...(reason !== undefined && { other: { rule: at, reason } }) };
}

/**
 * Returns which of the rules that may be meant, none of which matches, comes closest: one with the expected level, then
 * one with the fewest conditions that fail, then with the most that hold; the last of several. -1 if there is none.
 */
function closest(
  rules: readonly PolicyRule[],
  isMeant: (rule: PolicyRule) => boolean,
  attributes: Attributes,
  expected: string | undefined,
): number {
  // A rule has six conditions at most.
  const scores = rules.map((rule) => {
    if (!isMeant(rule)) return -Infinity;
    const conditions = conditionsOf(rule);
    const holding = conditions.filter((field) =>
      ruleMatches({ level: rule.level, [field]: rule[field] }, attributes),
    ).length;
    const failing = conditions.length - holding;
    return (rule.level === expected ? 100 : 0) - 10 * failing + holding;
  });
  const best = Math.max(...scores);
  return best === -Infinity ? -1 : scores.lastIndexOf(best);
}

/** Returns that as a sentence without a full stop; `nameOf` says how a rule is called. */
export function becauseText(
  { matched, other, expected, tooLate }: Because,
  nameOf: (rule: number) => string = (rule) => `rule ${rule + 1}`,
): string {
  const first = matched === undefined ? 'no rule matches' : `${nameOf(matched)} matches`;
  if (expected?.is === 'missing') return `${first}; the policy has no rule ${expected.rule + 1}`;
  if (expected) return `${first} first`;
  if (tooLate !== undefined) return `${first} first; ${nameOf(tooLate)} would match, too`;
  return other ? `${first}; ${nameOf(other.rule)} does not: ${other.reason}` : first;
}
