import { auditConfig } from './evaluator';
import { conditionsOf, entryMatches, isResourceRule, pathMatches, present } from './match';
import type { Attributes, Decision, MatchField, Policy, PolicyRule } from './types';

/** A compiled policy: an evaluator without reasons. */
type Decide = (attributes: Attributes) => Decision;

/** A rule with its decision and the lookups it needs. */
interface Compiled {
  rule: PolicyRule;
  decision: Decision;
  lookups: number;
}

/** A set of at most setSize rules; bit i is rule i. */
type RuleSet = number;

/** The size of a set. With 30 bits, a set is a small integer in every JavaScript engine. */
const setSize = 30;

/** At most this many targets (resources and paths) are remembered at a time. */
const maxRemembered = 4096;

/** The same limit for rules compiled per target, which take more memory. */
const maxCompiled = 512;

const noGroups: readonly string[] = [];

/** The lookups that a rule needs, as bits of one number. */
const byTarget = 1;
const byVerb = 2;
const byUser = 4;
const byNamespace = 8;
const byGroups = 16;
const byName = 32;

/** The lookups for each field; compileSet has one step per bit. */
const lookupOf: Readonly<Record<MatchField, number>> = {
  users: byUser,
  userGroups: byGroups,
  verbs: byVerb,
  namespaces: byTarget | byNamespace,
  resources: byTarget,
  nonResourceURLs: byTarget,
};

/**
 * Compiles a policy into a fast evaluator for many requests. Its decisions are those of
 * evaluatePolicyRule, without reasons. They are shared objects: do not change them. Later changes to
 * the policy have no effect.
 */
export function compilePolicy(policy: Policy): Decide {
  const unmatched: Decision = { ...auditConfig(policy, undefined), rule: undefined };
  const rules = policy.rules.map((rule, index): Compiled => {
    const decision = { ...auditConfig(policy, rule), rule: index };
    return { rule, decision, lookups: lookupsOf(rule) };
  });
  return rules.length > setSize ? compileMany(rules, unmatched) : compileSet(rules, unmatched);
}

/** For many rules: compiles those that match a target when the target first occurs. */
function compileMany(rules: readonly Compiled[], unmatched: Decision): Decide {
  const compiled = new Map<string, Decide>();
  const ofTarget = rememberByTarget((attributes) => {
    const covering = rules.filter(({ rule }) => targetMatches(rule, attributes));
    const key = covering.map(({ decision }) => decision.rule).join();
    const decide = compiled.get(key) ?? compileSets(covering.map(withoutTarget), unmatched);
    if (compiled.size >= maxCompiled) compiled.clear();
    compiled.set(key, decide);
    return decide;
  }, maxCompiled);
  return (attributes) => ofTarget(attributes)(attributes);
}

function withoutTarget(rule: Compiled): Compiled {
  return { ...rule, lookups: rule.lookups & ~byTarget };
}

function compileSets(rules: readonly Compiled[], unmatched: Decision): Decide {
  const following = rules.slice(setSize);
  const otherwise = following.length > 0 ? compileSets(following, unmatched) : undefined;
  return compileSet(rules.slice(0, setSize), unmatched, otherwise);
}

/**
 * Takes the first rule of the set and looks up one of its fields, which removes every rule that the
 * request's value does not match; and so on, until the first rule left needs no more lookups. If no
 * rule is left, `otherwise` decides: the rules of the next set. Each field is looked up at most once
 * per request, and only if it matters.
 */
