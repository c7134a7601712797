import type { KubernetesVersion, Policy, PolicyRule } from '../../src/audit/types.ts';
import { acceptsEveryGroup } from '../../src/audit/versions.ts';
import type { Random } from '../random.ts';
import * as words from './words.ts';

/** Generates a policy of 1 to `most` rules that kube-apiserver of that version accepts. */
export function policyOf(random: Random, kubernetes: KubernetesVersion, most: number): Policy {
  const rules = Array.from({ length: random.whole(1, most) }, () => ruleOf(random, kubernetes));
  return { rules, ...omissions(random) };
}

/** Returns the policy as text, in JSON, which is also YAML. */
export function policyText(policy: Policy): string {
  return JSON.stringify({ apiVersion: 'audit.k8s.io/v1', kind: 'Policy', ...policy });
}

/** Generates a rule. Each field is often omitted, or few rules would match. */
function ruleOf(random: Random, kubernetes: KubernetesVersion): PolicyRule {
  const some = (field: string, list: readonly string[], share = 0.25) =>
    random.chance(share) && { [field]: random.some(list, random.chance(0.1) ? 0 : 1, 4) };
  const target = random.pick(['any', 'resources', 'resources', 'urls']);
  const entries = () =>
    Array.from({ length: random.whole(0, 3) }, () => entryOf(random, kubernetes));
  return {
    level: random.pick(words.levels),
    ...some('users', words.users),
    ...some('userGroups', words.groups),
    ...some('verbs', words.verbs, 0.4),
    ...(target === 'resources' && some('namespaces', words.namespaces, 0.3)),
    ...(target === 'resources' && random.chance(0.9) && { resources: entries() }),
    ...(target === 'urls' && some('nonResourceURLs', words.urlPatterns, 0.9)),
    ...omissions(random),
  };
}

function entryOf(random: Random, kubernetes: KubernetesVersion): object {
  const groups = acceptsEveryGroup(kubernetes) ? [...words.apiGroups, '*'] : words.apiGroups;
  const resources = random.some(words.resourcePatterns, 0, 3);
  const named = resources.length > 0 && random.chance(0.3);
  return {
    ...(random.chance(0.7) && { group: random.pick(groups) }),
    ...((resources.length > 0 || random.chance(0.3)) && { resources }),
    ...(named && { resourceNames: random.some(words.names, 0, 3) }),
  };
}

function omissions(random: Random): Pick<PolicyRule, 'omitStages' | 'omitManagedFields'> {
  return {
    ...(random.chance(0.25) && { omitStages: random.some(words.stages, 0, 3) }),
    ...(random.chance(0.25) && { omitManagedFields: random.chance(0.6) }),
  };
}
