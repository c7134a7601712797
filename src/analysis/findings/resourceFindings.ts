import type { Change } from '../../audit/change';
import type { GroupResources, Path, PolicyRule, Whole } from '../../audit/types';
import { isIn, rememberedFor } from '../../audit/listLookup';
import { present } from '../../audit/match';
import type { ApiFacts } from '../apiFacts';
import {
  changesAtMost,
  fix,
  listed,
  notice,
  pathOf,
  placesIn,
  quoted,
  removeAll,
  replaceBy,
  set,
  warning,
  type Fix,
  type ListValue,
} from './check';
import type { Finding } from './finding';
import { readGroup, retiredGroup } from './groupFindings';
import { isStep } from '../../audit/steps';
import { resourceMeaning, type RenameReason, type ResourceMeaning } from '../resourceMeaning';

/** One entry of a rule's resources, with its place. */
export interface EntryAt {
  entry: Whole<GroupResources, 'group' | 'resources' | 'resourceNames'>;
  rule: PolicyRule;
  ruleIndex: number;
  entryIndex: number;
}

const fine: ResourceMeaning = { kind: 'fine' };

const advice: Record<RenameReason, (to: string) => string> = {
  all: (to) => `Use ${to} to match everything.`,
  slash: (to) => `Remove the extra slash: ${to}.`,
  deep: (to) => `A resource has at most one subresource: ${to}.`,
  name: (to) => `Resource names are plural and lowercase: ${to}.`,
  misspelled: (to) => `Did you mean ${to}?`,
  subresource: (to) => `Did you mean ${to}?`,
  'subresource-alone': (to) => `Write a subresource with its resource: ${to}.`,
};

/** Checks the group and resources of one entry; `tidy` tells which values have no finding yet. */
export function* entryFindings(
  at: EntryAt,
  api: ApiFacts,
  tidy: (value: ListValue) => boolean,
): Generator<undefined, Finding[]> {
  const { entry, ruleIndex, entryIndex } = at;
  const entryPath = ['rules', ruleIndex, 'resources', entryIndex];
  const written = entry.group ?? '';
  const groupPath = [...entryPath, 'group'];
  const { group, finding } = readGroup(written, groupPath, api);
  const found: Finding[] = finding ? [finding] : [];
  if (group === undefined) return found;
  const list = entry.resources ?? [];
  const listPath = [...entryPath, 'resources'];
  const values = list.map((value, index): ListValue => ({
    value,
    index,
    list,
    listPath,
    field: 'resources',
    rule: at.rule,
  }));
  const meanings: ResourceMeaning[] = [];
  for (const one of values) {
    if (isStep(one.index)) yield;
    meanings.push(tidy(one) ? resourceMeaning(one.value, group, api) : fine);
  }
  const target = finding ? undefined : commonGroup(meanings);
  if (target !== undefined) {
    return [...found, wholeEntryFinding(list, meanings, groupPath, group, target)];
  }
  if (group === retiredGroup && list.length === 0 && !coversApps(at.rule.resources ?? [])) {
    const message = `Kubernetes no longer serves the group ${quoted(group)} (since 1.22), so this entry matches nothing. Workloads are in apps, Ingresses in networking.k8s.io.`;
    return [...found, notice('group-retired', groupPath, message)];
  }
  const perValue = values.map((one, i) => meaningFinding(one, meanings[i] ?? fine, group, at, api));
  return [...found, ...perValue.filter((one) => one !== undefined)];
}

/** The finding that all values of an entry belong to the group `target`. */
function wholeEntryFinding(
  list: readonly string[],
  meanings: readonly ResourceMeaning[],
  groupPath: Path,
  group: string,
  target: string,
): Finding {
  const listPath = [...groupPath.slice(0, -1), 'resources'];
  const renames = meanings.flatMap((meaning, i) =>
    meaning.kind === 'elsewhere' && meaning.to !== list[i]
      ? [set([...listPath, i], meaning.to)]
      : [],
  );
  const subject = `${listed(list.map(quoted))} ${list.length > 1 ? 'are' : 'is'}`;
  return warning(
    'resource-in-wrong-group',
    groupPath,
    `${subject} not in ${groupName(group)}, so this entry matches nothing. The group is ${groupName(target)}.`,
    renames.length > changesAtMost
      ? undefined
      : fix(`Change group to ${quoted(target)}`, set(groupPath, target), ...renames),
  );
}

/** Whether the rule also names the new group: then the old one does no harm. */
const coversApps = rememberedFor((entries: readonly GroupResources[]) =>
  entries.some(({ group }) => group === 'apps' || group === '*'),
);

/** The one group that all values of an entry belong to, if it is not the entry's own. */
function commonGroup(meanings: readonly ResourceMeaning[]): string | undefined {
  const [first] = meanings.map(onlyGroup);
  return meanings.every((meaning) => onlyGroup(meaning) === first) ? first : undefined;
}

