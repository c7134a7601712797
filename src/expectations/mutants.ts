import { ruleMatches } from '../audit/evaluator';
import { conditionsOf } from '../audit/match';
import {
  levels,
  stages,
  type Attributes,
  type EntryListField,
  type GroupResources,
  type MatchField,
  type MatchListField,
  type Policy,
  type PolicyRule,
} from '../audit/types';

/** What is changed in a mutant. */
export type MutantKind =
  | 'level'
  | 'value dropped'
  | 'field dropped'
  | 'rule dropped'
  | 'value added'
  | 'rules swapped'
  | 'stage'
  | 'managed fields';

/** A policy with one small mistake in it. */
export interface Mutant {
  kind: MutantKind;
  /** The rule that is changed, from 0; of two that are swapped, the first. Undefined for a field of the policy. */
  rule: number | undefined;
  /** The mistake in a few words: "level Metadata instead of Request". */
  words: string;
  policy: Policy;
}

/** So many values at most are added to one field of a rule: each lets other requests in. */
const addedAtMost = 3;
const entryLists: readonly EntryListField[] = ['resources', 'resourceNames'];

/**
 * Yields a policy's mutants rule by rule: another level, a value, field or rule missing, a value too many, two rules
 * swapped, a stage or managed fields treated otherwise. Values are added from the requests, given as the server's
 * attributes. Some mutants are policies that kube-apiserver rejects; some do what the policy does.
 */
export function* mutantsOf(
  policy: Policy,
  requests: readonly Attributes[],
): Generator<Mutant, void> {
  yield* ofPolicy(policy);
  for (const [index, rule] of policy.rules.entries()) {
    const of = (kind: MutantKind, words: string, changed: PolicyRule | undefined): Mutant => ({
      kind,
      rule: index,
      words,
      policy: { ...policy, rules: policy.rules.toSpliced(index, 1, ...(changed ? [changed] : [])) },
    });
    yield* otherLevels(rule, of);
    for (const field of conditionsOf(rule)) {
      yield of('field dropped', `without ${field}`, without(rule, field));
      if (field === 'resources') yield* ofEntries(rule, rule.resources ?? [], of);
      else yield* ofList(rule, field, rule[field] ?? [], of);
      yield* withValues(rule, field, requests, of);
    }
    yield* otherStages(policy, rule, of);
    const omits = rule.omitManagedFields ?? policy.omitManagedFields ?? false;
    yield of('managed fields', omits ? 'managed fields kept' : 'managed fields omitted', {
      ...rule,
      omitManagedFields: !omits,
    });
    if (policy.rules.length > 1) yield of('rule dropped', 'without this rule', undefined);
    const next = policy.rules[index + 1];
    if (next) {
      const rules = policy.rules.toSpliced(index, 2, next, rule);
      const words = `after rule ${index + 2} instead of before it`;
      yield { kind: 'rules swapped', rule: index, words, policy: { ...policy, rules } };
    }
  }
}

type Of = (kind: MutantKind, words: string, changed: PolicyRule | undefined) => Mutant;

function* ofPolicy(policy: Policy): Generator<Mutant, void> {
  for (const stage of policy.omitStages ?? []) {
    const omitStages = policy.omitStages?.filter((each) => each !== stage) ?? [];
    const words = `${stage} not omitted by the policy`;
    yield { kind: 'stage', rule: undefined, words, policy: { ...policy, omitStages } };
  }
}

function* otherLevels(rule: PolicyRule, of: Of): Generator<Mutant, void> {
  const at = levels.findIndex((level) => level === rule.level);
  for (const level of [levels[at + 1], levels[at - 1]]) {
    if (level) yield of('level', `level ${level} instead of ${rule.level}`, { ...rule, level });
  }
}

