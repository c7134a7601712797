import type {
  GroupResources,
  KubernetesVersion,
  MatchField,
  OutcomeField,
  Policy,
  PolicyRule,
} from '../../src/audit/types.ts';
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
  const some = (list: readonly string[], share = 0.25) =>
    random.chance(share) ? random.some(list, random.chance(0.1) ? 0 : 1, 4) : undefined;
  const target = random.pick(['any', 'resources', 'resources', 'urls']);
  const isForResources = target === 'resources';
  const entries = () =>
    Array.from({ length: random.whole(0, 3) }, () => entryOf(random, kubernetes));
  const level = random.pick(words.levels);
  const conditions: Fields<Pick<PolicyRule, MatchField>> = {
    users: some(words.users),
    userGroups: some(words.groups),
    verbs: some(words.verbs, 0.4),
    namespaces: isForResources ? some(words.namespaces, 0.3) : undefined,
    resources: isForResources && random.chance(0.9) ? entries() : undefined,
    nonResourceURLs: target === 'urls' ? some(words.urlPatterns, 0.9) : undefined,
  };
  return { level, ...withoutUndefined(conditions), ...omissions(random) };
}

/** Every field of `T`; undefined stands for one that is left out. */
type Fields<T> = { [Field in keyof T]-?: T[Field] | undefined };

function withoutUndefined<T>(fields: Fields<T>): Partial<T> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<T>;
}

function entryOf(random: Random, kubernetes: KubernetesVersion): GroupResources {
  const groups = acceptsEveryGroup(kubernetes) ? [...words.apiGroups, '*'] : words.apiGroups;
  const resources = random.some(words.resourcePatterns, 0, 3);
  const named = resources.length > 0 && random.chance(0.3);
  const entry: Fields<GroupResources> = {
    group: random.chance(0.7) ? random.pick(groups) : undefined,
    resources: resources.length > 0 || random.chance(0.3) ? resources : undefined,
    resourceNames: named ? random.some(words.names, 0, 3) : undefined,
  };
  return withoutUndefined(entry);
}

type Omissions = Pick<PolicyRule, Exclude<OutcomeField, 'level'>>;

function omissions(random: Random): Omissions {
  const fields: Fields<Omissions> = {
    omitStages: random.chance(0.25) ? random.some(words.stages, 0, 3) : undefined,
    omitManagedFields: random.chance(0.25) ? random.chance(0.6) : undefined,
  };
  return withoutUndefined(fields);
}
