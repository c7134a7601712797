import { resultOf } from '../../audit/steps';
import type { Policy } from '../../audit/types';
import { combinationsAtMost, differenceInSteps } from '../difference';
import type { Budget } from '../findRequest';
import { mergeableEntries, mergeableRules } from './merges';
import { removableRule, removableValue } from './removals';
import type { SimplifyStep } from './simplification';

/** More steps are left for another time. */
const stepsAtMost = 200;

/** Same as simplifyInSteps, at once. */
export function simplify(policy: Policy): SimplifyStep[] {
  return resultOf(simplifyInSteps(policy));
}

/**
 * Returns the steps that make a policy shorter and leave what it records of every request as it is:
 * rules and values without effect are removed, then rules and entries that say the same of different values
 * become one. Each step starts with the policy that the last one has left. Empty if there is nothing to do, or if it
 * takes too much to prove. The policy must be valid. Pauses.
 */
export function* simplifyInSteps(policy: Policy): Generator<undefined, SimplifyStep[]> {
  const budget: Budget = { left: combinationsAtMost };
  const steps: SimplifyStep[] = [];
  let current = policy;
  while (steps.length < stepsAtMost) {
    const step =
      (yield* removableRule(current, budget)) ??
      (yield* removableValue(current, budget)) ??
      mergeableEntries(current) ??
      (yield* mergeableRules(current, budget));
    if (!step) break;
    steps.push(step);
    current = step.policy;
  }
  // All together, proved once more in another way.
  const { parts, undecided } = yield* differenceInSteps(policy, current);
  return parts.length === 0 && undecided === 0 ? steps : [];
}
