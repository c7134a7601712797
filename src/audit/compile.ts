import { auditConfig } from './evaluator';
import { conditionsOf, entryMatches, isResourceRule, pathMatches, present } from './match';
import type { Attributes, Decision, MatchField, Policy, PolicyRule } from './types';

/** What is compiled: an evaluator without reasons. */
type Decide = (attributes: Attributes) => Decision;

/** A rule with its answer, and the fields it asks about. */
interface Compiled {
  rule: PolicyRule;
  decision: Decision;
  asks: number;
}

/** A set of at most setSize rules: rule i of them is bit i. */
type RuleSet = number;

/** Rules of one set. With 30 a set is a small integer in every engine. */
const setSize = 30;

/** More different resources and paths than this in one run are not remembered all at once. */
const maxRemembered = 4096;

/** The same for what is compiled for one target, which is larger. */
const maxCompiled = 512;

const noGroups: readonly string[] = [];

/** The fields of a rule that are looked up, as bits of one number. */
const asksTarget = 1;
const asksVerb = 2;
const asksUser = 4;
const asksNamespace = 8;
const asksGroups = 16;
const asksName = 32;

/** What is looked up for each field; compileSet has a step for each of these bits. */
const asksFor: Readonly<Record<MatchField, number>> = {
  users: asksUser,
  userGroups: asksGroups,
  verbs: asksVerb,
  namespaces: asksTarget | asksNamespace,
  resources: asksTarget,
  nonResourceURLs: asksTarget,
};

/**
 * The fast path for many requests: the same decisions as evaluatePolicyRule, without reasons.
 * The decisions returned are shared: do not change them. The policy is read once, later changes
 * to it are not seen.
 */
export function compilePolicy(policy: Policy): Decide {
  const unmatched: Decision = { ...auditConfig(policy, undefined), rule: undefined };
  const rules = policy.rules.map((rule, index): Compiled => {
    const decision = { ...auditConfig(policy, rule), rule: index };
    return { rule, decision, asks: fieldsAsked(rule) };
  });
  return rules.length > setSize ? compileMany(rules, unmatched) : compileSet(rules, unmatched);
}

/** Of many rules few cover one target: those are compiled when it is first seen. */
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
  return { ...rule, asks: rule.asks & ~asksTarget };
}

function compileSets(rules: readonly Compiled[], unmatched: Decision): Decide {
  const following = rules.slice(setSize);
  const otherwise = following.length > 0 ? compileSets(following, unmatched) : undefined;
  return compileSet(rules.slice(0, setSize), unmatched, otherwise);
}

/**
 * The first rule of the set is taken; a field that it asks about is looked up, which strikes out
 * all rules that the value misses; and so on until the first rule left has nothing more to ask.
 * When no rule is left, `otherwise` decides, the rules of the next set. Each field is looked up at
 * most once for a request, and none that does not matter.
 */
function compileSet(
  compiled: readonly Compiled[],
  unmatched: Decision,
  otherwise?: Decide,
): Decide {
  const rules = compiled.map(({ rule }) => rule);
  const decisions = compiled.map(({ decision }) => decision);
  const asked = Uint8Array.from(compiled, ({ asks }) => asks);
  // A first rule that asks about nothing decides everything.
  if (asked[0] === 0) return () => decisions[0]!;

  const all = setOf(rules, () => true);
  const users = indexValues(rules, (rule) => rule.users);
  // Policies that only ask who it is are real, and one look decides them: no walk is faster.
  if (!otherwise && asked.every((asks) => asks === asksUser)) {
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
      const open = asked[index]! & ~known;
      if (open & asksVerb) {
        left = strike(left, verbs, attributes.verb);
        known |= asksVerb;
      } else if (open & asksTarget) {
        left = strikeByTarget(left, attributes);
        known |= asksTarget;
      } else if (open & asksUser) {
        left = user === null ? left & users.any : strike(left, users, user.username);
        known |= asksUser;
      } else if (open & asksNamespace) {
        left = attributes.isResourceRequest
          ? strike(left, namespaces, attributes.namespace)
          : left & namespaces.any;
        known |= asksNamespace;
      } else if (open & asksGroups) {
        left = strikeByGroups(left, groups, user?.groups ?? noGroups);
        known |= asksGroups;
      } else if (open === 0 || nameMatches(rules[index]!, attributes)) {
        return decisions[index]!;
      } else {
        left &= left - 1;
      }
    }
    return otherwise ? otherwise(attributes) : unmatched;
  };
}

function fieldsAsked(rule: PolicyRule): number {
  const isForNames = rule.resources?.some((entry) => present(entry.resourceNames)) ?? false;
  return conditionsOf(rule).reduce(
    (asks, field) => asks | asksFor[field],
    isForNames ? asksName : 0,
  );
}

