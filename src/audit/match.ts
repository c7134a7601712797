import type { Attributes, GroupResources } from './types';

/**
 * Does one entry of `resources` cover the request? Attributes must be of a resource request.
 * Mirrors the loop of ruleMatchesResource (checker.go). Group "*" is there from Kubernetes 1.36;
 * earlier versions refuse such a policy in validation, so no version is asked for here.
 */
export function entryMatches(entry: GroupResources, attributes: Attributes): boolean {
  if (!groupMatches(entry, attributes.apiGroup)) return false;
  const { resources = [], resourceNames = [] } = entry;
  if (resources.length === 0) return true; // the whole group; Go does not look at the names here
  if (resourceNames.length > 0 && !resourceNames.includes(attributes.name)) return false;
  return resources.some((pattern) =>
    resourceMatches(pattern, attributes.resource, attributes.subresource),
  );
}

/** Is the entry for this API group? An absent group is the core group "". */
export function groupMatches(entry: GroupResources, apiGroup: string): boolean {
  const group = entry.group ?? '';
  return group === apiGroup || group === '*';
}

/**
 * Does one value of `resources[].resources` cover a resource and subresource ("" for none)?
 * "*" covers all, "pods" only pods, "pods/log" only that, "pods/*" pods and its subresources,
 * "*\/scale" that subresource of everything.
 */
export function resourceMatches(pattern: string, resource: string, subresource: string): boolean {
  const combined = subresource === '' ? resource : `${resource}/${subresource}`;
  if (pattern === combined || pattern === '*') return true;
  if (subresource !== '' && pattern.startsWith('*/') && pattern.slice(2) === subresource) {
    return true;
  }
  return pattern.endsWith('/*') && pattern.slice(0, -2) === resource;
}

/** Does one value of `nonResourceURLs` cover a path? Mirrors pathMatches (checker.go). */
export function pathMatches(path: string, pattern: string): boolean {
  if (pattern === '*' || pattern === path) return true;
  return pattern.endsWith('*') && path.startsWith(pattern.replace(/\*+$/, ''));
}

/** Is the rule about resources only (it names resources or namespaces)? */
export function isResourceRule(rule: {
  namespaces?: string[];
  resources?: GroupResources[];
}): boolean {
  return present(rule.namespaces) || present(rule.resources);
}

/** A list that is there and not empty; the evaluator ignores all others. */
export function present(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}
