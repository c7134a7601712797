import { auditConfig } from './evaluator';
import { entryMatches, isResourceRule, pathMatches, present } from './match';
import type { Attributes, Decision, Policy, PolicyRule } from './types';

/** A set of rules: rule i is bit i % 32 of word i / 32. */
type Bits = Int32Array;

/** More different resources and paths than this in one run are not remembered all at once. */
const maxRemembered = 4096;

/**
 * The fast path for many requests: the same decisions as evaluatePolicyRule, without reasons.
 * For every field the rules that a value satisfies are kept as a set; the deciding rule is the
 * first in the intersection. The decisions returned are shared: do not change them. The policy is
 * read once, later changes to it are not seen.
 */
export function compilePolicy(policy: Policy): (attributes: Attributes) => Decision {
  const { rules } = policy;
  const words = Math.ceil(rules.length / 32);
  const decisions = rules.map((rule, index) => ({ ...auditConfig(policy, rule), rule: index }));
  const unmatched: Decision = { ...auditConfig(policy, undefined), rule: undefined };

  const [first] = rules;
  const [only] = decisions;
  // A first rule that asks about nothing decides everything.
  if (first && only && !asksAnything(first)) return () => only;

  const users = indexValues(rules, (rule) => rule.users);
  const groups = indexValues(rules, (rule) => rule.userGroups);
  const verbs = indexValues(rules, (rule) => rule.verbs);
  const namespaces = indexValues(rules, (rule) => rule.namespaces);
  const rulesOf = rules.some(hasTarget) ? rememberTargets(rules) : undefined;
  const named = rules.map(({ resources = [] }) =>
    resources.some((entry) => present(entry.resourceNames)),
  );
  const all = bitsOf(rules, () => true);
  /** The rules that a user's groups satisfy; one array, used again for each request. */
  const byGroup = new Int32Array(words);

  return (attributes) => {
    const { user } = attributes;
    // A field that no rule asks about is not looked up: most policies are small.
    const byUser = users && (user === null ? users.any : users.of(user.username));
    const byVerb = verbs?.of(attributes.verb);
    const byNamespace =
      namespaces &&
      (attributes.isResourceRequest ? namespaces.of(attributes.namespace) : namespaces.any);
    const byTarget = rulesOf?.(attributes);
    let areGroupsKnown = false;

    for (let word = 0; word < words; word++) {
      let left = all[word]!;
      if (byTarget !== undefined) left &= byTarget[word]!;
      if (byVerb !== undefined) left &= byVerb[word]!;
      if (byUser !== undefined) left &= byUser[word]!;
      if (byNamespace !== undefined) left &= byNamespace[word]!;
      if (areGroupsKnown) left &= byGroup[word]!;
      while (left !== 0) {
        const index = word * 32 + lowestBit(left);
        // A user has several groups: they are looked up only when a rule left asks for one.
        if (groups !== undefined && !areGroupsKnown && !has(groups.any, index)) {
          collectGroups(byGroup, groups, user?.groups ?? []);
          areGroupsKnown = true;
          left &= byGroup[word]!;
          continue;
        }
        if (!named[index] || nameMatches(rules[index]!, attributes)) return decisions[index]!;
        left &= left - 1;
      }
    }
    return unmatched;
  };
}

/** For each value of a field the rules that accept it; `any` are those that leave the field out. */
interface ValueIndex {
  any: Bits;
  named: ReadonlyMap<string, Bits>;
  of(value: string): Bits;
}

/** undefined when no rule asks about the field. */
function indexValues(
  rules: readonly PolicyRule[],
  valuesOf: (rule: PolicyRule) => string[] | undefined,
): ValueIndex | undefined {
  if (!rules.some((rule) => present(valuesOf(rule)))) return undefined;
  const any = bitsOf(rules, (rule) => !present(valuesOf(rule)));
  const named = new Map<string, Bits>();
  for (const [index, rule] of rules.entries()) {
    for (const value of valuesOf(rule) ?? []) {
      const bits = named.get(value) ?? any.slice();
      bits[index >> 5]! |= 1 << (index & 31);
      named.set(value, bits);
    }
  }
  return { any, named, of: (value) => named.get(value) ?? any };
}

