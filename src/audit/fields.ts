import type { GroupResources, Policy, PolicyMetadata, PolicyRule } from './types';

/** Where a field belongs: to the policy itself, to a rule, or to an entry of a rule's `resources`. */
export type FieldPlace = 'policy' | 'rule' | 'groupResources';

export type FieldKind =
  | 'level'
  | 'stages'
  | 'strings'
  | 'boolean'
  | 'string'
  | 'groupResources'
  | 'rules'
  | 'metadata'
  | 'const';

/** A value with one line of help. */
export interface KnownValue {
  value: string;
  detail: string;
}

interface Facts {
  kind: FieldKind;
  /** Every value that the API server accepts; absent if it accepts any string or list. */
  values?: readonly KnownValue[];
}

/** Everything about one field of a policy but its help; the form, completion and hovers all read this. */
export interface Field extends Facts {
  name: string;
}

/** The kinds that a field of type `T` can have. */
type KindOf<T> = T extends string
  ? 'level' | 'string' | 'const'
  : T extends boolean
    ? 'boolean'
    : T extends readonly string[]
      ? 'strings' | 'stages'
      : T extends readonly GroupResources[]
        ? 'groupResources'
        : T extends readonly PolicyRule[]
          ? 'rules'
          : T extends PolicyMetadata
            ? 'metadata'
            : never;

type FactsOf<T> = Facts & { kind: KindOf<T> };

/** A policy as it is written. */
export type PolicyFile = Record<'apiVersion' | 'kind', string> & Policy;

/** Every field of `T`, in the order of the Go type. New fields are inserted into policies in this order. */
type Table<T> = { readonly [Name in keyof T]-?: FactsOf<NonNullable<T[Name]>> };

const levelValues: readonly KnownValue[] = [
  { value: 'None', detail: 'Records nothing.' },
  { value: 'Metadata', detail: 'Records who, what, when and the response code, but no bodies.' },
  { value: 'Request', detail: 'Records metadata and the request body.' },
  {
    value: 'RequestResponse',
    detail: 'Records metadata, the request body and the response body.',
  },
];

const stageValues: readonly KnownValue[] = [
  { value: 'RequestReceived', detail: 'The request has arrived and is not handled yet.' },
  {
    value: 'ResponseStarted',
    detail:
      'Response headers sent, body still streaming (watch, exec, log). Also the only event of a failed login or a malformed timeout.',
  },
  {
    value: 'ResponseComplete',
    detail: 'Response fully sent. This event has the response code and the bodies.',
  },
  {
    value: 'Panic',
    detail:
      'The handler panicked, or a proxied response broke off. Recorded instead of ResponseComplete.',
  },
];

const booleanValues: readonly KnownValue[] = [
  { value: 'true', detail: 'Bodies are recorded without metadata.managedFields.' },
  { value: 'false', detail: 'Bodies are recorded with metadata.managedFields.' },
];

const policyFields: Table<PolicyFile> = {
  apiVersion: {
    kind: 'const',
    values: [{ value: 'audit.k8s.io/v1', detail: 'The only version since Kubernetes 1.24.' }],
  },
  kind: {
    kind: 'const',
    values: [{ value: 'Policy', detail: 'An audit policy.' }],
  },
  metadata: {
    kind: 'metadata',
  },
  omitStages: {
    kind: 'stages',
    values: stageValues,
  },
  omitManagedFields: {
    kind: 'boolean',
    values: booleanValues,
  },
  rules: {
    kind: 'rules',
  },
};

const ruleFields: Table<PolicyRule> = {
  level: {
    kind: 'level',
    values: levelValues,
  },
  users: {
    kind: 'strings',
  },
  userGroups: {
    kind: 'strings',
  },
  verbs: {
    kind: 'strings',
  },
  resources: {
    kind: 'groupResources',
  },
  namespaces: {
    kind: 'strings',
  },
  nonResourceURLs: {
    kind: 'strings',
  },
  omitStages: {
    kind: 'stages',
    values: stageValues,
  },
  omitManagedFields: {
    kind: 'boolean',
    values: booleanValues,
  },
};

const groupResourcesFields: Table<GroupResources> = {
  group: {
    kind: 'string',
  },
  resources: {
    kind: 'strings',
  },
  resourceNames: {
    kind: 'strings',
  },
};

const listed = (table: Readonly<Record<string, Facts>>): readonly Field[] =>
  Object.entries(table).map(([name, facts]) => ({ name, ...facts }));

const fields: Readonly<Record<FieldPlace, readonly Field[]>> = {
  policy: listed(policyFields),
  rule: listed(ruleFields),
  groupResources: listed(groupResourcesFields),
};

/** Returns all fields of a place, in the order of the Go type. */
export function fieldsOf(where: FieldPlace): readonly Field[] {
  return fields[where];
}

/** Returns the field with exactly this name; undefined if the place has none. */
export function fieldNamed(where: FieldPlace, name: string): Field | undefined {
  return fields[where].find((field) => field.name === name);
}

const listKinds: readonly FieldKind[] = ['strings', 'stages', 'groupResources', 'rules'];

const listNames = new Set(
  Object.values(fields).flatMap((all) =>
    all.filter(({ kind }) => listKinds.includes(kind)).map(({ name }) => name),
  ),
);

/** Returns whether a field of this name is a list, in any place. */
export function isListField(name: string | number | undefined): boolean {
  return typeof name === 'string' && listNames.has(name);
}

type ListsIn<T> = {
  [Name in keyof T]-?: NonNullable<T[Name]> extends readonly string[] ? Name : never;
}[keyof T];

/** The fields of a rule or of an entry of its resources that are lists of strings. */
export type StringListField = ListsIn<PolicyRule> | ListsIn<GroupResources>;

/** Facts about the values of a list of strings. */
interface ListFacts {
  /** What a value names: "user". A rule without the list matches every user. */
  one: string;
  /** Whether "*" is a wildcard; otherwise it matches only itself. */
  hasWildcards: boolean;
  /** Whether the value of a request can contain a comma. */
  mayHoldComma: boolean;
  /** What the empty string matches: ordinary requests, next to nothing, or validation rejects it. */
  empty: 'value' | 'nothing' | 'rejected';
}

export const listFacts: Readonly<Record<StringListField, ListFacts>> = {
  users: { one: 'user', hasWildcards: false, mayHoldComma: true, empty: 'nothing' },
  userGroups: { one: 'group', hasWildcards: false, mayHoldComma: true, empty: 'nothing' },
  verbs: { one: 'verb', hasWildcards: false, mayHoldComma: false, empty: 'nothing' },
  namespaces: { one: 'namespace', hasWildcards: false, mayHoldComma: false, empty: 'value' },
  nonResourceURLs: { one: 'URL', hasWildcards: true, mayHoldComma: true, empty: 'rejected' },
  omitStages: { one: 'stage', hasWildcards: false, mayHoldComma: false, empty: 'rejected' },
  resources: { one: 'resource', hasWildcards: true, mayHoldComma: false, empty: 'nothing' },
  resourceNames: { one: 'name', hasWildcards: false, mayHoldComma: true, empty: 'value' },
};
