import { trimRight } from './go/trimRight';
import type {
  Attributes,
  GroupResources,
  MatchField,
  MatchListField,
  PolicyRule,
  Whole,
} from './types';

/** The kind of request that a field limits its rule to. */
export type RequestKind = 'any' | 'resource' | 'url';

/**
 * The kind of request that each field limits its rule to. In the order in which ruleMatches,
 * ruleMatchesResource and ruleMatchesNonResource (checker.go) evaluate the fields.
 */
const requestKinds: Readonly<Record<MatchField, RequestKind>> = {
  users: 'any',
  userGroups: 'any',
  verbs: 'any',
  namespaces: 'resource',
  resources: 'resource',
  nonResourceURLs: 'url',
};

/** The fields that decide whether a rule matches, in the order of evaluation. */
export const matchFields = Object.keys(requestKinds) as readonly MatchField[];

/** Those that are lists of strings: all except `resources`. */
export const matchListFields = matchFields.filter(
  (field): field is MatchListField => field !== 'resources',
);

const resourceFields = matchFields.filter((field) => requestKinds[field] === 'resource');

/** Returns the kind of request that the field limits its rule to. */
export function requestKindOf(field: MatchField): RequestKind {
  return requestKinds[field];
}

/** Returns whether kube-apiserver rejects a rule with both fields: one is for resources, the other for URLs. */
export function excludeEachOther(one: MatchField, other: MatchField): boolean {
  const kinds = [requestKinds[one], requestKinds[other]];
  return kinds.includes('resource') && kinds.includes('url');
}

/** Returns the fields that limit what the rule matches; none for a rule that matches every request. */
export function conditionsOf(rule: PolicyRule): MatchField[] {
  return matchFields.filter((field) => present(rule[field]));
}

/**
 * Returns whether an entry of `resources` matches a resource request. Mirrors the loop of
 * ruleMatchesResource (checker.go). It needs no version: before 1.36, validation rejects the group "*".
 */
export function entryMatches(
  entry: Whole<GroupResources, 'group' | 'resources' | 'resourceNames'>,
  attributes: Attributes,
): boolean {
  if (!groupMatches(entry, attributes.apiGroup)) return false;
  const { resources = [], resourceNames = [] } = entry;
  if (resources.length === 0) return true; // the whole group; Go ignores the names here
  if (resourceNames.length > 0 && !resourceNames.includes(attributes.name)) return false;
  return resources.some((pattern) =>
    resourceMatches(pattern, attributes.resource, attributes.subresource),
  );
}

/** Returns whether the entry is for this API group. An absent group is the core group "". */
export function groupMatches(entry: GroupResources, apiGroup: string): boolean {
  const group = entry.group ?? '';
  return group === apiGroup || group === '*';
}

/**
 * Returns whether a value of `resources[].resources` matches a resource and subresource ("" for none).
 * "*" matches everything, "pods" only pods, "pods/log" only that subresource, "pods/*" pods with all
 * subresources, "*\/scale" that subresource of every resource.
 */
export function resourceMatches(pattern: string, resource: string, subresource: string): boolean {
  const combined = subresource === '' ? resource : `${resource}/${subresource}`;
  if (pattern === combined || pattern === '*') return true;
  if (subresource !== '' && pattern.startsWith('*/') && pattern.slice(2) === subresource) {
    return true;
  }
  return pattern.endsWith('/*') && pattern.slice(0, -2) === resource;
}

/** Returns whether a value of `nonResourceURLs` matches a path. Mirrors pathMatches (checker.go). */
export function pathMatches(path: string, pattern: string): boolean {
  if (pattern === '*' || pattern === path) return true;
  return pattern.endsWith('*') && path.startsWith(trimRight(pattern, '*'));
}

/** Returns whether the rule matches resource requests only: it has namespaces or resources. */
export function isResourceRule(rule: PolicyRule): boolean {
  return resourceFields.some((field) => present(rule[field]));
}

/** Returns whether a list has values. Go treats an empty list like an absent one. */
export function present(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}
