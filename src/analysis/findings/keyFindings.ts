import type { Change } from '../../audit/change';
import { fieldsOf, isListField, type FieldPlace } from '../../audit/fields';
import { isIn } from '../../audit/listLookup';
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
import type { FixTitle } from '../fixTitle';
import type { Finding } from './finding';
import { nearest } from '../nearest';

/** A key that the API server does not know and ignores. */
export interface UnknownField {
  /** Where it is, its own key last. */
  path: Path;
  key: string;
  /** The keys of the same map, this one included. */
  siblings: readonly string[];
  /** Its decoded value, where the caller has it: the fix may turn a string into a list or back. */
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

/** Other words for a key, in lowercase; only those that the edit distance does not find. */
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

/** A place, and what it is called in a sentence. */
interface Home {
  place: Place;
  name: string;
}

/** Where a key that is unknown in one map may belong instead. */
const homes: Record<Place, Home> = {
  policy: { place: 'rule', name: 'a rule' },
  rule: { place: 'groupResources', name: 'an entry of resources' },
  groupResources: { place: 'rule', name: 'the rule itself' },
  metadata: { place: 'policy', name: 'the policy itself' },
};

/** What the policy does without the intended key; '' where there is nothing to say. */
const effects: Readonly<Record<Key, string>> = {
  apiVersion: '',
  kind: '',
  metadata: '',
  level: 'the rule has no level',
  users: 'the rule matches every user',
  userGroups: 'the rule matches every group',
  verbs: 'the rule matches every verb',
  resources: 'the rule matches every resource',
  namespaces: 'the rule matches every namespace',
  nonResourceURLs: 'the rule is not limited to these URLs',
  omitStages: 'no stage is omitted',
  omitManagedFields: 'managed fields are recorded',
  group: 'the core group is used',
  resourceNames: 'the rule matches every name',
  rules: 'there are no rules',
};

/** Returns the finding about one key that the API server does not know. */
export function keyFinding(field: UnknownField, policy: Policy): Finding {
  const place = placeOf(field.path);
  const meant = place && meantKey(place, field.key);
  if (meant === undefined) {
    const home = place && homes[place];
    const key = home && meantKey(home.place, field.key);
    if (home && key !== undefined) return misplaced(field, policy, home, key);
    return onKey(field, `Unknown field ${field.key} is ignored.`);
  }
  if (field.key.toLowerCase() === 'stages') {
    // It may list the stages to keep: renaming it would reverse the meaning.
    const effect = isIn(field.siblings, meant) ? '' : ', so every stage is recorded';
    const message = `Unknown field stages is ignored${effect}. Use omitStages to list the stages that are not recorded.`;
    return onKey(field, message);
  }
  const message = isIn(field.siblings, meant)
    ? `Unknown field ${field.key} is ignored. Only ${meant}, which is also set, has an effect.`
    : `Unknown field ${field.key} is ignored${effectOf(meant)}. Did you mean ${meant}?`;
  return onKey(field, message, rename(field, meant));
}

/** Whether the unknown key is meant as `group` of an entry of resources, whose group is then unknown. */
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

/** Renames the key, and turns a string into a list or a list into a string where the key needs it. */
function rename(field: UnknownField, key: string): Fix | undefined {
  if (isIn(field.siblings, key)) return undefined;
  const renamed: Change = { kind: 'renameKey', path: field.path, key };
  const path = [...field.path.slice(0, -1), key];
  const title: FixTitle = `Rename to ${key}`;
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

/** A known key in the wrong map. The fix moves it out of an entry of resources if that is the only one. */
function misplaced(field: UnknownField, policy: Policy, home: Home, key: string): Finding {
  const rule = home.place === 'rule' ? ruleAround(field, policy) : undefined;
  const effect = rule && !Object.keys(rule).includes(key) ? effectOf(key) : '';
  const message = `Field ${field.key} is ignored here${effect}. ${key} belongs in ${home.name}.`;
  return onKey(field, message, moveOut(field, policy, home.place, key));
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

/** The rule that the key is in. */
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
