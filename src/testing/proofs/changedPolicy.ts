import type { Policy, PolicyRule } from '../../audit/types';
import type { Draw } from './smallWorld';

/** Returns a policy that is like this one, with a few rules moved, removed or added. */
export function changedPolicy(policy: Policy, rule: () => PolicyRule, { next }: Draw): Policy {
  const rules = [...policy.rules];
  for (let change = 0; change <= next(2); change++) {
    const at = next(rules.length);
    const [one] = rules.splice(at, next(2), ...(next(2) === 0 ? [rule()] : []));
    if (one && next(2) === 0) rules.splice(next(rules.length + 1), 0, one);
  }
  return { ...policy, rules };
}
