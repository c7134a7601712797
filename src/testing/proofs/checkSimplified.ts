import { compilePolicy } from '../../audit/compile';
import type { Attributes, Policy } from '../../audit/types';
import { outcomeKey } from '../../proofs/difference';
import { simplify } from '../../proofs/simplify/simplify';
import { applyChange } from '../applyChange';

/** Simplifies the policy, and returns how many steps it took and a request that is recorded otherwise afterwards. */
export function checkSimplified(
  before: Policy,
  requests: readonly Attributes[],
): { steps: number; wrong: { why: string; after: Policy; request?: Attributes }[] } {
  const { steps } = simplify(before);
  let after = before;
  for (const { changes, policy } of steps) {
    after = changes.reduce(applyChange, after);
    if (JSON.stringify(after) !== JSON.stringify(policy))
      return { steps: steps.length, wrong: [{ why: 'the changes make another policy', after }] };
  }
  const [one, other] = [compilePolicy(before), compilePolicy(after)];
  const keys = (policy: Policy) =>
    [...policy.rules, undefined].map((each) => outcomeKey(policy, each));
  const [was, is] = [keys(before), keys(after)];
  const request = requests.find((each) => {
    const [a, b] = [one(each).rule, other(each).rule];
    return was[a ?? before.rules.length] !== is[b ?? after.rules.length];
  });
  const wrong = request ? [{ why: 'it is recorded otherwise', after, request }] : [];
  return { steps: steps.length, wrong };
}
