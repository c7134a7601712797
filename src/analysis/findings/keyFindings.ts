import type { Change, ChangeValue } from '../../audit/change';
import { fieldsOf, isListField, type FieldPlace } from '../../audit/fields';
import { isIn } from '../../audit/listLookup';
import { fieldPlaceAt } from '../../audit/policyPath';
import {
  outcomeFields,
  type GroupResourcesField,
  type KubernetesVersion,
  type Path,
  type Policy,
  type PolicyField,
  type PolicyRule,
  type RuleField,
} from '../../audit/types';
import { validatePolicy } from '../../audit/validation';
import { fix, set, warning, type Fix } from './check';
import type { FixTitle } from '../fixTitle';
import { isValueOf } from './fieldValue';
import type { Finding } from './finding';
import { nearest } from '../nearest';

/** A key that the API server does not know and ignores. */
export interface UnknownField {
  /** Where it is, its own key last. */
  path: Path;
  key: string;
  /** The keys of the same map, this one included. */
  siblings: readonly string[];
  /** Its value as plain data; absent if it cannot be told, and then there is no fix. */
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

/** What follows where the intended key is absent; '' where there is nothing to say. */
const effects: Readonly<Record<Key, string>> = {
  apiVersion: '',
  kind: '',
  metadata: '',
  level: 'the rule has no level',
  users: 'the rule is not limited to these users',
  userGroups: 'the rule is not limited to these groups',
  verbs: 'the rule is not limited to these verbs',
  resources: 'nothing is limited to these resources',
  namespaces: 'the rule is not limited to these namespaces',
  nonResourceURLs: 'the rule is not limited to these URLs',
  omitStages: 'it omits no stage',
  omitManagedFields: 'it does not change whether managed fields are omitted',
  group: 'the core group is used',
  resourceNames: 'the entry is not limited to these names',
  rules: 'there are no rules',
};

/** Returns the finding about one key that the API server does not know. */
export function keyFinding(
  field: UnknownField,
  policy: Policy,
  kubernetes: KubernetesVersion,
): Finding {
  const place = placeOf(field.path);
  const meant = place && meantKey(place, field.key);
  if (place === undefined || meant === undefined) {
    const other = place === 'policy' ? otherFile(field) : undefined;
    if (other) return other;
    const home = place && homes[place];
    const key = home && meantKey(home.place, field.key);
    if (home && key !== undefined) return misplaced(field, policy, home, key, kubernetes);
    return onKey(field, `Unknown field ${field.key} is ignored.`);
  }
  if (field.key.toLowerCase() === 'stages') {
    // It may list the stages to keep: renaming it would reverse the meaning.
    const message = `Unknown field ${field.key} is ignored. Use omitStages to list the stages that are not recorded.`;
    return onKey(field, message);
  }
  const message = isIn(field.siblings, meant)
    ? `Unknown field ${field.key} is ignored. Only ${meant}, which is also set, has an effect.`
    : `Unknown field ${field.key} is ignored${effectOf(meant)}. Did you mean ${meant}?`;
  return onKey(field, message, rename(field, place, meant, policy, kubernetes));
}

/** Fields of metadata that people write beside it. */
export const metadataFields: ReadonlySet<string> = new Set([
  'name',
  'labels',
  'annotations',
  'generateName',
  'creationTimestamp',
]);
/** Fields of the dynamic configuration that Kubernetes had until 1.19 (AuditSink), and of kubeconfig files. */
const webhookFields = new Set([
  'webhook',
  'clientconfig',
  'throttle',
  'clusters',
  'current-context',
]);
const flag = /^(?:--)?audit-(?:policy|log|webhook)-/;

/** A key of the policy that belongs in its metadata, on the command line or in another file. */
function otherFile(field: UnknownField): Finding | undefined {
  const { key } = field;
  if (metadataFields.has(key)) {
    const message = `Field ${key} is ignored here. ${key} belongs in metadata.`;
    return onKey(field, message);
  }
  if (webhookFields.has(key.toLowerCase())) {
    return onKey(
      field,
      `Field ${key} is ignored. A policy only says what is recorded; where events are sent is set in the file of --audit-webhook-config-file.`,
    );
  }
  return flag.test(key)
    ? onKey(
        field,
        `Field ${key} is ignored. It is a flag of kube-apiserver and belongs on its command line.`,
      )
    : undefined;
}

/** Whether the rule may be wider than meant because the key is ignored: it is not meant as what the rule records. */
export function mayNarrow({ path, key }: UnknownField): boolean {
  const place = placeOf(path);
  if (place !== 'rule' && place !== 'groupResources') return false;
  const meant = meantKey(place, key);
  return meant === undefined || !(outcomeFields as readonly string[]).includes(meant);
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
function rename(
  field: UnknownField,
  place: Place,
  key: string,
  policy: Policy,
  kubernetes: KubernetesVersion,
): Fix | undefined {
  if (isIn(field.siblings, key)) return undefined;
  const value = valueFor(key, field.value);
  const isKept = value === field.value;
  const path = [...field.path.slice(0, -1), key];
  if (!isValueOf(place, key, value) || !staysValid(policy, path, value, kubernetes)) {
    return undefined;
  }
  const title: FixTitle = `Rename to ${key}`;
  const renamed: Change = { kind: 'renameKey', path: field.path, key };
  return isKept ? fix(title, renamed) : fix(title, renamed, set(path, value as ChangeValue));
}

/** A string as a list, or a list of one as a string, where the key needs it. */
function valueFor(key: string, value: unknown): unknown {
  if (isListField(key)) return typeof value === 'string' ? [value] : value;
  return key === 'group' && Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** A known key in the wrong map. The fix moves it out of an entry of resources if that is the only one. */
function misplaced(
  field: UnknownField,
  policy: Policy,
  home: Home,
  key: string,
  kubernetes: KubernetesVersion,
): Finding {
  const rule = home.place === 'rule' ? ruleAround(field, policy) : undefined;
  const effect = rule && !Object.keys(rule).includes(key) ? effectOf(key) : '';
  const message = `Field ${field.key} is ignored here${effect}. ${key} belongs in ${home.name}.`;
  return onKey(field, message, moveOut(field, policy, home.place, key, kubernetes));
}

function moveOut(
  field: UnknownField,
  policy: Policy,
  home: Place,
  key: string,
  kubernetes: KubernetesVersion,
): Fix | undefined {
  const rule = home === 'rule' ? ruleAround(field, policy) : undefined;
  const taken = rule === undefined || Object.keys(rule).includes(key);
  const value = valueFor(key, field.value);
  const path = [...field.path.slice(0, 2), key];
  // Without its only key, the entry would be gone, and the rule would match everything.
  const isOnly = field.siblings.length < 2;
  if (taken || isOnly || rule.resources?.length !== 1 || !isListField(key)) return undefined;
  if (!isValueOf(home, key, value) || !staysValid(policy, path, value, kubernetes)) {
    return undefined;
  }
  return fix(`Move ${key} to the rule`, set(path, value as ChangeValue), {
    kind: 'remove',
    path: field.path,
  });
}

/** Whether the server accepts the value there as much as it accepts the policy without it. */
function staysValid(
  policy: Policy,
  path: Path,
  value: unknown,
  kubernetes: KubernetesVersion,
): boolean {
  const [top, index, key, entryIndex, inner] = path;
  if (top === 'rules' && index === undefined) {
    return validatePolicy({ rules: value as PolicyRule[] }, kubernetes).length === 0;
  }
  const rule = top === 'rules' ? policy.rules[Number(index)] : undefined;
  if (rule === undefined || key === undefined) return top !== 'rules';
  const after =
    inner === undefined
      ? { ...rule, [key]: value }
      : {
          ...rule,
          resources: (rule.resources ?? []).map((entry, at) =>
            at === entryIndex ? { ...entry, [inner]: value } : entry,
          ),
        };
  const errors = (one: PolicyRule) => validatePolicy({ rules: [one] }, kubernetes).length;
  return errors(after) <= errors(rule);
}

/** The rule that the key is in. */
function ruleAround({ path }: UnknownField, policy: Policy): PolicyRule | undefined {
  return typeof path[1] === 'number' ? policy.rules[path[1]] : undefined;
}

function effectOf(key: string): string {
  const effect = Object.hasOwn(effects, key) ? effects[key as Key] : '';
  return effect === '' ? '' : `, so ${effect}`;
}

function onKey(field: UnknownField, message: string, change?: Fix): Finding {
  return { ...warning('unknown-field', field.path, message, change), onKey: true };
}
