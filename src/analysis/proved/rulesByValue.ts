import type { Policy } from '../../audit/types';
import { ruleIndexInSteps, type RuleIndex } from '../../proofs/ruleIndex';

const known = new WeakMap<Policy, RuleIndex>();

/** Returns the index of the policy's rules. Pauses. */
export function* rulesByValue(policy: Policy): Generator<undefined, RuleIndex> {
  const remembered = known.get(policy);
  if (remembered) return remembered;
  const index = yield* ruleIndexInSteps(policy.rules);
  known.set(policy, index);
  return index;
}
