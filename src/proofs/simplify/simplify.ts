import { resultOf } from '../../audit/steps';
import type { Policy } from '../../audit/types';
import { differenceInSteps } from '../difference';
import { mergeEntries, mergeRules } from './merges';
import { removeOmissions } from './omissions';
import { removeWithoutEffect } from './removals';
import type { Simplification } from './simplification';
import { isOver, workOn } from './working';

/** What all steps together may cost; it takes about two seconds. */
const costAtMost = 2_000_000;

export interface Options {
  /** Steps with these keys are left out; what depends on them is looked for without them. */
  readonly skip?: ReadonlySet<string>;
}

/** Same as simplifyInSteps, at once. */
export function simplify(policy: Policy, options?: Options): Simplification {
  return resultOf(simplifyInSteps(policy, options));
}

/**
 * Returns the steps that make a policy shorter and leave what it records of every request as it is: what is without
 * effect is removed, then rules and entries that say the same of different values become one. Each step starts with the
 * policy that the last one has left. Empty if there is nothing to do, or if it takes too much to prove. The
 * policy must be valid. Pauses.
 */
export function* simplifyInSteps(
  policy: Policy,
  { skip = new Set() }: Options = {},
): Generator<undefined, Simplification> {
  const work = yield* workOn(policy, skip, { left: costAtMost });
  yield* removeOmissions(work);
  // What was merged may make other parts needless.
  for (let before = -1; before < work.steps.length && !isOver(work);) {
    before = work.steps.length;
    yield* removeWithoutEffect(work);
    yield* mergeEntries(work);
    yield* mergeRules(work);
  }
  const { steps, isComplete } = work;
  if (steps.length === 0) return { steps, isComplete };
  // All together, proved once more in another way.
  const { parts, undecided } = yield* differenceInSteps(policy, work.policy);
  return parts.length === 0 && undecided === 0
    ? { steps, isComplete }
    : { steps: [], isComplete: false };
}
