import {
  entryMatches,
  groupMatches,
  isResourceRule,
  matchFields,
  pathMatches,
  present,
  requestKindOf,
} from './match';
import { entryTexts, groupText, list, resourceText } from './ruleText';
import { stages } from './types';
import type {
  Attributes,
  ExplainedDecision,
  Level,
  MatchField,
  Mismatch,
  Policy,
  PolicyRule,
  RequestAuditConfig,
} from './types';

/** What one field of one rule says to one request; a row of the table that explains a decision. */
export interface FieldAnswer {
  field: MatchField;
  /** `any`: the rule leaves the field out. `not tried`: an earlier field failed already. */
  outcome: 'any' | 'match' | 'fail' | 'not tried';
  /** The request's own value, as in Mismatch. */
  value: string;
  /** The rule's values; empty with `any`. */
  wanted: string[];
}

/** How the evaluator asks about one field. */
interface FieldCheck {
  wanted(rule: PolicyRule): string[];
  value(attributes: Attributes): string;
  holds(rule: PolicyRule, attributes: Attributes): boolean;
  /** A short sentence; only asked when `holds` said no. */
  reason(rule: PolicyRule, attributes: Attributes): string;
}

const checkOf: Readonly<Record<MatchField, FieldCheck>> = {
  users: {
    wanted: (rule) => rule.users ?? [],
    value: ({ user }) => (user === null ? 'no user' : user.username),
    holds: ({ users = [] }, { user }) => user !== null && users.includes(user.username),
    reason: ({ users = [] }, { user }) =>
      user === null ? 'the request has no user' : notOneOf('user', user.username, users),
  },
  userGroups: {
    wanted: (rule) => rule.userGroups ?? [],
    value: ({ user }) => (user === null ? 'no user' : list(user.groups ?? []) || 'no groups'),
    holds: ({ userGroups = [] }, { user }) =>
      user?.groups?.some((group) => userGroups.includes(group)) ?? false,
    reason: ({ userGroups = [] }, { user }) => {
      if (user === null) return 'the request has no user';
      if (!present(user.groups)) return `user ${list([user.username])} has no groups`;
      return `none of the user's groups ${list(user.groups ?? [])} is one of ${wantedText(userGroups)}`;
    },
  },
  verbs: {
    wanted: (rule) => rule.verbs ?? [],
    value: ({ verb }) => verb,
    holds: ({ verbs = [] }, { verb }) => verbs.includes(verb),
    reason: ({ verbs = [] }, { verb }) => notOneOf('verb', verb, verbs),
  },
  namespaces: {
    wanted: (rule) => rule.namespaces ?? [],
    value: ({ isResourceRequest, namespace, path }) =>
      isResourceRequest ? namespace || 'no namespace' : path,
    holds: ({ namespaces = [] }, { isResourceRequest, namespace }) =>
      isResourceRequest && namespaces.includes(namespace),
    reason: ({ namespaces = [] }, { isResourceRequest, namespace, path }) => {
      if (!isResourceRequest) return `${path} is not a resource request, so it has no namespace`;
      if (namespace === '') return `the request has no namespace, wanted ${wantedText(namespaces)}`;
      return notOneOf('namespace', namespace, namespaces);
    },
  },
  resources: {
    wanted: (rule) => (rule.resources ?? []).flatMap(entryTexts),
    value: resourceText,
    holds: ({ resources = [] }, attributes) =>
      attributes.isResourceRequest && resources.some((entry) => entryMatches(entry, attributes)),
    reason: resourceReason,
  },
  nonResourceURLs: {
    wanted: (rule) => rule.nonResourceURLs ?? [],
    value: resourceText,
    holds: ({ nonResourceURLs = [] }, { isResourceRequest, path }) =>
      !isResourceRequest && nonResourceURLs.some((pattern) => pathMatches(path, pattern)),
    reason: ({ nonResourceURLs = [] }, attributes) =>
      attributes.isResourceRequest
        ? `${resourceText(attributes)} is a resource request, the rule is for other URLs`
        : `path ${attributes.path} is not covered by ${list(nonResourceURLs)}`,
  },
};

/** The same, in the order of evaluation. */
const fieldChecks = matchFields.map((field) => ({ field, ...checkOf[field] }));

/**
 * The one matcher: the first field on which the rule fails for the request, with the request's
 * value and a reason, or undefined when the rule matches. Mirrors ruleMatches (checker.go).
 */
export function mismatch(rule: PolicyRule, attributes: Attributes): Mismatch | undefined {
  const failing = fieldChecks.find(
    (check) => isAsked(rule, check.field) && !check.holds(rule, attributes),
  );
  if (failing === undefined) return undefined;
  return {
    field: failing.field,
    value: failing.value(attributes),
    wanted: wantedOf(failing, rule, attributes),
    reason: failing.reason(rule, attributes),
  };
}

