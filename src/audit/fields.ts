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

/** What there is to know about one field of a policy; form, completion and hover all read this. */
export interface Field {
  name: string;
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

const policyFields: readonly Field[] = [
  {
    name: 'apiVersion',
    kind: 'const',
    values: [{ value: 'audit.k8s.io/v1', detail: 'The only version since Kubernetes 1.24.' }],
    help: 'Version of the policy format. Without it, or with another one such as v1beta1, the API server does not start.',
    example: 'audit.k8s.io/v1',
  },
  {
    name: 'kind',
    kind: 'const',
    values: [{ value: 'Policy', detail: 'An audit policy.' }],
    help: 'Always Policy. If it is missing the API server accepts the file all the same; another kind it refuses.',
    example: 'Policy',
  },
  {
    name: 'metadata',
    kind: 'metadata',
    help: 'A name for people, with labels or annotations if you like. The API server reads it and makes no use of it.',
    example: '{ name: default }',
  },
  {
    name: 'omitStages',
    kind: 'stages',
    values: stageValues,
    help:
      'Stages for which no event is written, whichever rule decides. A rule can add stages but not take any back: ' +
      'the two lists are joined. RequestReceived is a common choice, it halves the log and loses little. ' +
      'Omitting ResponseStarted loses every failed login.',
    example: '[RequestReceived]',
  },
  {
    name: 'omitManagedFields',
    kind: 'boolean',
    values: booleanValues,
    help:
      'Leave metadata.managedFields out of recorded bodies. It saves much space and matters at the levels Request and ' +
      'RequestResponse only. A rule that sets it overrides this value.',
    since: '1.23',
    example: 'true',
  },
  {
    name: 'rules',
    kind: 'rules',
    help:
      'Asked from top to bottom; the first rule that matches decides, the others are not looked at. So the narrow rules ' +
      'come first and the catch-all last. A request that no rule matches is not recorded. At least one rule is needed.',
    example: '[{ level: Metadata }]',
  },
];

const ruleFields: readonly Field[] = [
  {
    name: 'level',
    kind: 'level',
    values: levelValues,
    help:
      'How much of a matching request is recorded. Required, and spelled exactly so, capitals included. ' +
      'With None the rule silences what it matches. Bodies can carry secrets: record Secrets, ConfigMaps and tokens at Metadata.',
    example: 'Metadata',
  },
  {
    name: 'users',
    kind: 'strings',
    help:
      'User names, exactly as authenticated; there are no wildcards and groups do not count here. The policy is asked ' +
      'before impersonation, so it sees the real caller. Left out means every user; a rule with users never matches ' +
      'a request whose login failed.',
    example: '["system:kube-proxy"]',
  },
  {
    name: 'userGroups',
    kind: 'strings',
    help:
      'Groups of the user; one in common is enough, and names are exact, without wildcards. ' +
      'They are those of the real caller, before impersonation. ' +
      'Left out means every group. Everybody who logged in is in system:authenticated.',
    example: '["system:nodes"]',
  },
  {
    name: 'verbs',
    kind: 'strings',
    help:
      'Kubernetes verbs such as get, list and create, in lower case and without wildcards. HTTP methods (post, put) ' +
      'match only requests that are not about resources. Left out means every verb. kubectl exec is get since kubectl 1.31 ' +
      'and was create before.',
    example: '["create", "update", "patch", "delete", "deletecollection"]',
  },
  {
    name: 'resources',
    kind: 'groupResources',
    help:
      'API groups and their resources; one entry that covers the request is enough. Left out means every resource. ' +
      'A rule with resources never matches other URLs such as /healthz, and cannot have nonResourceURLs.',
    example: '[{ group: "", resources: ["secrets"] }]',
  },
  {
    name: 'namespaces',
    kind: 'strings',
    help:
      'Exact names, no wildcards. The empty string stands for cluster-scoped resources and for lists over all namespaces, ' +
      'which "dev" does not match although they show what is in dev. A Namespace object counts as being in itself. ' +
      'Left out means everywhere; with it the rule is about resources only.',
    example: '["kube-system"]',
  },
  {
    name: 'nonResourceURLs',
    kind: 'strings',
    help:
      'Paths of requests that are not about resources: health, metrics, version, discovery. They begin with a slash; ' +
      'a star may only be the last character, or stand alone for all. /api* matches the discovery of /api/v1 but no pods, ' +
      'though their URLs begin so. Not together with resources or namespaces.',
    example: '["/healthz*", "/version"]',
  },
  {
    name: 'omitStages',
    kind: 'stages',
    values: stageValues,
    help:
      'Stages for which this rule writes no event. They are added to the stages of the policy; an empty list here ' +
      'brings none of those back.',
    example: '[RequestReceived]',
  },
  {
    name: 'omitManagedFields',
    kind: 'boolean',
    values: booleanValues,
    help:
      'Leave metadata.managedFields out of the bodies this rule records, or keep them, whatever the policy says. ' +
      'Left out, the value of the policy counts.',
    since: '1.23',
    example: 'true',
  },
];

const groupResourcesFields: readonly Field[] = [
  {
    name: 'group',
    kind: 'string',
    help:
      'API group without its version: apps, not apps/v1. The core group (pods, secrets, services) is the empty string, ' +
      'and so is a group left out. "*" for every group works from Kubernetes 1.36; before, the API server does not start with it.',
    example: '"apps"',
  },
  {
    name: 'resources',
    kind: 'strings',
    help:
      'Plural names in lower case. pods does not cover subresources: name them (pods/exec), or all with the resource ' +
      '(pods/*), or one of every resource (*/scale). "*" is everything in the group, "*/*" matches nothing. ' +
      'Left out means the whole group.',
    example: '["pods", "pods/exec"]',
  },
  {
    name: 'resourceNames',
    kind: 'strings',
    help:
      'Names of single objects, exact and without wildcards; resources must be there too. A create never matches, ' +
      'its name is not known yet; nor do most lists and watches, unless a field selector picks one name. ' +
      'The empty string matches just those requests that carry no name.',
    example: '["kube-root-ca.crt"]',
  },
];

const fields: Readonly<Record<FieldPlace, readonly Field[]>> = {
  policy: policyFields,
  rule: ruleFields,
  groupResources: groupResourcesFields,
};

/** All fields of a place, in the order of the Go types. */
export function fieldsOf(where: FieldPlace): readonly Field[] {
  return fields[where];
}

/** The field of that name, exactly spelled; undefined if the place has none. */
export function fieldNamed(where: FieldPlace, name: string): Field | undefined {
  return fields[where].find((field) => field.name === name);
}

/** The verbs of resource requests (requestinfo.go), and the empty one of unknown methods. */
export const knownVerbs: readonly KnownValue[] = [
  {
    value: 'get',
    detail: 'Read one object; also kubectl exec, attach and port-forward since 1.31.',
  },
  { value: 'list', detail: 'Read many objects; the answer can hold all of them.' },
  { value: 'watch', detail: 'Follow changes; open for minutes.' },
  {
    value: 'create',
    detail: 'Make an object; also bindings, evictions, tokens and access reviews.',
  },
  { value: 'update', detail: 'Replace an object or its status.' },
  { value: 'patch', detail: 'Change part of an object; kubectl apply, edit, label, scale.' },
  { value: 'delete', detail: 'Delete one object.' },
  {
    value: 'deletecollection',
    detail: 'Delete many objects at once; kubectl delete --all does it one by one.',
  },
  { value: '', detail: 'A resource request by an unknown method, such as OPTIONS.' },
];

/** Users that clusters have without anybody making them. */
export const knownUsers: readonly KnownValue[] = [
  { value: 'system:anonymous', detail: 'Requests without credentials, where they are let in.' },
  { value: 'system:apiserver', detail: 'The API server talking to itself.' },
  { value: 'system:kube-controller-manager', detail: 'The controller manager itself.' },
  { value: 'system:kube-scheduler', detail: 'The scheduler.' },
  { value: 'system:kube-proxy', detail: 'kube-proxy with its own certificate.' },
  {
    value: 'system:serviceaccount:kube-system:kube-proxy',
    detail: 'kube-proxy as kubeadm sets it up.',
  },
  {
    value: 'system:serviceaccount:kube-system:generic-garbage-collector',
    detail: 'Deletes what lost its owner.',
  },
  {
    value: 'system:serviceaccount:kube-system:namespace-controller',
    detail: 'Empties namespaces that are deleted.',
  },
  {
    value: 'system:serviceaccount:kube-system:endpoint-controller',
    detail: 'Keeps endpoints up to date.',
  },
  { value: 'kubernetes-admin', detail: "The administrator of kubeadm's admin.conf." },
];

/** Groups that clusters have without anybody making them. */
export const knownGroups: readonly KnownValue[] = [
  {
    value: 'system:authenticated',
    detail: 'Everybody who logged in, people and components alike.',
  },
  { value: 'system:unauthenticated', detail: 'Requests without credentials (system:anonymous).' },
  { value: 'system:masters', detail: 'May do anything, past all authorization.' },
  { value: 'system:nodes', detail: 'The kubelets; a node is user system:node:NAME.' },
  { value: 'system:serviceaccounts', detail: 'All service accounts.' },
  {
    value: 'system:serviceaccounts:kube-system',
    detail: 'The service accounts of namespace kube-system, most controllers among them.',
  },
  { value: 'system:bootstrappers', detail: 'Machines that are joining the cluster.' },
  { value: 'system:monitoring', detail: 'May read health and metrics.' },
  { value: 'kubeadm:cluster-admins', detail: "Administrators of kubeadm's admin.conf since 1.29." },
];