/**
 * The rules whose resources or nonResourceURLs cover the target of a request, names aside. Asked
 * rule by rule once for every target and then remembered.
 */
function rememberTargets(rules: readonly PolicyRule[]): (attributes: Attributes) => Bits {
  const areResourcesAsked = rules.some((rule) => present(rule.resources));
  const arePathsAsked = rules.some((rule) => present(rule.nonResourceURLs));
  const paths = new Map<string, Bits>();
  const resources = new Map<string, Target[]>();
  let anyResource: Bits | undefined;
  let anyPath: Bits | undefined;
  let remembered = 0;

  const ask = (attributes: Attributes) => bitsOf(rules, (rule) => targetMatches(rule, attributes));
  const askAndRemember = (attributes: Attributes): Bits => {
    const bits = ask(attributes);
    if (++remembered > maxRemembered) {
      paths.clear();
      resources.clear();
      remembered = 1;
    }
    const { isResourceRequest, path, resource, subresource, apiGroup } = attributes;
    if (!isResourceRequest) paths.set(path, bits);
    else
      resources.set(resource, [
        ...(resources.get(resource) ?? []),
        { subresource, apiGroup, bits },
      ]);
    return bits;
  };

  return (attributes) => {
    if (!attributes.isResourceRequest) {
      if (!arePathsAsked) return (anyPath ??= ask(attributes));
      return paths.get(attributes.path) ?? askAndRemember(attributes);
    }
    if (!areResourcesAsked) return (anyResource ??= ask(attributes));
    const { subresource, apiGroup } = attributes;
    // One resource has few subresources and groups: comparing is faster than two more maps.
    for (const target of resources.get(attributes.resource) ?? []) {
      if (target.subresource === subresource && target.apiGroup === apiGroup) return target.bits;
    }
    return askAndRemember(attributes);
  };
}

/** What was asked about a resource, and the rules that cover it. */
interface Target {
  subresource: string;
  apiGroup: string;
  bits: Bits;
}

function asksAnything(rule: PolicyRule): boolean {
  return hasTarget(rule) || present(rule.users) || present(rule.userGroups) || present(rule.verbs);
}

/** Whether the rule asks about resources, namespaces or paths at all: only then a target can miss it. */
function hasTarget(rule: PolicyRule): boolean {
  return isResourceRule(rule) || present(rule.nonResourceURLs);
}

/** The part of the matcher that hangs on group, resource and subresource, or on the path. */
function targetMatches(rule: PolicyRule, attributes: Attributes): boolean {
  const { resources = [], nonResourceURLs = [] } = rule;
  if (attributes.isResourceRequest) {
    if (resources.length === 0) return present(rule.namespaces) || nonResourceURLs.length === 0;
    return resources.some((entry) => entryMatches({ ...entry, resourceNames: [] }, attributes));
  }
  if (isResourceRule(rule)) return false;
  if (nonResourceURLs.length === 0) return true;
  return nonResourceURLs.some((pattern) => pathMatches(attributes.path, pattern));
}

/** Of a rule with resource names whose other fields match: do the names allow the request too? */
function nameMatches({ resources = [] }: PolicyRule, attributes: Attributes): boolean {
  return resources.some((entry) => entryMatches(entry, attributes));
}

function bitsOf(rules: readonly PolicyRule[], holds: (rule: PolicyRule) => boolean): Bits {
  const bits = new Int32Array(Math.ceil(rules.length / 32));
  for (const [index, rule] of rules.entries()) {
    if (holds(rule)) bits[index >> 5]! |= 1 << (index & 31);
  }
  return bits;
}

function has(bits: Bits, index: number): boolean {
  return (bits[index >> 5]! & (1 << (index & 31))) !== 0;
}

/** Writes the rules that these groups satisfy into `into`. */
function collectGroups(into: Bits, { any, named }: ValueIndex, groups: readonly string[]): void {
  // Not into.set(): for a word or two the call costs more than the copy.
  for (let word = 0; word < into.length; word++) into[word] = any[word]!;
  for (const group of groups) {
    const more = named.get(group);
    if (more === undefined) continue;
    for (let word = 0; word < into.length; word++) into[word]! |= more[word]!;
  }
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