function onlyGroup(meaning: ResourceMeaning): string | undefined {
  if (meaning.kind !== 'elsewhere' || meaning.groups.length > 1) return undefined;
  return meaning.groups[0];
}

/** A custom resource can have any lower-case name: the group "*" and custom groups match it. */
function effectOf(how: RenameReason, group: string, api: ApiFacts): string {
  if (how === 'slash' || how === 'deep') return 'matches nothing';
  if (group === '*') return 'matches no built-in resource';
  return how === 'all' && !api.groupExists(group) ? 'is not a wildcard' : 'matches nothing';
}

function meaningFinding(
  one: ListValue,
  meaning: ResourceMeaning,
  group: string,
  at: EntryAt,
  api: ApiFacts,
): Finding | undefined {
  const path = pathOf(one);
  const shown = quoted(one.value);
  const isCustom = api.isOfCluster(group);
  switch (meaning.kind) {
    case 'fine':
      return undefined;
    case 'rename': {
      const message = `${shown} ${effectOf(meaning.how, group, api)}. ${advice[meaning.how](quoted(meaning.to))}`;
      return warning('resource-name', path, message, replaceBy(one, [meaning.to]));
    }
    case 'elsewhere': {
      const groups = meaning.groups.map(groupName);
      const message = `${shown} is not in ${groupName(group)}, so it matches nothing here. It is in ${listed(groups)}.`;
      return warning('resource-in-wrong-group', path, message, moveToGroup(one, meaning, at));
    }
    case 'subresource-alone': {
      const first = meaning.parents[0] ?? '';
      const nothing = group === '*' ? 'no built-in resource' : 'nothing';
      const message = `${shown} is a subresource and matches ${nothing} on its own. Use for example ${quoted(`${first}/${one.value}`)} or ${quoted(`*/${one.value}`)}.`;
      return warning('resource-name', path, message);
    }
    case 'no-such-subresource':
      return notice(
        'subresource-unknown',
        path,
        meaning.resource === '*'
          ? `No${isCustom ? '' : ' built-in'} resource in ${groupName(group)} has a subresource ${quoted(meaning.subresource)}.`
          : `${meaning.resource} has no subresource ${quoted(meaning.subresource)} in the ${isCustom ? 'API of your cluster' : 'built-in API'}.`,
      );
    case 'impossible':
      return warning(
        'resource-name',
        path,
        `${shown} matches nothing: no resource can have this name.`,
      );
    case 'unknown':
      return notice(
        'resource-unknown',
        path,
        isCustom
          ? `${shown} is not a resource of ${group} in your cluster, so it matches nothing there.`
          : `${shown} is not a built-in resource of ${groupName(group)}. Custom resources have a group of their own.`,
      );
  }
}

/** Where values of each group can move: the first two entries with resources and without names. */
const homesIn = rememberedFor((entries: readonly GroupResources[]) => {
  const homes = new Map<string, number[]>();
  for (const [index, { group, resources, resourceNames }] of entries.entries()) {
    if (group === undefined || !present(resources) || present(resourceNames)) continue;
    const known = homes.get(group) ?? [];
    if (known.length < 2) homes.set(group, [...known, index]);
  }
  return homes;
});

/** Moves one value of a mixed entry to an entry for its own group; an entry with no other value changes its group. */
function moveToGroup(
  one: ListValue,
  meaning: { to: string; groups: string[] },
  { entry, rule, entryIndex }: EntryAt,
): Fix | undefined {
  const [group, ...others] = meaning.groups;
  if (group === undefined || others.length > 0) return undefined;
  const entriesPath = one.listPath.slice(0, 3);
  // Without its last value, the entry would match its whole group.
  if (placesIn(one.list).size === 1) {
    const renamed = meaning.to === one.value ? [] : replaceBy(one, [meaning.to])?.changes;
    const change = set([...entriesPath, entryIndex, 'group'], group);
    return renamed && fix(`Change group to ${quoted(group)}`, change, ...renamed);
  }
  const entries = rule.resources ?? [];
  const homes = present(entry.resourceNames) ? [] : (homesIn(entries).get(group) ?? []);
  const home = homes.find((index) => index !== entryIndex) ?? -1;
  const homeResources = entries[home]?.resources ?? [];
  const add: Change =
    home >= 0
      ? set([...entriesPath, home, 'resources', homeResources.length], meaning.to)
      : set([...entriesPath, entries.length], {
          group,
          resources: [meaning.to],
          ...(present(entry.resourceNames) && { resourceNames: entry.resourceNames }),
        });
  const removed = removeAll(one);
  if (!removed) return undefined;
  const changes = [...(isIn(homeResources, meaning.to) ? [] : [add]), ...removed];
  return fix(`Move to group ${quoted(group)}`, ...changes);
}

/** The group as part of a sentence. */
export function groupName(group: string): string {
  if (group === '') return 'the core group';
  return group === '*' ? 'any group' : group;
}
