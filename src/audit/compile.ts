import { auditConfig } from './evaluator';
import { entryMatches, isResourceRule, pathMatches, present } from './match';
import type { Attributes, Decision, Policy, PolicyRule } from './types';

/** A set of rules: rule i is bit i % 32 of word i / 32. */
type Bits = Int32Array;

/** More different resources and paths than this in one run are not remembered all at once. */
const maxRemembered = 4096;

const noGroups: readonly string[] = [];

/** The fields of a rule that are looked up, as bits of one number. */
const asksTarget = 1;
const asksVerb = 2;
const asksUser = 4;
const asksNamespace = 8;
const asksGroups = 16;

/**
 * The fast path for many requests: the same decisions as evaluatePolicyRule, without reasons.
 * For every field the rules that a value satisfies are kept as a set. The first rule is taken; a
 * field that it asks about is looked up, which strikes out all rules that the value misses; and so
 * on until the first rule left has nothing more to ask. Each field is looked up at most once for
 * a request, and none that does not matter. The decisions returned are shared: do not change
 * them. The policy is read once, later changes to it are not seen.
 */
export function compilePolicy(policy: Policy): (attributes: Attributes) => Decision {
  const { rules } = policy;
  const words = Math.ceil(rules.length / 32);
  const decisions = rules.map((rule, index) => ({ ...auditConfig(policy, rule), rule: index }));
  const unmatched: Decision = { ...auditConfig(policy, undefined), rule: undefined };

  const asked = Uint8Array.from(rules, fieldsAsked);
  // A first rule that asks about nothing decides everything.
  if (asked[0] === 0) return () => decisions[0]!;

  const users = indexValues(rules, (rule) => rule.users);
  const groups = indexValues(rules, (rule) => rule.userGroups);
  const verbs = indexValues(rules, (rule) => rule.verbs);
  const namespaces = indexValues(rules, (rule) => rule.namespaces);
  const rulesOf = rememberTargets(rules);
  const named = rules.map(({ resources = [] }) =>
    resources.some((entry) => present(entry.resourceNames)),
  );
  const all = bitsOf(rules, () => true);
  /** The rules that a user's groups satisfy; one array, used again for each request. */
  const byGroup = new Int32Array(words);

  return (attributes) => {
    const { user } = attributes;
    let byTarget = all;
    let byVerb = all;
    let byUser = all;
    let byNamespace = all;
    let byGroups = all;
    let known = 0;

    for (let word = 0; word < words; word++) {
      let left = all[word]!;
      if (known !== 0) {
        left &= byTarget[word]! & byVerb[word]! & byUser[word]!;
        left &= byNamespace[word]! & byGroups[word]!;
      }
      while (left !== 0) {
        const index = word * 32 + lowestBit(left);
        const open = asked[index]! & ~known;
        if (open === 0) {
          if (!named[index] || nameMatches(rules[index]!, attributes)) return decisions[index]!;
          left &= left - 1;
        } else if (open & asksVerb) {
          byVerb = rulesWith(verbs, attributes.verb);
          left &= byVerb[word]!;
          known |= asksVerb;
        } else if (open & asksTarget) {
          byTarget = rulesOf(attributes);
          left &= byTarget[word]!;
          known |= asksTarget;
        } else if (open & asksUser) {
          byUser = user === null ? users.any : rulesWith(users, user.username);
          left &= byUser[word]!;
          known |= asksUser;
        } else if (open & asksNamespace) {
          byNamespace = attributes.isResourceRequest
            ? rulesWith(namespaces, attributes.namespace)
            : namespaces.any;
          left &= byNamespace[word]!;
          known |= asksNamespace;
        } else {
          collectGroups(byGroup, groups, user?.groups ?? noGroups);
          byGroups = byGroup;
          left &= byGroups[word]!;
          known |= asksGroups;
        }
      }
    }
    return unmatched;
  };
}

function fieldsAsked(rule: PolicyRule): number {
  return (
    (hasTarget(rule) ? asksTarget : 0) |
    (present(rule.verbs) ? asksVerb : 0) |
    (present(rule.users) ? asksUser : 0) |
    (present(rule.namespaces) ? asksNamespace : 0) |
    (present(rule.userGroups) ? asksGroups : 0)
  );
}

/** For each value of a field the rules that accept it; `any` are those that leave the field out. */
interface ValueIndex {
  any: Bits;
  named: ReadonlyMap<string, Bits>;
  /** Bit n % 32 is set when a named value has n characters: most misses need no look into the map. */
  lengths: number;
}

function indexValues(
  rules: readonly PolicyRule[],
  valuesOf: (rule: PolicyRule) => string[] | undefined,
): ValueIndex {
  const any = bitsOf(rules, (rule) => !present(valuesOf(rule)));
  const named = new Map<string, Bits>();
  let lengths = 0;
  for (const [index, rule] of rules.entries()) {
    for (const value of valuesOf(rule) ?? []) {
      lengths |= 1 << (value.length & 31);
      const bits = named.get(value) ?? any.slice();
      bits[index >> 5]! |= 1 << (index & 31);
      named.set(value, bits);
    }
  }
  return { any, named, lengths };
}

function rulesWith({ any, named, lengths }: ValueIndex, value: string): Bits {
  if (((lengths >>> (value.length & 31)) & 1) === 0) return any;
  return named.get(value) ?? any;
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

/** Writes the rules that these groups satisfy into `into`. Index loops: each step counts here. */
function collectGroups(into: Bits, index: ValueIndex, groups: readonly string[]): void {
  const { any } = index;
  for (let word = 0; word < into.length; word++) into[word] = any[word]!;
  for (let at = 0; at < groups.length; at++) {
    const more = rulesWith(index, groups[at]!);
    if (more === any) continue;
    for (let word = 0; word < into.length; word++) into[word]! |= more[word]!;
  }
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
