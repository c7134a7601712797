import type { GroupResources, Policy, PolicyMetadata, PolicyRule } from './types';

/** Where a field stands: in the policy itself, in a rule, or in an entry of a rule's `resources`. */
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

/** A value with one line about it. */
export interface KnownValue {
  value: string;
  detail: string;
}

interface Facts {
  kind: FieldKind;
  /** All values the API server takes; absent where it takes any text or list. */
  values?: readonly KnownValue[];
  /** A few sentences in plain words, the traps included. */
  help: string;
  /** The Kubernetes minor that brought the field, if it was not there from the start. */
  since?: string;
  /** A YAML value. */
  example: string;
}

/** What there is to know about one field of a policy; form, completion and hover all read this. */
export interface Field extends Facts {
  name: string;
}

/** The kinds that a field of the Go type `T` can have. */
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

/** Every field of the Go type `T`, in the order of the Go type. */
type Table<T> = { readonly [Name in keyof T]-?: FactsOf<NonNullable<T[Name]>> };

const levelValues: readonly KnownValue[] = [
  { value: 'None', detail: 'No event at all.' },
  { value: 'Metadata', detail: 'Who, what, when and the answer code; no bodies.' },
  { value: 'Request', detail: 'Metadata and what the client sent.' },
  {
    value: 'RequestResponse',
    detail: 'Metadata, what the client sent and what the server answered.',
  },
];

const stageValues: readonly KnownValue[] = [
  { value: 'RequestReceived', detail: 'As soon as the request is in, before it is handled.' },
  {
    value: 'ResponseStarted',
    detail:
      'Answer begun, its end not in sight: watch, exec, log. Also the one event of a failed login.',
  },
  {
    value: 'ResponseComplete',
    detail: 'The answer is out; the event with code, bodies and names.',
  },
  { value: 'Panic', detail: 'The handler crashed; in place of ResponseComplete.' },
];

const booleanValues: readonly KnownValue[] = [
  { value: 'true', detail: 'Bodies are recorded without metadata.managedFields.' },
  { value: 'false', detail: 'Bodies are recorded whole.' },
];

const policyFields: Table<Record<'apiVersion' | 'kind', string> & Policy> = {
  apiVersion: {
    kind: 'const',
    values: [{ value: 'audit.k8s.io/v1', detail: 'The only version since Kubernetes 1.24.' }],
    help: 'Version of the policy format. Without it, or with another one such as v1beta1, the API server does not start.',
    example: 'audit.k8s.io/v1',
  },
  kind: {
    kind: 'const',
    values: [{ value: 'Policy', detail: 'An audit policy.' }],
    help: 'Always Policy. If it is missing the API server accepts the file all the same; another kind it refuses.',
    example: 'Policy',
  },
  metadata: {
    kind: 'metadata',
    help: 'A name for people, with labels or annotations if you like. The API server reads it and makes no use of it.',
    example: '{ name: default }',
  },
  omitStages: {
    kind: 'stages',
    values: stageValues,
    help:
      'Stages for which no event is written, whichever rule decides. A rule can add stages but not take any back: ' +
      'the two lists are joined. RequestReceived is a common choice, it halves the log and loses little. ' +
      'Omitting ResponseStarted loses every failed login.',
    example: '[RequestReceived]',
  },
  omitManagedFields: {
    kind: 'boolean',
    values: booleanValues,
    help:
      'Leave metadata.managedFields out of recorded bodies. It saves much space and matters at the levels Request and ' +
      'RequestResponse only. A rule that sets it overrides this value.',
    since: '1.23',
    example: 'true',
  },
  rules: {
    kind: 'rules',
    help:
      'Asked from top to bottom; the first rule that matches decides, the others are not looked at. So the narrow rules ' +
      'come first and the catch-all last. A request that no rule matches is not recorded. At least one rule is needed.',
    example: '[{ level: Metadata }]',
  },
};