function* ofList(
  rule: PolicyRule,
  field: MatchListField,
  values: readonly string[],
  of: Of,
): Generator<Mutant, void> {
  if (values.length < 2) return;
  for (const [at, value] of values.entries()) {
    yield of('value dropped', `${field} without ${value}`, {
      ...rule,
      [field]: values.toSpliced(at, 1),
    });
  }
}

function* ofEntries(
  rule: PolicyRule,
  entries: readonly GroupResources[],
  of: Of,
): Generator<Mutant, void> {
  for (const [at, entry] of entries.entries()) {
    const put = (...changed: GroupResources[]) => ({
      ...rule,
      resources: entries.toSpliced(at, 1, ...changed),
    });
    const group = `group ${JSON.stringify(entry.group ?? '')}`;
    if (entries.length > 1) yield of('value dropped', `resources without ${group}`, put());
    for (const field of entryLists) {
      const values = entry[field] ?? [];
      if (values.length === 0) continue;
      const { [field]: _dropped, ...rest } = entry;
      // Without resources, kube-apiserver rejects resource names.
      const left = field === 'resources' ? { group: entry.group ?? '' } : rest;
      yield of('field dropped', `${group} without ${field}`, put(left));
      if (values.length < 2) continue;
      for (const [place, value] of values.entries()) {
        const changed = { ...entry, [field]: values.toSpliced(place, 1) };
        yield of('value dropped', `${field} without ${value}`, put(changed));
      }
    }
  }
}

/** Rules that let in a request which only this field keeps out. */
function* withValues(
  rule: PolicyRule,
  field: MatchField,
  requests: readonly Attributes[],
  of: Of,
): Generator<Mutant, void> {
  const open = without(rule, field);
  const added = new Set<string>();
  for (const attributes of requests) {
    if (added.size >= addedAtMost) return;
    if (!ruleMatches(open, attributes) || ruleMatches(rule, attributes)) continue;
    const more = withValue(rule, field, attributes);
    if (!more || added.has(more.value) || !ruleMatches(more.rule, attributes)) continue;
    added.add(more.value);
    yield of('value added', `${field} with ${more.value}`, more.rule);
  }
}

function withValue(
  rule: PolicyRule,
  field: MatchField,
  attributes: Attributes,
): { value: string; rule: PolicyRule } | undefined {
  if (field === 'resources') {
    const { apiGroup: group, resource, subresource } = attributes;
    const value = subresource === '' ? resource : `${resource}/${subresource}`;
    const resources = [...(rule.resources ?? []), { group, resources: [value] }];
    return { value: group === '' ? value : `${value}.${group}`, rule: { ...rule, resources } };
  }
  const value = valueOf[field](attributes);
  return value === undefined || value === ''
    ? undefined
    : { value, rule: { ...rule, [field]: [...(rule[field] ?? []), value] } };
}

/** The groups that everybody has would let in all requests. */
const everybody = ['system:authenticated', 'system:unauthenticated'];

const valueOf: Readonly<Record<MatchListField, (attributes: Attributes) => string | undefined>> = {
  users: ({ user }) => user?.username,
  userGroups: ({ user }) =>
    user?.groups?.find((group) => !everybody.includes(group)) ?? user?.groups?.[0],
  verbs: ({ verb }) => verb,
  namespaces: ({ namespace }) => namespace,
  nonResourceURLs: ({ path }) => path,
};

function* otherStages(policy: Policy, rule: PolicyRule, of: Of): Generator<Mutant, void> {
  const own = rule.omitStages ?? [];
  for (const stage of stages) {
    if (own.includes(stage)) {
      const omitStages = own.filter((each) => each !== stage);
      yield of('stage', `${stage} not omitted`, { ...rule, omitStages });
    } else if (policy.omitStages?.includes(stage) !== true) {
      yield of('stage', `${stage} omitted`, { ...rule, omitStages: [...own, stage] });
    }
  }
}

function without(rule: PolicyRule, field: MatchField): PolicyRule {
  const { [field]: _dropped, ...rest } = rule;
  return rest;
}
