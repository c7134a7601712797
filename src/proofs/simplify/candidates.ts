import { entryMatches, pathMatches, present } from '../../audit/match';
import type {
  Attributes,
  GroupResources,
  MatchField,
  MatchListField,
  Path,
  PolicyRule,
} from '../../audit/types';

/** A value of a rule that may have no effect. */
export interface Candidate {
  readonly field: MatchField;
  readonly value: string;
  readonly isEntry: boolean;
  /** Below the rule. */
  readonly path: Path;
  /** To remember what was found about it. */
  readonly key: string;
  /** The rule without it. */
  readonly rest: () => PolicyRule;
  /** What it alone lets in, as the value of its field. */
  readonly only: Pick<PolicyRule, MatchField>;
  /** Whether a request that the rule matches is matched without it. About so many values are compared. */
  readonly isInRest: (request: Attributes) => boolean;
  readonly size: number;
}

/** The lists in which each value is for its own requests. */
const apart: ReadonlySet<MatchField> = new Set(['users', 'verbs', 'namespaces']);

/** Returns whether requests of one value of the field are never matched by another one. */
export const isApart = (field: MatchField) => apart.has(field);

/** Returns a value of a list as a candidate; undefined if it is the only one. */
export function valueAt(
  rule: PolicyRule,
  field: MatchListField,
  place: number,
): Candidate | undefined {
  const values = rule[field] ?? [];
  const value = values[place];
  if (value === undefined || values.length < 2) return undefined;
  return {
    ...{ field, value, isEntry: false, path: [field, place], key: JSON.stringify([field, value]) },
    rest: () => ({ ...rule, [field]: values.toSpliced(place, 1) }),
    only: { [field]: [value] },
    isInRest: (request) => isInOthers(field, values, place, request),
    size: isApart(field) ? 1 : values.length,
  };
}

function isInOthers(
  field: MatchListField,
  values: readonly string[],
  place: number,
  { user, path }: Attributes,
): boolean {
  // Whether the value is there twice is asked before.
  if (isApart(field)) return false;
  const groups = new Set(user?.groups);
  return values.some((other, at) => {
    if (at === place) return false;
    return field === 'userGroups' ? groups.has(other) : pathMatches(path, other);
  });
}

/** Returns an entry of `resources` as a candidate; undefined if it is the only one. */
export function entryAt(rule: PolicyRule, number: number): Candidate | undefined {
  const entries = rule.resources ?? [];
  const entry = entries[number];
  if (!entry || entries.length < 2) return undefined;
  return ofEntries(rule, entries, number, {
    ...{ value: entry.group ?? '', isEntry: true, path: ['resources', number] },
    ...{ only: entry, rest: undefined },
  });
}

/** Returns a value of an entry as a candidate; undefined if it is the only one. */
export function valueInEntry(
  rule: PolicyRule,
  number: number,
  field: 'resources' | 'resourceNames',
  place: number,
): Candidate | undefined {
  const entries = rule.resources ?? [];
  const entry = entries[number];
  const values = entry?.[field] ?? [];
  const value = values[place];
  if (!entry || value === undefined || values.length < 2) return undefined;
  if (!present(entry.resources)) return undefined;
  return ofEntries(rule, entries, number, {
    ...{ value, isEntry: false, path: ['resources', number, field, place] },
    only: { ...entry, [field]: [value] },
    rest: { ...entry, [field]: values.toSpliced(place, 1) },
  });
}

function ofEntries(
  rule: PolicyRule,
  entries: readonly GroupResources[],
  number: number,
  {
    only,
    rest,
    ...what
  }: Pick<Candidate, 'value' | 'isEntry' | 'path'> & {
    only: GroupResources;
    rest: GroupResources | undefined;
  },
): Candidate {
  const left = entries.toSpliced(number, 1, ...(rest ? [rest] : []));
  const { group = '' } = only;
  return {
    ...what,
    field: 'resources',
    key: JSON.stringify(['resources', group, what.isEntry, what.path[2], what.value]),
    rest: () => ({ ...rule, resources: left }),
    only: { resources: [only] },
    isInRest: (request) => left.some((each) => entryMatches(each, request)),
    size: left.reduce((sum, each) => sum + (each.resources?.length ?? 1), 0),
  };
}
