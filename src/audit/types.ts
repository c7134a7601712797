/**
 * The types of audit.k8s.io/v1, spelled as in YAML and in Go.
 * Mirrors k8s.io/apiserver/pkg/apis/audit/v1/types.go.
 */

/** The Kubernetes minor versions that the product follows, oldest first. */
export const kubernetesVersions = ['1.31', '1.32', '1.33', '1.34', '1.35', '1.36', '1.37'] as const;
export type KubernetesVersion = (typeof kubernetesVersions)[number];
export const newestKubernetes: KubernetesVersion = '1.37';

/** How much of a request is recorded, from least to most. */
export const levels = ['None', 'Metadata', 'Request', 'RequestResponse'] as const;
export type Level = (typeof levels)[number];

/** Returns whether a level records at least what the wanted one does. */
export function reaches(level: Level, wanted: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(wanted);
}

/** The stages of a request that can generate an event, in the order of Go's ConvertStagesToStrings. */
export const stages = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'] as const;
export type Stage = (typeof stages)[number];

/**
 * What happens to one stage: it is recorded, the policy omits it, the level None records nothing of it,
 * or the request never reaches it.
 */
export type StageFate = 'recorded' | 'omitted' | 'unrecorded' | 'never';

/** The resources of one API group that a rule matches. Without `resources` it is the whole group. */
export interface GroupResources {
  group?: string;
  resources?: string[];
  resourceNames?: string[];
}

/**
 * One rule. It matches if all its fields match; a field matches if one of its values does, or if it
 * is absent or empty. `level` and `omitStages` are plain strings because a decoded policy can hold
 * values that validation rejects; after validation they are a Level and Stages.
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

/** The fields of a rule that say what is recorded of a matching request. */
export const outcomeFields = [
  'level',
  'omitStages',
  'omitManagedFields',
] as const satisfies readonly RuleField[];
export type OutcomeField = (typeof outcomeFields)[number];

/** The fields of a rule that decide whether it matches: all others, so that a new field counts as one. */
export type MatchField = Exclude<RuleField, OutcomeField>;

/** The match fields that are lists of strings: all except `resources`. */
export type MatchListField = Exclude<MatchField, 'resources'>;

/** The fields of an entry of `resources` that are lists of strings. */
export type EntryListField = Exclude<GroupResourcesField, 'group'>;

/** The ObjectMeta of a policy; everything except the name is kept as decoded. */
export interface PolicyMetadata {
  name?: string;
  [field: string]: unknown;
}

/** A decoded policy: what kube-apiserver holds in memory, without kind and apiVersion. */
export interface Policy {
  metadata?: PolicyMetadata;
  rules: PolicyRule[];
  omitStages?: string[];
  omitManagedFields?: boolean;
}

/** The fields of a policy as written, kind and apiVersion included. */
export type PolicyField = keyof Policy | 'apiVersion' | 'kind';

/**
 * `T`, provided that `Named` are all of its fields. For functions that must not overlook a field:
 * when `T` gets a new one they no longer compile, and the error names it.
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

/** What the API server derives from method and URL. Mirrors request.RequestInfo (requestinfo.go). */
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
  /** The path segments from the resource on. Go's Parts. */
  parts: string[];
  fieldSelector: string;
  labelSelector: string;
  /** The result of BasicLongRunningRequestCheck with kube-apiserver's verbs and subresources. */
  longRunning: boolean;
  /** The error, in Go's words, if the server rejects the request before it is audited. */
  problem?: string;
}

/** What the policy records of one request. Mirrors audit.RequestAuditConfig. */
export interface RequestAuditConfig extends Record<OutcomeField, unknown> {
  level: Level;
  /** Union of the policy's and the rule's, in the order of `stages`. */
  omitStages: Stage[];
  omitManagedFields: boolean;
}

/** Why a rule does not match a request: the first field that fails, and the request's value for it. */
export interface Mismatch {
  field: MatchField;
  /** The request's value, formatted for people: "get", "pods/exec", "system:anonymous", "/api". */
  value: string;
  /** The rule's values; empty if the kind of request alone decides. */
  wanted: string[];
  /** One short plain sentence, e.g. "verb get is not in create, update". */
  reason: string;
}

/** The decision for one request. `rule` is the index of the matching rule; undefined if none matches. */
export interface Decision extends RequestAuditConfig {
  rule: number | undefined;
}

/** A Decision with the reason for every rule before the match (index i is rule i). */
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
