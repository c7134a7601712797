import { ruleMatches } from '../audit/evaluator';
import type { Attributes, Policy } from '../audit/types';
import type { DifferenceSet } from './differenceSet';

/** Returns whether a request is in a set of requests that two policies treat differently. */
export function isInSet(
  { conditions, except }: Pick<DifferenceSet, 'conditions' | 'except'>,
  request: Attributes,
  before: Policy,
  after: Policy,
): boolean {
  if (!conditions.region.every((rule) => ruleMatches(rule, request))) return false;
  return !except.some((each) => {
    const rule =
      each.in === 'after'
        ? after.rules[each.rule]
        : before.rules[each.in === 'both' ? each.before : each.rule];
    return rule !== undefined && ruleMatches(rule, request);
  });
}
