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
  /** A few plain sentences, pitfalls included. */
  help: string;
  /** The Kubernetes minor version that added the field; absent if audit.k8s.io/v1 always had it. */
  since?: string;
  /** An example value, as YAML. */
  example: string;
}

/** Everything about one field of a policy; the form, completion and hovers all read this. */
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

const policyFields: Table<Record<'apiVersion' | 'kind', string> & Policy> = {
  apiVersion: {
    kind: 'const',
    values: [{ value: 'audit.k8s.io/v1', detail: 'The only version since Kubernetes 1.24.' }],
    help: 'The version of the policy format. Without it, or with an older one such as v1beta1, kube-apiserver rejects the policy.',
    example: 'audit.k8s.io/v1',
  },
  kind: {
    kind: 'const',
    values: [{ value: 'Policy', detail: 'An audit policy.' }],
    help: 'Always Policy. kube-apiserver also accepts a policy without it, but rejects any other kind.',
    example: 'Policy',
  },
  metadata: {
    kind: 'metadata',
    help: 'An optional name, with labels and annotations. The API server does not use it.',
    example: '{ name: default }',
  },
  omitStages: {
    kind: 'stages',
    values: stageValues,
    help:
      'Stages that generate no events, whichever rule matches. A rule can omit more stages but cannot restore any. ' +
      'Omitting RequestReceived is common: it halves the log and loses little. ' +
      'Omitting ResponseStarted hides every failed login.',
    example: '[RequestReceived]',
  },
  omitManagedFields: {
    kind: 'boolean',
    values: booleanValues,
    help:
      'Records bodies without metadata.managedFields, which saves a lot of space. It has an effect at the levels Request ' +
      'and RequestResponse only. A rule can override it.',
    since: '1.23',
    example: 'true',
  },
  rules: {
    kind: 'rules',
    help:
      'Evaluated from top to bottom; the first match wins. Put narrow rules first and the catch-all last. ' +
      'A request that no rule matches is not recorded. A policy needs at least one rule.',
    example: '[{ level: Metadata }]',
  },
};

const ruleFields: Table<PolicyRule> = {
  level: {
    kind: 'level',
    values: levelValues,
    help:
      'How much of a matching request is recorded. Required and case-sensitive. ' +
      'Requests that match a rule with None are not recorded. Bodies can contain secrets: record Secrets, ConfigMaps and tokens at Metadata.',
    example: 'Metadata',
  },
  users: {
    kind: 'strings',
    help:
      'User names, exactly as authenticated. Wildcards are not supported, and groups belong in userGroups. Rules are ' +
      'evaluated before impersonation, so they see the real caller. Omit it to match every user. A rule with users never ' +
      'matches a failed login.',
    example: '["system:kube-proxy"]',
  },
  userGroups: {
    kind: 'strings',
    help:
      'Exact group names; wildcards are not supported. The rule matches if the user is in at least one of them. ' +
      'Rules are evaluated before impersonation, so these are the groups of the real caller. ' +
      'Omit it to match every group. Every authenticated user is in system:authenticated.',
    example: '["system:nodes"]',
  },
  verbs: {
    kind: 'strings',
    help:
      'Kubernetes verbs such as get, list and create, in lower case; wildcards are not supported. HTTP methods (post, put) ' +
      'match non-resource requests only. Omit it to match every verb. kubectl exec is a get from kubectl 1.30, ' +
      'and a create in older versions.',
    example: '["create", "update", "patch", "delete", "deletecollection"]',
  },
  resources: {
    kind: 'groupResources',
    help:
      'API groups and their resources. The rule matches if at least one entry does. Omit it to match every resource. ' +
      'A rule with resources never matches non-resource URLs such as /healthz, and cannot have nonResourceURLs.',
    example: '[{ group: "", resources: ["secrets"] }]',
  },
  namespaces: {
    kind: 'strings',
    help:
      'Exact namespace names; wildcards are not supported. The empty string matches cluster-scoped resources and lists ' +
      'across all namespaces. "dev" does not match such a list, although it shows what is in dev. A Namespace object is ' +
      'in the namespace of its own name. Omit it to match every namespace; a rule with namespaces matches resource requests only.',
    example: '["kube-system"]',
  },
  nonResourceURLs: {
    kind: 'strings',
    help:
      'Paths of non-resource requests: health, metrics, version, discovery. A path starts with a slash and may end with ' +
      'one *; * alone matches every path. /api* matches discovery at /api/v1 but no requests for pods, although their ' +
      'URLs start the same way. Cannot be combined with resources or namespaces.',
    example: '["/healthz*", "/version"]',
  },
  omitStages: {
    kind: 'stages',
    values: stageValues,
    help:
      'Stages for which this rule generates no events, in addition to those that the policy omits. ' +
      'An empty list does not restore any of them.',
    example: '[RequestReceived]',
  },
  omitManagedFields: {
    kind: 'boolean',
    values: booleanValues,
    help:
      'true records bodies without metadata.managedFields, false with it, whatever the policy says. ' +
      'Omit it to use the value of the policy.',
    since: '1.23',
    example: 'true',
  },
};

const groupResourcesFields: Table<GroupResources> = {
  group: {
    kind: 'string',
    help:
      'An API group without its version: apps, not apps/v1. The core group (pods, secrets, services) is the empty string, ' +
      'and also the default. "*" matches every group from Kubernetes 1.36; older versions reject it.',
    example: '"apps"',
  },
  resources: {
    kind: 'strings',
    help:
      'Plural names in lower case. pods does not match subresources: name them (pods/exec), use pods/* for the resource ' +
      'with all of them, or */scale for one subresource of every resource. "*" matches everything in the group; "*/*" ' +
      'matches nothing. Omit it to match the whole group.',
    example: '["pods", "pods/exec"]',
  },
  resourceNames: {
    kind: 'strings',
    help:
      'Exact names of objects; wildcards are not supported, and resources is required. A create of an object never ' +
      'matches, because it carries no name yet, nor does a deletecollection; a list or watch matches only if it ' +
      'selects that name. ' +
      'The empty string matches requests without a name.',
    example: '["kube-root-ca.crt"]',
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
