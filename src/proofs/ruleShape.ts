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
  /** The patterns of all entries, one by one. */
  targets: readonly TargetPattern[] | undefined;
}

/** One entry of `resources`; `names` is undefined for every name. */
export interface EntryShape {
  group: string;
  patterns: readonly string[];
  names: readonly string[] | undefined;
}

/** One pattern of one entry, with its resource and what follows the slash; `names` is undefined for every name. */
export interface TargetPattern {
  readonly group: string;
  readonly pattern: string;
  readonly base: string;
  readonly sub: string;
  readonly names: readonly string[] | undefined;
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
    targets: entries?.flatMap(targetsOf),
    urls: present(rule.nonResourceURLs) && !ofResources ? rule.nonResourceURLs : undefined,
  };
}

export function targetKey(group: string, pattern: string): string {
  return `${group}\n${pattern}`;
}

function targetsOf({ group, patterns, names }: EntryShape): TargetPattern[] {
  return patterns.map((pattern) => targetPattern(group, pattern, names));
}

export function targetPattern(
  group: string,
  pattern: string,
  names: TargetPattern['names'],
): TargetPattern {
  const [base = '', sub = ''] = pattern.split('/');
  return { group, pattern, base, sub, names };
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