const ruleFields: Table<PolicyRule> = {
  level: {
    kind: 'level',
    values: levelValues,
    help:
      'How much of a matching request is recorded. Required, and spelled exactly so, capitals included. ' +
      'With None the rule silences what it matches. Bodies can carry secrets: record Secrets, ConfigMaps and tokens at Metadata.',
    example: 'Metadata',
  },
  users: {
    kind: 'strings',
    help:
      'User names, exactly as authenticated; there are no wildcards and groups do not count here. The policy is asked ' +
      'before impersonation, so it sees the real caller. Left out means every user; a rule with users never matches ' +
      'a request whose login failed.',
    example: '["system:kube-proxy"]',
  },
  userGroups: {
    kind: 'strings',
    help:
      'Groups of the user; one in common is enough, and names are exact, without wildcards. ' +
      'They are those of the real caller, before impersonation. ' +
      'Left out means every group. Everybody who logged in is in system:authenticated.',
    example: '["system:nodes"]',
  },
  verbs: {
    kind: 'strings',
    help:
      'Kubernetes verbs such as get, list and create, in lower case and without wildcards. HTTP methods (post, put) ' +
      'match only requests that are not about resources. Left out means every verb. kubectl exec is get since kubectl 1.31 ' +
      'and was create before.',
    example: '["create", "update", "patch", "delete", "deletecollection"]',
  },
  resources: {
    kind: 'groupResources',
    help:
      'API groups and their resources; one entry that covers the request is enough. Left out means every resource. ' +
      'A rule with resources never matches other URLs such as /healthz, and cannot have nonResourceURLs.',
    example: '[{ group: "", resources: ["secrets"] }]',
  },
  namespaces: {
    kind: 'strings',
    help:
      'Exact names, no wildcards. The empty string stands for cluster-scoped resources and for lists over all namespaces, ' +
      'which "dev" does not match although they show what is in dev. A Namespace object counts as being in itself. ' +
      'Left out means everywhere; with it the rule is about resources only.',
    example: '["kube-system"]',
  },
  nonResourceURLs: {
    kind: 'strings',
    help:
      'Paths of requests that are not about resources: health, metrics, version, discovery. They begin with a slash; ' +
      'a star may only be the last character, or stand alone for all. /api* matches the discovery of /api/v1 but no pods, ' +
      'though their URLs begin so. Not together with resources or namespaces.',
    example: '["/healthz*", "/version"]',
  },
  omitStages: {
    kind: 'stages',
    values: stageValues,
    help:
      'Stages for which this rule writes no event. They are added to the stages of the policy; an empty list here ' +
      'brings none of those back.',
    example: '[RequestReceived]',
  },
  omitManagedFields: {
    kind: 'boolean',
    values: booleanValues,
    help:
      'Leave metadata.managedFields out of the bodies this rule records, or keep them, whatever the policy says. ' +
      'Left out, the value of the policy counts.',
    since: '1.23',
    example: 'true',
  },
};

const groupResourcesFields: Table<GroupResources> = {
  group: {
    kind: 'string',
    help:
      'API group without its version: apps, not apps/v1. The core group (pods, secrets, services) is the empty string, ' +
      'and so is a group left out. "*" for every group works from Kubernetes 1.36; before, the API server does not start with it.',
    example: '"apps"',
  },
  resources: {
    kind: 'strings',
    help:
      'Plural names in lower case. pods does not cover subresources: name them (pods/exec), or all with the resource ' +
      '(pods/*), or one of every resource (*/scale). "*" is everything in the group, "*/*" matches nothing. ' +
      'Left out means the whole group.',
    example: '["pods", "pods/exec"]',
  },
  resourceNames: {
    kind: 'strings',
    help:
      'Names of single objects, exact and without wildcards; resources must be there too. A create never matches, ' +
      'its name is not known yet; nor do most lists and watches, unless a field selector picks one name. ' +
      'The empty string matches just those requests that carry no name.',
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

/** All fields of a place, in the order of the Go types. */
export function fieldsOf(where: FieldPlace): readonly Field[] {
  return fields[where];
}

/** The field of that name, exactly spelled; undefined if the place has none. */
export function fieldNamed(where: FieldPlace, name: string): Field | undefined {
  return fields[where].find((field) => field.name === name);
}

const listKinds: readonly FieldKind[] = ['strings', 'stages', 'groupResources', 'rules'];

const listNames = new Set(
  Object.values(fields).flatMap((all) =>
    all.filter(({ kind }) => listKinds.includes(kind)).map(({ name }) => name),
  ),
);

/** Returns whether fields of that name are lists, wherever in a policy they are. */
export function isListField(name: string | number | undefined): boolean {
  return typeof name === 'string' && listNames.has(name);
}

type ListsIn<T> = {
  [Name in keyof T]-?: NonNullable<T[Name]> extends readonly string[] ? Name : never;
}[keyof T];

/** The fields of a rule or of an entry of its resources that are lists of strings. */
export type StringListField = ListsIn<PolicyRule> | ListsIn<GroupResources>;

/** What is true of every value of a list of strings. */
interface ListFacts {
  /** What one value stands for: "user". A rule without the list is for every one of them. */
  one: string;
  /** Whether "*" in a value stands for other characters; without wildcards it matches only itself. */
  hasWildcards: boolean;
  /** Whether a value that requests have can hold a comma. */
  mayHoldComma: boolean;
  /** `value`: ordinary requests have the empty string. `nothing`: hardly any has. `rejected`: validation forbids it. */
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
