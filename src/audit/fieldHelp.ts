import type { FieldPlace, PolicyFile } from './fields';
import type { GroupResources, PolicyRule } from './types';

/** A few plain sentences for every field of `T`, pitfalls included. */
type Help<T> = { readonly [Name in keyof T]-?: string };

const policyHelp: Help<PolicyFile> = {
  apiVersion:
    'The version of the policy format. Without it, or with an older one such as v1beta1, kube-apiserver rejects the policy.',
  kind: 'Always Policy. kube-apiserver also accepts a policy without it, but rejects any other kind.',
  metadata: 'An optional name, with labels and annotations. The API server does not use it.',
  omitStages:
    'Stages that generate no events, whichever rule matches. A rule can omit more stages but cannot restore any. ' +
    'Omitting RequestReceived is common: it halves the log and loses little. ' +
    'Omitting ResponseStarted hides every failed login.',
  omitManagedFields:
    'Records bodies without metadata.managedFields, which saves a lot of space. It has an effect at the levels Request ' +
    'and RequestResponse only. A rule can override it.',
  rules:
    'Evaluated from top to bottom; the first match wins. Put narrow rules first and the catch-all last. ' +
    'A request that no rule matches is not recorded. A policy needs at least one rule.',
};

const ruleHelp: Help<PolicyRule> = {
  level:
    'How much of a matching request is recorded. Required and case-sensitive. ' +
    'Requests that match a rule with None are not recorded. Bodies can contain secrets: record Secrets, ConfigMaps and tokens at Metadata.',
  users:
    'User names, exactly as authenticated. Wildcards are not supported, and groups belong in userGroups. Rules are ' +
    'evaluated before impersonation, so they see the real caller. Omit it to match every user. A rule with users never ' +
    'matches a failed login.',
  userGroups:
    'Exact group names; wildcards are not supported. The rule matches if the user is in at least one of them. ' +
    'Rules are evaluated before impersonation, so these are the groups of the real caller. ' +
    'Omit it to match every group. Every authenticated user is in system:authenticated.',
  verbs:
    'Kubernetes verbs such as get, list and create, in lower case; wildcards are not supported. HTTP methods (post, put) ' +
    'match non-resource requests only. Omit it to match every verb. kubectl exec is a get from kubectl 1.30, ' +
    'and a create in older versions.',
  resources:
    'API groups and their resources. The rule matches if at least one entry does. Omit it to match every resource. ' +
    'A rule with resources never matches non-resource URLs such as /healthz, and cannot have nonResourceURLs.',
  namespaces:
    'Exact namespace names; wildcards are not supported. The empty string matches cluster-scoped resources and lists ' +
    'across all namespaces. "dev" does not match such a list, although it shows what is in dev. A Namespace object is ' +
    'in the namespace of its own name. Omit it to match every namespace; a rule with namespaces matches resource requests only.',
  nonResourceURLs:
    'Paths of non-resource requests: health, metrics, version, discovery. A path starts with a slash and may end with ' +
    'one *; * alone matches every path. /api* matches discovery at /api/v1 but no requests for pods, although their ' +
    'URLs start the same way. Cannot be combined with resources or namespaces.',
  omitStages:
    'Stages for which this rule generates no events, in addition to those that the policy omits. ' +
    'An empty list does not restore any of them.',
  omitManagedFields:
    'true records bodies without metadata.managedFields, false with it, whatever the policy says. ' +
    'Omit it to use the value of the policy.',
};

const groupResourcesHelp: Help<GroupResources> = {
  group:
    'An API group without its version: apps, not apps/v1. The core group (pods, secrets, services) is the empty string, ' +
    'and also the default. "*" matches every group from Kubernetes 1.36; older versions reject it.',
  resources:
    'Plural names in lower case. pods does not match subresources: name them (pods/exec), use pods/* for the resource ' +
    'with all of them, or */scale for one subresource of every resource. "*" matches everything in the group; "*/*" ' +
    'matches nothing. Omit it to match the whole group.',
  resourceNames:
    'Exact names of objects; wildcards are not supported, and resources is required. A create of an object never ' +
    'matches, because it carries no name yet, nor does a deletecollection; a list or watch matches only if it ' +
    'selects that name. ' +
    'The empty string matches requests without a name.',
};

const help: Readonly<Record<FieldPlace, Readonly<Record<string, string>>>> = {
  policy: policyHelp,
  rule: ruleHelp,
  groupResources: groupResourcesHelp,
};

/** Returns the help of a field; empty if the place has none of this name. It is apart from the other facts because only what is shown later needs it. */
export function helpOf(where: FieldPlace, name: string): string {
  return Object.hasOwn(help[where], name) ? (help[where][name] ?? '') : '';
}