function compileSet(
  compiled: readonly Compiled[],
  unmatched: Decision,
  otherwise?: Decide,
): Decide {
  const rules = compiled.map(({ rule }) => rule);
  const decisions = compiled.map(({ decision }) => decision);
  const lookups = Uint8Array.from(compiled, ({ lookups }) => lookups);
  // A first rule without conditions matches every request.
  if (lookups[0] === 0) return () => decisions[0]!;

  const all = setOf(rules, () => true);
  const users = indexValues(rules, (rule) => rule.users);
  // Policies with users only exist, and a single lookup decides them.
  if (!otherwise && lookups.every((each) => each === byUser)) {
    return ({ user }) => {
      const left = user === null ? all & users.any : strike(all, users, user.username);
      return left === 0 ? unmatched : decisions[lowestRule(left)]!;
    };
  }

  const verbs = indexValues(rules, (rule) => rule.verbs);
  const namespaces = indexValues(rules, (rule) => rule.namespaces);
  const groups = indexValues(rules, (rule) => rule.userGroups);
  const strikeByTarget = indexTargets(rules);

  return (attributes) => {
    const { user } = attributes;
    let left = all;
    let known = 0;
    while (left !== 0) {
      const index = lowestRule(left);
      const open = lookups[index]! & ~known;
      if (open & byVerb) {
        left = strike(left, verbs, attributes.verb);
        known |= byVerb;
      } else if (open & byTarget) {
        left = strikeByTarget(left, attributes);
        known |= byTarget;
      } else if (open & byUser) {
        left = user === null ? left & users.any : strike(left, users, user.username);
        known |= byUser;
      } else if (open & byNamespace) {
        left = attributes.isResourceRequest
          ? strike(left, namespaces, attributes.namespace)
          : left & namespaces.any;
        known |= byNamespace;
      } else if (open & byGroups) {
        left = strikeByGroups(left, groups, user?.groups ?? noGroups);
        known |= byGroups;
      } else if (open === 0 || nameMatches(rules[index]!, attributes)) {
        return decisions[index]!;
      } else {
        left &= left - 1;
      }
    }
    return otherwise ? otherwise(attributes) : unmatched;
  };
}

function lookupsOf(rule: PolicyRule): number {
  const isForNames = rule.resources?.some((entry) => present(entry.resourceNames)) ?? false;
  return conditionsOf(rule).reduce(
    (lookups, field) => lookups | lookupOf[field],
    isForNames ? byName : 0,
  );
}

/** The rules that match each value of a field; `any` are those without the field. */
interface ValueIndex {
  any: RuleSet;
  named: ReadonlyMap<string, RuleSet>;
  byLength: LengthIndex;
}

/**
 * At n % 32, the rules that could match a value of n characters. Usually only `any` of those left
 * can, which saves a lookup in the map.
 */
type LengthIndex = Int32Array;

function indexValues(
  rules: readonly PolicyRule[],
  valuesOf: (rule: PolicyRule) => string[] | undefined,
): ValueIndex {
  const any = setOf(rules, (rule) => !present(valuesOf(rule)));
  const named = new Map<string, RuleSet>();
  const byLength = new Int32Array(32).fill(any);
  for (const [index, rule] of rules.entries()) {
    for (const value of valuesOf(rule) ?? []) {
      named.set(value, (named.get(value) ?? any) | (1 << index));
      byLength[value.length & 31]! |= 1 << index;
    }
  }
  return { any, named, byLength };
}

/** Returns the rules left that match the value. */
function strike(left: RuleSet, { any, named, byLength }: ValueIndex, value: string): RuleSet {
  const sure = left & any;
  if ((left & byLength[value.length & 31]!) === sure) return sure;
  return left & (named.get(value) ?? any);
}

/** Returns the rules left that match one of the groups. An index loop, because this is hot. */
function strikeByGroups(left: RuleSet, index: ValueIndex, groups: readonly string[]): RuleSet {
  let accepted = left & index.any;
  for (let at = 0; at < groups.length; at++) accepted |= strike(left, index, groups[at]!);
  return accepted;
}

/**
 * Returns a function that reduces the rules left to those whose resources or nonResourceURLs match
 * the target of a request, names aside. Each target is evaluated once and then remembered.
 */
