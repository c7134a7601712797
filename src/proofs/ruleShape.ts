import { isResourceRule, present } from '../audit/match';
import type { GroupResources, PolicyRule, Whole } from '../audit/types';

/** What a rule matches, with its lists as sets. A field that is absent or empty is undefined: it matches everything. */
export interface RuleShape {
  users: ReadonlySet<string> | undefined;
  groups: ReadonlySet<string> | undefined;
  verbs: ReadonlySet<string> | undefined;
  namespaces: ReadonlySet<string> | undefined;
  /** Whether it may match resource requests and non-resource requests. */
  resourceRequests: boolean;
  urlRequests: boolean;
  entries: readonly EntryShape[] | undefined;
  urls: readonly string[] | undefined;
}

/** One entry of `resources`; `names` is undefined for every name. */
export interface EntryShape {
  group: string;
  patterns: readonly string[];
  names: readonly string[] | undefined;
}

export const everything = '*';

/** Reads a rule as kube-apiserver does: see ruleMatches and its parts in checker.go. */
export function ruleShape(rule: PolicyRule): RuleShape {
  const ofResources = isResourceRule(rule);
  const entries = present(rule.resources) ? rule.resources?.map(entryShape) : undefined;
  return {
    users: setOf(rule.users),
    groups: setOf(rule.userGroups),
    verbs: setOf(rule.verbs),
    namespaces: setOf(rule.namespaces),
    resourceRequests: ofResources || !present(rule.nonResourceURLs),
    urlRequests: !ofResources,
    entries,
    urls: present(rule.nonResourceURLs) && !ofResources ? rule.nonResourceURLs : undefined,
  };
}

export function targetKey(group: string, pattern: string): string {
  return `${group}\n${pattern}`;
}

/** An entry without resources is the whole group, whatever names it has. */
function entryShape({
  group = '',
  resources = [],
  resourceNames,
}: Whole<GroupResources, 'group' | 'resources' | 'resourceNames'>): EntryShape {
  if (resources.length === 0) return { group, patterns: [everything], names: undefined };
  return {
    group,
    patterns: resources,
    names: present(resourceNames) ? resourceNames : undefined,
  };
}

function setOf(list: readonly string[] | undefined): ReadonlySet<string> | undefined {
  return present(list) ? new Set(list) : undefined;
}
