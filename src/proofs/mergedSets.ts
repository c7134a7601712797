import { matchFields } from '../audit/match';
import type { GroupResources, MatchField, PolicyRule } from '../audit/types';
import { conditionsKey } from './conditionsKey';
import type { DifferenceSet } from './differenceSet';

/**
 * Returns the sets with those merged that differ in the values of one field only: the same change, the same exceptions, and
 * both have the field. One set with the values of both is exactly the two, because a field's values are alternatives.
 */
export function mergedSets(sets: readonly DifferenceSet[]): DifferenceSet[] {
  let merged = [...sets];
  for (const field of matchFields) {
    const found = new Map<string, DifferenceSet>();
    for (const set of merged) {
      const key = keyWithout(set, field);
      const same = found.get(key);
      found.set(key, same ? both(same, set, field) : set);
    }
    merged = [...found.values()];
  }
  return merged;
}

function keyWithout(set: DifferenceSet, field: MatchField): string {
  const { rule, alsoIn } = set.conditions;
  const { [field]: values = [], ...others } = rule;
  return JSON.stringify([
    ...[set.was, set.is, set.except, alsoIn],
    values.length > 0,
    conditionsKey(others),
  ]);
}

function both(one: DifferenceSet, other: DifferenceSet, field: MatchField): DifferenceSet {
  const { alsoIn, region } = one.conditions;
  const rule = bothRules(one.conditions.rule, other.conditions.rule, field);
  const unique = <Value>(...lists: (readonly Value[])[]) => [...new Set(lists.flat())];
  return {
    ...one,
    conditions: { rule, alsoIn, region: [rule, ...region.slice(1)] },
    before: unique(one.before, other.before),
    after: unique(one.after, other.after),
  };
}

function bothRules(one: PolicyRule, other: PolicyRule, field: MatchField): PolicyRule {
  if (field !== 'resources') {
    return { ...one, [field]: [...new Set([...(one[field] ?? []), ...(other[field] ?? [])])] };
  }
  const entries = new Map<string, GroupResources>();
  for (const entry of [...(one.resources ?? []), ...(other.resources ?? [])]) {
    const { group = '', resources, resourceNames } = entry;
    const key = JSON.stringify([group, resources === undefined, resourceNames]);
    const { resources: known = [] } = entries.get(key) ?? {};
    const all = resources && [...new Set([...known, ...resources])];
    entries.set(key, { ...entry, ...(all && { resources: all }) });
  }
  return { ...one, resources: [...entries.values()] };
}
