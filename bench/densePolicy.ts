import type { Policy, PolicyRule } from '../src/audit/types';
import { objectVerbs } from '../src/audit/verbs';
import { drawFrom } from '../src/testing/proofs/smallWorld';

/** Returns a policy of that many rules about the same few things, so that most of them overlap and many are never reached. */
export function densePolicy(rules: number, seed: number): Policy {
  const { next, one, some } = drawFrom(seed);
  const few = (start: string, of: number, most: number) =>
    some(Array.from({ length: of }, (_, index) => `${start}${index}`)).slice(0, most);
  return {
    rules: Array.from({ length: rules }, (): PolicyRule => {
      const rule: PolicyRule = { level: one(['None', 'Metadata', 'Request', 'RequestResponse']) };
      if (next(3) === 0) rule.users = few('user-', 50, 5);
      if (next(4) === 0) rule.userGroups = few('group-', 20, 3);
      if (next(2) === 0) rule.verbs = some(objectVerbs);
      if (next(5) === 0) {
        rule.nonResourceURLs = few('/path-', 30, 4).map((url) => (next(2) === 0 ? `${url}*` : url));
        return rule;
      }
      if (next(3) === 0) rule.namespaces = few('namespace-', 40, 4);
      rule.resources = Array.from({ length: 1 + next(2) }, () => ({
        group: one(['', 'apps', 'batch']),
        resources: few('resource-', 60, 6).map((name) => (next(4) === 0 ? `${name}/*` : name)),
        ...(next(5) === 0 && { resourceNames: few('name-', 10, 3) }),
      }));
      return rule;
    }),
  };
}
