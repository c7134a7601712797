import type { Policy } from '../audit/types';
import { explain } from '../engine/explain';
import type { Row } from '../engine/decide';
import { noRule, type Expectation } from './expectation';

/** Why a policy decides a request as it does, and not as expected: what matches, and one rule that does not. */
export interface Because {
  /** The rule that matches first, from 0; undefined: none does. */
  matched: number | undefined;
  /** The rule that was expected, or else the last one above the match, and why it does not match. */
  other?: { rule: number; reason: string };
  /** The expected rule comes later, or the policy has no such rule. */
  expected?: { rule: number; is: 'later' | 'missing' };
}

/**
 * Explains a failed expectation, from the same evaluation as the tab Why. `row` must be the policy's decision for the
 * request.
 */
export function becauseOf(
  { rule }: Expectation,
  { request, decision }: Row,
  policy: Policy,
): Because {
  const matched = decision.rule;
  if (rule !== undefined && rule >= policy.rules.length)
    return { matched, expected: { rule, is: 'missing' } };
  if (rule !== undefined && rule > (matched ?? policy.rules.length))
    return { matched, expected: { rule, is: 'later' } };
  const { passedOver } = explain(policy, request);
  const above = (matched ?? passedOver.length) - 1;
  const at = rule !== undefined && rule !== noRule && rule !== matched ? rule : above;
  const reason = passedOver[at]?.reason;
  return { matched, ...(reason !== undefined && { other: { rule: at, reason } }) };
}

/** Returns that as a sentence without a full stop; `nameOf` says how a rule is called. */
export function becauseText(
  { matched, other, expected }: Because,
  nameOf: (rule: number) => string = (rule) => `rule ${rule + 1}`,
): string {
  const first = matched === undefined ? 'no rule matches' : `${nameOf(matched)} matches`;
  if (expected?.is === 'missing') return `${first}; the policy has no rule ${expected.rule + 1}`;
  if (expected) return `${first} first`;
  return other ? `${first}; ${nameOf(other.rule)} does not: ${other.reason}` : first;
}
