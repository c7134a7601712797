import type { Change } from '../../audit/change';
import { fieldsOf, isListField, type FieldPlace } from '../../audit/fields';
import { fieldPlaceAt } from '../../audit/policyPath';
import type {
  GroupResourcesField,
  Path,
  Policy,
  PolicyField,
  PolicyRule,
  RuleField,
} from '../../audit/types';
import { fix, warning, type Fix } from './check';
import type { Finding } from './finding';
import { nearest } from '../nearest';

/** A key the API server does not know and drops. */
export interface UnknownField {
  /** Where it is, its own key last. */
  path: Path;
  key: string;
  /** The keys of the same map, this one included. */
  siblings: readonly string[];
  /** Its value, decoded, where the caller has it: decides whether a list must become a string. */
  value?: unknown;
}

type Place = FieldPlace | 'metadata';

/** Every key that a policy, a rule or an entry can have. */
type Key = PolicyField | RuleField | GroupResourcesField;

const namesOf = (where: FieldPlace) => fieldsOf(where).map(({ name }) => name);

const keys: Record<Place, readonly string[]> = {
  policy: namesOf('policy'),
  rule: namesOf('rule'),
  groupResources: namesOf('groupResources'),
  metadata: ['name', 'namespace', 'labels', 'annotations', 'generateName'],
};

/** Other words for a key, in lower case; only words that are too far for the edit distance. */
const otherWords: Record<Place, Record<string, Key>> = {
  policy: { stages: 'omitStages', rule: 'rules' },
  rule: {
    groups: 'userGroups',
    usergroup: 'userGroups',
    username: 'users',
    usernames: 'users',
    stages: 'omitStages',
    nonresourceurl: 'nonResourceURLs',
    urls: 'nonResourceURLs',
    auditlevel: 'level',
    namespaceselector: 'namespaces',
  },
  groupResources: {
    apigroups: 'group',
    apigroup: 'group',
    names: 'resourceNames',
    name: 'resourceNames',
  },
  metadata: {},
};

/** Where else a key that is unknown in one map may belong. */
const homes: Record<Place, readonly Place[]> = {
  policy: ['rule'],
  rule: ['groupResources'],
  groupResources: ['rule'],
  metadata: ['policy'],
};

const homeNames: Record<Place, string> = {
  policy: 'the policy itself',
  rule: 'the rule itself',
  groupResources: 'an entry of resources',
  metadata: 'metadata',
};

/** What the policy does without the key that was meant; '' where that is nothing to say. */
const effects: Readonly<Record<Key, string>> = {
  apiVersion: '',
  kind: '',
  metadata: '',
  level: 'the rule has no level',
  users: 'the rule is for every user',
  userGroups: 'the rule is for every group',
  verbs: 'the rule is for every verb',
  resources: 'every resource matches',
  namespaces: 'the rule is for every namespace',
  nonResourceURLs: 'the rule is not limited to these URLs',
  omitStages: 'no stage is left out',
  omitManagedFields: 'managed fields stay',
  group: 'the core group is used',
  resourceNames: 'every name matches',
  rules: 'there are no rules',
};

/** What we make of one key that the API server does not know. */
export function keyFinding(field: UnknownField, policy: Policy): Finding {
  const place = placeOf(field.path);
  const meant = place && meantKey(place, field.key);
  if (meant === undefined) {
    const home = place && homes[place].find((other) => meantKey(other, field.key) !== undefined);
    if (home) return misplaced(field, policy, home, meantKey(home, field.key) ?? field.key);
    return onKey(field, `${field.key} is not a key here and is ignored.`);
  }
  if (field.key.toLowerCase() === 'stages') {
    // It may list the stages to keep: renaming it would turn the meaning round.
    const effect = field.siblings.includes(meant) ? '' : ', so every stage is recorded';
    const message = `stages is ignored${effect}; there is only omitStages, the stages that are not recorded.`;
    return onKey(field, message);
  }
  const message = field.siblings.includes(meant)
    ? `${field.key} is ignored; only ${meant}, which is here too, counts.`
    : `${field.key} is ignored${effectOf(meant)}; the key is called ${meant}.`;
  return onKey(field, message, rename(field, meant));
}

/** Does the unknown key stand for `group` of a resources entry? Then the entry's group is not known. */
export function hidesGroup(field: UnknownField): boolean {
  return (
    placeOf(field.path) === 'groupResources' && meantKey('groupResources', field.key) === 'group'
  );
}

function placeOf(path: Path): Place | undefined {
  const parent = path.slice(0, -1);
  return parent.length === 1 && parent[0] === 'metadata' ? 'metadata' : fieldPlaceAt(parent);
}

function meantKey(place: Place, key: string): string | undefined {
  return otherWords[place][key.toLowerCase()] ?? closest(place, key);
}

function closest(place: Place, key: string): string | undefined {
  const lower = key.toLowerCase();
  return keys[place].find((k) => k.toLowerCase() === lower) ?? nearest(key, keys[place]);
}

/** Renames the key, and changes string to list or list to string where the value asks for it. */
function rename(field: UnknownField, key: string): Fix | undefined {
  if (field.siblings.includes(key)) return undefined;
  const renamed: Change = { kind: 'renameKey', path: field.path, key };
  const path = [...field.path.slice(0, -1), key];
  const title = `Rename to ${key}`;
  const { value } = field;
  if (key === 'group') {
    const plural = /s$/i.test(field.key);
    if (typeof value === 'string' || (value === undefined && !plural)) return fix(title, renamed);
    const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
    if (typeof only !== 'string') return undefined;
    return fix(title, renamed, { kind: 'set', path, value: only });
  }
  if (isListField(key) && typeof value === 'string') {
    return fix(title, renamed, { kind: 'set', path, value: [value] });
  }
  return fix(title, renamed);
}

/** A known key in the wrong map. Moved out of a resources entry when that is the rule's only entry. */
function misplaced(field: UnknownField, policy: Policy, home: Place, key: string): Finding {
  const rule = home === 'rule' ? ruleAround(field, policy) : undefined;
  const effect = rule && !Object.keys(rule).includes(key) ? effectOf(key) : '';
  const message = `${field.key} is ignored here${effect}; ${key} belongs to ${homeNames[home]}.`;
  return onKey(field, message, moveOut(field, policy, home, key));
}

function moveOut(field: UnknownField, policy: Policy, home: Place, key: string): Fix | undefined {
  const rule = home === 'rule' ? ruleAround(field, policy) : undefined;
  const taken = rule === undefined || Object.keys(rule).includes(key);
  const values: unknown = typeof field.value === 'string' ? [field.value] : field.value;
  if (taken || rule.resources?.length !== 1 || !isListField(key) || !isStrings(values)) {
    return undefined;
  }
  return fix(
    `Move ${key} to the rule`,
    { kind: 'set', path: [...field.path.slice(0, 2), key], value: values },
    { kind: 'remove', path: field.path },
  );
}

/** The rule that the key's map is in. */
function ruleAround({ path }: UnknownField, policy: Policy): PolicyRule | undefined {
  return typeof path[1] === 'number' ? policy.rules[path[1]] : undefined;
}

function effectOf(key: string): string {
  const effect = Object.hasOwn(effects, key) ? effects[key as Key] : '';
  return effect === '' ? '' : `, so ${effect}`;
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === 'string');
}

function onKey(field: UnknownField, message: string, change?: Fix): Finding {
  return { ...warning('unknown-field', field.path, message, change), onKey: true };
}
