import { matchListFields } from '../audit/match';
import type { GroupResources, PolicyRule } from '../audit/types';
import type { Bits } from './bits';
import { findRequest, type Budget } from './findRequest';
import { regionFields, type Region, type RegionFields } from './region';
import type { RuleIndex } from './ruleIndex';
import { everything } from './ruleShape';

/** Conditions of requests, as a rule has them. */
export interface Conditions {
  /** One rule with these conditions; its level is empty. Without any: every request. */
  readonly rule: PolicyRule;
  /** Groups that the sender must be in as well: in one of each list. */
  readonly alsoIn: readonly (readonly string[])[];
  /** The same as a region. */
  readonly region: Region;
}

/** More values are not looked at one by one. */
const valuesAtMost = 300;

/**
 * Returns the region's conditions as one rule, without values that add no request which the rules `except` leave.
 * Pauses.
 */
export function* narrowed(
  region: Region,
  index: RuleIndex,
  except: Bits,
  budget: Budget,
): Generator<undefined, Conditions> {
  const fields = regionFields(region);
  if (typeof fields === 'string') return { rule: region[0] ?? { level: '' }, alsoIn: [], region };
  let conditions = conditionsOf(fields);
  if (valuesIn(conditions.rule) > valuesAtMost) return conditions;
  for (const field of matchListFields) {
    const values = conditions.rule[field] ?? [];
    if (values.length < 2) continue;
    const kept: string[] = [];
    for (const value of values) {
      yield;
      const one = { level: '', [field]: [value] };
      const found = yield* findRequest([...conditions.region, one], index, except, budget);
      if (found.kind !== 'none') kept.push(value);
    }
    if (kept.length > 0) conditions = withRule(conditions, { ...conditions.rule, [field]: kept });
  }
  const entries: GroupResources[] = [];
  for (const entry of conditions.rule.resources ?? []) {
    const { group = '', resources: patterns = [], resourceNames } = entry;
    const kept: string[] = [];
    for (const pattern of patterns.length > 0 ? patterns : [everything]) {
      yield;
      const resources = [{ ...(resourceNames && { resourceNames }), group, resources: [pattern] }];
      const one = { level: '', resources };
      const found = yield* findRequest([...conditions.region, one], index, except, budget);
      if (found.kind !== 'none') kept.push(pattern);
    }
    if (kept.length > 0) entries.push(patterns.length > 0 ? { ...entry, resources: kept } : entry);
  }
  if (entries.length === 0) return conditions;
  return withRule(conditions, { ...conditions.rule, resources: entries });
}

function withRule({ alsoIn }: Conditions, rule: PolicyRule): Conditions {
  return {
    rule,
    alsoIn,
    region: [rule, ...alsoIn.map((userGroups) => ({ level: '', userGroups: [...userGroups] }))],
  };
}

const valuesIn = ({ resources = [], ...rule }: PolicyRule) =>
  matchListFields.reduce((sum, field) => sum + (rule[field]?.length ?? 0), 0) +
  resources.reduce((sum, entry) => sum + (entry.resources?.length ?? 1), 0);

function conditionsOf(fields: RegionFields): Conditions {
  const { users, groups, verbs, namespaces, targets, urls, resourceRequests, urlRequests } = fields;
  const isAnyTarget = targets.some(
    ({ group, pattern, names }) => group === everything && pattern === everything && !names,
  );
  const isAnyUrl = urls.includes(everything);
  const [userGroups, ...alsoIn] = groups;
  const rule: PolicyRule = {
    level: '',
    ...(users && { users: [...users] }),
    ...(userGroups && { userGroups: [...userGroups] }),
    ...(verbs && { verbs: [...verbs] }),
    ...(namespaces && { namespaces: [...namespaces] }),
    ...(resourceRequests &&
      !(isAnyTarget && (urlRequests || namespaces)) && { resources: entriesOf(fields) }),
    ...(urlRequests &&
      !resourceRequests && { nonResourceURLs: isAnyUrl ? [everything] : [...urls] }),
  };
  return withRule({ rule, alsoIn, region: [] }, rule);
}

/** The targets as entries: one for each group and list of names. */
function entriesOf({ targets }: RegionFields): GroupResources[] {
  const entries = new Map<string, Required<GroupResources>>();
  for (const { group, pattern, names } of targets) {
    const key = JSON.stringify([group, names]);
    const entry = entries.get(key) ?? { group, resources: [], resourceNames: [...(names ?? [])] };
    if (!entry.resources.includes(pattern)) entry.resources.push(pattern);
    entries.set(key, entry);
  }
  return [...entries.values()].map(({ resourceNames, resources, group }) => ({
    group,
    ...(resources.includes(everything) && resourceNames.length === 0 ? {} : { resources }),
    ...(resourceNames.length > 0 && { resourceNames }),
  }));
}
