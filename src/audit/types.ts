/**
 * The types of audit.k8s.io/v1, spelled as in YAML and in Go.
 * Mirrors k8s.io/apiserver/pkg/apis/audit/v1/types.go.
 */

/** The Kubernetes minors whose behaviour the product follows, oldest first. */
export const kubernetesVersions = ['1.31', '1.32', '1.33', '1.34', '1.35', '1.36', '1.37'] as const;
export type KubernetesVersion = (typeof kubernetesVersions)[number];
export const newestKubernetes: KubernetesVersion = '1.37';

/** How much of a request is recorded, from nothing to both bodies; the order is meaning. */
export const levels = ['None', 'Metadata', 'Request', 'RequestResponse'] as const;
export type Level = (typeof levels)[number];

/** The moments of a request at which an event can be written, in the order of Go's ConvertStagesToStrings. */
export const stages = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'] as const;
export type Stage = (typeof stages)[number];

/** What becomes of one stage: recorded, omitted by the policy, or it never happens for this request. */
export type StageFate = 'recorded' | 'omitted' | 'never';

/** Which resources of one API group a rule covers. No `resources` means the whole group. */
export interface GroupResources {
  group?: string;
  resources?: string[];
  resourceNames?: string[];
}

/**
 * One rule. All fields present must match; within a field one value is enough; absent or empty
 * means any. `level` and `omitStages` are plain strings because a decoded policy can hold values
 * that validation refuses; after validation they are a Level and Stages.
 */
export interface PolicyRule {
  level: string;
  users?: string[];
  userGroups?: string[];
  verbs?: string[];
  resources?: GroupResources[];
  namespaces?: string[];
  nonResourceURLs?: string[];
  omitStages?: string[];
  omitManagedFields?: boolean;
}

/** The fields of one entry of `resources`. */
export type GroupResourcesField = keyof GroupResources;

/** The fields of a rule. */
export type RuleField = keyof PolicyRule;

/** The fields of a rule that say what is recorded of a request the rule matches. */
export const outcomeFields = [
  'level',
  'omitStages',
  'omitManagedFields',
] as const satisfies readonly RuleField[];
export type OutcomeField = (typeof outcomeFields)[number];

/** The fields of a rule that a request must match: all others. A new field counts as one of them. */
export type MatchField = Exclude<RuleField, OutcomeField>;

/** The match fields that are lists of strings: all but `resources`. */
export type MatchListField = Exclude<MatchField, 'resources'>;

/** The fields of an entry of `resources` that are lists of strings. */
export type EntryListField = Exclude<GroupResourcesField, 'group'>;

/** ObjectMeta as far as a policy file uses it; everything else is kept as decoded. */
export interface PolicyMetadata {
  name?: string;
  [field: string]: unknown;
}

/** A decoded policy: what kube-apiserver holds in memory, less kind and apiVersion. */
export interface Policy {
  metadata?: PolicyMetadata;
  rules: PolicyRule[];
  omitStages?: string[];
  omitManagedFields?: boolean;
}

/** The fields of a policy as it is written, kind and apiVersion included. */
export type PolicyField = keyof Policy | 'apiVersion' | 'kind';

/**
 * `T`, provided that `Named` are all of its fields. A function that must not overlook a field takes
 * this: when `T` gets another one, it no longer compiles, and the error names the field.
 */
export type Whole<T, Named extends keyof T> = [Exclude<keyof T, Named>] extends [never]
  ? T
  : { unhandled: Exclude<keyof T, Named> };

/** user.Info: who sent the request. Mirrors k8s.io/apiserver/pkg/authentication/user. */
export interface UserInfo {
  username: string;
  uid?: string;
  groups?: string[];
  extra?: Record<string, string[]>;
}

/** What the evaluator sees of a request. Mirrors authorizer.Attributes. `user` is null before or without authentication. */
export interface Attributes {
  user: UserInfo | null;
  verb: string;
  isResourceRequest: boolean;
  namespace: string;
  apiGroup: string;
  apiVersion: string;
  resource: string;
  subresource: string;
  name: string;
  path: string;
}

/** What path and method say about a request. Mirrors request.RequestInfo (requestinfo.go). */
export interface RequestInfo {
  isResourceRequest: boolean;
  path: string;
  verb: string;
  apiPrefix: string;
  apiGroup: string;
  apiVersion: string;
  namespace: string;
  resource: string;
  subresource: string;
  name: string;
  /** The segments from the resource on, as Go's Parts. */
  parts: string[];
  fieldSelector: string;
  labelSelector: string;
  /** What BasicLongRunningRequestCheck answers for it with kube-apiserver's own verbs and subresources. */
  longRunning: boolean;
  /** Why the server answers an error before anything is audited, in Go's words; absent as a rule. */
  problem?: string;
}

/** What the policy decides for one request. Mirrors audit.RequestAuditConfig. */
export interface RequestAuditConfig extends Record<OutcomeField, unknown> {
  level: Level;
  /** Union of the policy's and the rule's, in the order of `stages`. */
  omitStages: Stage[];
  omitManagedFields: boolean;
}

/** Why one rule does not match one request: the first field that fails, and what the request brought. */
export interface Mismatch {
  field: MatchField;
  /** The request's own value, as text for people: "get", "pods/exec", "system:anonymous", "/api". */
  value: string;
  /** The rule's values it was compared with; empty when the kind of request alone decides. */
  wanted: string[];
  /** One short plain sentence, e.g. "verb get is not one of create, update". */
  reason: string;
}

/** The full answer for one request. `rule` is the index of the deciding rule, undefined if none matched. */
export interface Decision extends RequestAuditConfig {
  rule: number | undefined;
}

/** A Decision with the reason for every rule passed over before it (index i is rule i). */
export interface ExplainedDecision extends Decision {
  passedOver: Mismatch[];
}

/** What a validation error is about. */
export type InvalidCode =
  | 'group-invalid'
  | 'level-missing'
  | 'level-unknown'
  | 'names-without-resources'
  | 'stage-unknown'
  | 'url-wildcard'
  | 'url-without-slash'
  | 'urls-with-resources';

/** One validation error, as field.Error. `text` is field.Error.Error(), word for word. */
export interface FieldError {
  code: InvalidCode;
  /** Kubernetes' own path, e.g. "rules[0].resources.group". */
  field: string;
  /** Where it is in the document, e.g. ['rules', 0, 'resources', 1, 'group']. */
  path: Path;
  text: string;
}

/** A way down a policy document: keys and indices. */
export type Path = readonly (string | number)[];