/** For each value of a field the rules that accept it; `any` are those that leave the field out. */
interface ValueIndex {
  any: RuleSet;
  named: ReadonlyMap<string, RuleSet>;
  byLength: LengthIndex;
}

/**
 * At n % 32 the rules that could accept a value of n characters: mostly that is known to be none
 * but `any` of those left, which spares the look into a map.
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

/** Of the rules left those that accept the value. */
function strike(left: RuleSet, { any, named, byLength }: ValueIndex, value: string): RuleSet {
  const sure = left & any;
  if ((left & byLength[value.length & 31]!) === sure) return sure;
  return left & (named.get(value) ?? any);
}

/** Of the rules left those that accept one of the groups. An index loop: each step counts here. */
function strikeByGroups(left: RuleSet, index: ValueIndex, groups: readonly string[]): RuleSet {
  let accepted = left & index.any;
  for (let at = 0; at < groups.length; at++) accepted |= strike(left, index, groups[at]!);
  return accepted;
}

/**
 * Of the rules left those whose resources or nonResourceURLs cover the target of a request, names
 * aside. Asked rule by rule once for every target and then remembered.
 */
function indexTargets(
  rules: readonly PolicyRule[],
): (left: RuleSet, attributes: Attributes) => RuleSet {
  const anyResource = setOf(rules, (rule) => !present(rule.resources) && !isPathRule(rule));
  const byLength = resourceLengths(rules, anyResource);
  const anyPath = setOf(rules, (rule) => !isResourceRule(rule) && !isPathRule(rule));
  const arePathsAsked = rules.some(isPathRule);
  const covering = rememberByTarget(
    (attributes) => setOf(rules, (rule) => targetMatches(rule, attributes)),
    maxRemembered,
  );

  return (left, attributes) => {
    if (!attributes.isResourceRequest) {
      return left & (arePathsAsked ? covering(attributes) : anyPath);
    }
    const sure = left & anyResource;
    if ((left & byLength[attributes.resource.length & 31]!) === sure) return sure;
    return left & covering(attributes);
  };
}

/** Asks about each target once: a path, or a resource with its group and subresource. */
function rememberByTarget<T>(
  ask: (attributes: Attributes) => T,
  max: number,
): (attributes: Attributes) => T {
  const paths = new Map<string, T>();
  const resources = new Map<string, Target<T>[]>();
  let remembered = 0;

  const askAndRemember = (attributes: Attributes): T => {
    const answer = ask(attributes);
    if (++remembered > max) {
      paths.clear();
      resources.clear();
      remembered = 1;
    }
    const { isResourceRequest, path, resource, subresource, apiGroup } = attributes;
    if (!isResourceRequest) paths.set(path, answer);
    else {
      const others = resources.get(resource) ?? [];
      resources.set(resource, [...others, { subresource, apiGroup, answer }]);
    }
    return answer;
  };

  return (attributes) => {
    const { isResourceRequest, path, resource, subresource, apiGroup } = attributes;
    if (!isResourceRequest) return paths.get(path) ?? askAndRemember(attributes);
    // One resource has few subresources and groups: comparing is faster than two more maps.
    for (const target of resources.get(resource) ?? []) {
      if (target.subresource === subresource && target.apiGroup === apiGroup) return target.answer;
    }
    return askAndRemember(attributes);
  };
}

/** What was asked about a resource, and the answer. */
interface Target<T> {
  subresource: string;
  apiGroup: string;
  answer: T;
}

/** The rules that could cover a resource, by the length of its name. */
function resourceLengths(rules: readonly PolicyRule[], anyResource: RuleSet): LengthIndex {
  const byLength = new Int32Array(32).fill(anyResource);
  for (const [index, rule] of rules.entries()) {
    for (const { resources = [] } of rule.resources ?? []) {
      const isOpen = resources.length === 0 || resources.some((name) => /^\*(\/|$)/.test(name));
      if (isOpen) for (let length = 0; length < 32; length++) byLength[length]! |= 1 << index;
      // What stands before any slash, or all of it, can be the resource.
      for (const name of resources)
        for (const { index: end } of name.matchAll(/\/|$/g)) byLength[end & 31]! |= 1 << index;
    }
  }
  return byLength;
}

/** Whether the rule asks about paths, and so never covers a resource. */
function isPathRule(rule: PolicyRule): boolean {
  return present(rule.nonResourceURLs) && !isResourceRule(rule);
}

/** The part of the matcher that hangs on group, resource and subresource, or on the path. */
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

/** Of a rule with resource names whose other fields match: do the names allow the request too? */
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