/** Does the rule match the request? Says what `mismatch` says. */
export function ruleMatches(rule: PolicyRule, attributes: Attributes): boolean {
  return fieldChecks.every((check) => !isAsked(rule, check.field) || check.holds(rule, attributes));
}

/**
 * What every field of the rule says to the request, all of them in the order of evaluation. At most
 * one is `fail`, and it is the field that `mismatch` names: both read the same checks.
 */
export function fieldAnswers(rule: PolicyRule, attributes: Attributes): FieldAnswer[] {
  let failed = false;
  return fieldChecks.map((check) => {
    const value = check.value(attributes);
    const wanted = wantedOf(check, rule, attributes);
    if (!present(rule[check.field])) return { field: check.field, outcome: 'any', value, wanted };
    if (failed || !isAsked(rule, check.field)) {
      return { field: check.field, outcome: 'not tried', value, wanted };
    }
    failed = !check.holds(rule, attributes);
    return { field: check.field, outcome: failed ? 'fail' : 'match', value, wanted };
  });
}

/**
 * What the policy decides for the request: the first matching rule wins, none means level None.
 * `passedOver` has the reason for each rule before the deciding one. The policy must have passed
 * validation. Mirrors EvaluatePolicyRule (checker.go).
 */
export function evaluatePolicyRule(policy: Policy, attributes: Attributes): ExplainedDecision {
  const passedOver: Mismatch[] = [];
  for (const [index, rule] of policy.rules.entries()) {
    const missed = mismatch(rule, attributes);
    if (missed === undefined) return { ...auditConfig(policy, rule), rule: index, passedOver };
    passedOver.push(missed);
  }
  return { ...auditConfig(policy, undefined), rule: undefined, passedOver };
}

/**
 * What is recorded when `rule` decides, or when no rule matches (undefined): omitStages is the
 * union of the policy's and the rule's, omitManagedFields of the rule overrides the policy's.
 */
export function auditConfig(policy: Policy, rule: PolicyRule | undefined): RequestAuditConfig {
  const omitted = [...(policy.omitStages ?? []), ...(rule?.omitStages ?? [])];
  return {
    level: rule === undefined ? 'None' : (rule.level as Level),
    omitStages: stages.filter((stage) => omitted.includes(stage)),
    omitManagedFields: rule?.omitManagedFields ?? policy.omitManagedFields ?? false,
  };
}

/** nonResourceURLs are not looked at in a rule with resources or namespaces (validation refuses it). */
function isAsked(rule: PolicyRule, field: MatchField): boolean {
  if (requestKindOf(field) === 'url' && isResourceRule(rule)) return false;
  return present(rule[field]);
}

/** Empty when the kind of request alone decides, as Mismatch says. */
function wantedOf(
  check: (typeof fieldChecks)[number],
  rule: PolicyRule,
  attributes: Attributes,
): string[] {
  const kind = requestKindOf(check.field);
  const isOfKind = kind === 'any' || attributes.isResourceRequest === (kind === 'resource');
  return isOfKind ? check.wanted(rule) : [];
}

/** Group, resource and name can each be the one that fails; the sentence says which. */
function resourceReason({ resources = [] }: PolicyRule, attributes: Attributes): string {
  const asked = resourceText(attributes);
  if (!attributes.isResourceRequest) return `${asked} is not a resource request`;
  const ofGroup = resources.filter((entry) => groupMatches(entry, attributes.apiGroup));
  if (ofGroup.length === 0) {
    const groups = [...new Set(resources.map((entry) => groupText(entry.group ?? '')))];
    return `${asked} is in ${groupText(attributes.apiGroup)}, the rule is for ${list(groups)}`;
  }
  const nameless = ofGroup.map((entry) => ({ ...entry, resourceNames: [] }));
  const ofResource = ofGroup.filter((_, index) => entryMatches(nameless[index]!, attributes));
  if (ofResource.length > 0) {
    const names = ofResource.flatMap((entry) => entry.resourceNames ?? []);
    if (attributes.name === '') return `the request carries no name, wanted ${list(names)}`;
    return notOneOf('name', attributes.name, names);
  }
  const withoutSubresource = { ...attributes, subresource: '' };
  if (nameless.some((entry) => entryMatches(entry, withoutSubresource))) {
    return `${attributes.resource} does not cover its subresource ${attributes.subresource}`;
  }
  return `${asked} is not one of ${list(ofGroup.flatMap(entryTexts))}`;
}

function notOneOf(what: string, value: string, wanted: readonly string[]): string {
  return `${what} ${list([value])} is not one of ${wantedText(wanted)}`;
}

/** The wanted values; with the word about "*", which these fields take literally. */
function wantedText(wanted: readonly string[]): string {
  return list(wanted) + (wanted.includes('*') ? ' ("*" is no wildcard here)' : '');
}