function indexTargets(
  rules: readonly PolicyRule[],
): (left: RuleSet, attributes: Attributes) => RuleSet {
  const anyResource = setOf(rules, (rule) => !present(rule.resources) && !isPathRule(rule));
  const byLength = resourceLengths(rules, anyResource);
  const anyPath = setOf(rules, (rule) => !isResourceRule(rule) && !isPathRule(rule));
  const haveURLs = rules.some(isPathRule);
  const covering = rememberByTarget(
    (attributes) => setOf(rules, (rule) => targetMatches(rule, attributes)),
    maxRemembered,
  );

  return (left, attributes) => {
    if (!attributes.isResourceRequest) {
      return left & (haveURLs ? covering(attributes) : anyPath);
    }
    const sure = left & anyResource;
    if ((left & byLength[attributes.resource.length & 31]!) === sure) return sure;
    return left & covering(attributes);
  };
}

/** Remembers a result per target: a path, or a resource with its group and subresource. */
function rememberByTarget<T>(
  find: (attributes: Attributes) => T,
  max: number,
): (attributes: Attributes) => T {
  const paths = new Map<string, T>();
  const resources = new Map<string, Target<T>[]>();
  let remembered = 0;

  const findAndRemember = (attributes: Attributes): T => {
    const found = find(attributes);
    if (++remembered > max) {
      paths.clear();
      resources.clear();
      remembered = 1;
    }
    const { isResourceRequest, path, resource, subresource, apiGroup } = attributes;
    if (!isResourceRequest) paths.set(path, found);
    else {
      const others = resources.get(resource) ?? [];
      resources.set(resource, [...others, { subresource, apiGroup, found }]);
    }
    return found;
  };

  return (attributes) => {
    const { isResourceRequest, path, resource, subresource, apiGroup } = attributes;
    if (!isResourceRequest) return paths.get(path) ?? findAndRemember(attributes);
    // A resource has few subresources and groups: comparing them is faster than two more maps.
    for (const target of resources.get(resource) ?? []) {
      if (target.subresource === subresource && target.apiGroup === apiGroup) return target.found;
    }
    return findAndRemember(attributes);
  };
}

/** A resource as it was looked up, and the result. */
interface Target<T> {
  subresource: string;
  apiGroup: string;
  found: T;
}

/** The rules that could match a resource, by the length of its name. */
function resourceLengths(rules: readonly PolicyRule[], anyResource: RuleSet): LengthIndex {
  const byLength = new Int32Array(32).fill(anyResource);
  for (const [index, rule] of rules.entries()) {
    for (const { resources = [] } of rule.resources ?? []) {
      const isOpen = resources.length === 0 || resources.some((name) => /^\*(\/|$)/.test(name));
      if (isOpen) for (let length = 0; length < 32; length++) byLength[length]! |= 1 << index;
      // The part before any slash, or the whole value, can be the resource.
      for (const name of resources)
        for (const { index: end } of name.matchAll(/\/|$/g)) byLength[end & 31]! |= 1 << index;
    }
  }
  return byLength;
}

/** Returns whether the rule is for paths, so that it never matches a resource. */
function isPathRule(rule: PolicyRule): boolean {
  return present(rule.nonResourceURLs) && !isResourceRule(rule);
}

/** The part of the evaluation that depends on group, resource and subresource, or on the path. */
function targetMatches(rule: PolicyRule, attributes: Attributes): boolean {
  const { resources = [], nonResourceURLs = [] } = rule;
  if (attributes.isResourceRequest) {
    if (resources.length === 0) return isResourceRule(rule) || nonResourceURLs.length === 0;
    return resources.some((entry) => entryMatches({ ...entry, resourceNames: [] }, attributes));
  }
  if (isResourceRule(rule)) return false;
  if (nonResourceURLs.length === 0) return true;
  return nonResourceURLs.some((pattern) => pathMatches(attributes.path, pattern));
}

/** For a rule with resourceNames whose other fields match: returns whether the name matches too. */
function nameMatches({ resources = [] }: PolicyRule, attributes: Attributes): boolean {
  return resources.some((entry) => entryMatches(entry, attributes));
}

function setOf(rules: readonly PolicyRule[], holds: (rule: PolicyRule) => boolean): RuleSet {
  let set = 0;
  for (const [index, rule] of rules.entries()) {
    if (holds(rule)) set |= 1 << index;
  }
  return set;
}

function lowestRule(set: RuleSet): number {
  return 31 - Math.clz32(set & -set);
}
