import { isIn } from './listLookup';
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
  GroupResources,
  Mismatch,
  Policy,
  PolicyRule,
  RequestAuditConfig,
} from './types';

/** The result of one field of a rule for one request: a cell of the table that explains a decision. */
export interface FieldAnswer {
  field: MatchField;
  /** `any`: the rule does not have the field. `not evaluated`: an earlier field has failed. */
  outcome: 'any' | 'match' | 'fail' | 'not evaluated';
  /** The request's own value, as in Mismatch. */
  value: string;
  /** The rule's values; empty for `any`. */
  wanted: string[];
}

/** How one field is evaluated. */
interface FieldCheck {
  wanted(rule: PolicyRule): string[];
  value(attributes: Attributes, rule: PolicyRule): string;
  holds(rule: PolicyRule, attributes: Attributes): boolean;
  /** Why the field does not match, in a short sentence; only called if `holds` returned false. */
  reason(rule: PolicyRule, attributes: Attributes): string;
}

const checkOf: Readonly<Record<MatchField, FieldCheck>> = {
  users: {
    wanted: (rule) => rule.users ?? [],
    value: ({ user }) => (user === null ? 'no user' : user.username),
    holds: ({ users = [] }, { user }) => user !== null && users.includes(user.username),
    reason: ({ users = [] }, { user }) =>
      user === null ? 'the request has no user' : notIn('user', user.username, users),
  },
  userGroups: {
    wanted: (rule) => rule.userGroups ?? [],
    value: ({ user }) => (user === null ? 'no user' : list(user.groups ?? []) || 'no groups'),
    holds: ({ userGroups = [] }, { user }) =>
      user?.groups?.some((group) => userGroups.includes(group)) ?? false,
    reason: ({ userGroups = [] }, { user }) => {
      if (user === null) return 'the request has no user';
      if (!present(user.groups)) return `user ${list([user.username])} has no groups`;
      return `none of the user's groups ${list(user.groups ?? [])} is in ${wantedText(userGroups)}`;
    },
  },
  verbs: {
    wanted: (rule) => rule.verbs ?? [],
    value: ({ verb }) => verb,
    holds: ({ verbs = [] }, { verb }) => verbs.includes(verb),
    reason: ({ verbs = [] }, { verb }) => notIn('verb', verb, verbs),
  },
  namespaces: {
    wanted: (rule) => rule.namespaces ?? [],
    value: ({ isResourceRequest, namespace, path }) =>
      isResourceRequest ? namespace || 'no namespace' : path,
    holds: ({ namespaces = [] }, { isResourceRequest, namespace }) =>
      isResourceRequest && namespaces.includes(namespace),
    reason: ({ namespaces = [] }, { isResourceRequest, namespace, path }) => {
      if (!isResourceRequest) return `${path} is not a resource request, so it has no namespace`;
      if (namespace === '')
        return `the request has no namespace, the rule is for ${wantedText(namespaces)}`;
      return notIn('namespace', namespace, namespaces);
    },
  },
  resources: {
    wanted: (rule) => (rule.resources ?? []).flatMap(entryTexts),
    value: resourceValue,
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
        ? `${resourceText(attributes)} is a resource request, the rule is for non-resource URLs`
        : `path ${attributes.path} does not match ${list(nonResourceURLs)}`,
  },
};

/** The checks in the order of evaluation. */
const fieldChecks = matchFields.map((field) => ({ field, ...checkOf[field] }));

/**
 * Returns the first field of the rule that does not match the request, with the request's value and
 * a reason; undefined if the rule matches. Mirrors ruleMatches (checker.go).
 */
export function mismatch(rule: PolicyRule, attributes: Attributes): Mismatch | undefined {
  const failing = fieldChecks.find(
    (check) => isEvaluated(rule, check.field) && !check.holds(rule, attributes),
  );
  if (failing === undefined) return undefined;
  return {
    field: failing.field,
    value: failing.value(attributes, rule),
    wanted: wantedOf(failing, rule, attributes),
    reason: failing.reason(rule, attributes),
  };
}

/** Returns whether the rule matches the request. Always agrees with `mismatch`. */
export function ruleMatches(rule: PolicyRule, attributes: Attributes): boolean {
  return fieldChecks.every(
    (check) => !isEvaluated(rule, check.field) || check.holds(rule, attributes),
  );
}

/**
 * Returns the result of every field for the request, in the order of evaluation. At most one is
 * `fail`: the field that `mismatch` names.
 */
export function fieldAnswers(rule: PolicyRule, attributes: Attributes): FieldAnswer[] {
  let failed = false;
  return fieldChecks.map((check) => {
    const value = check.value(attributes, rule);
    const wanted = wantedOf(check, rule, attributes);
    if (!present(rule[check.field])) return { field: check.field, outcome: 'any', value, wanted };
    if (failed || !isEvaluated(rule, check.field)) {
      return { field: check.field, outcome: 'not evaluated', value, wanted };
    }
    failed = !check.holds(rule, attributes);
    return { field: check.field, outcome: failed ? 'fail' : 'match', value, wanted };
  });
}

/**
 * Returns the decision of the policy for the request: the first match wins, and no match means level
 * None. `passedOver` has the reason for each rule before the match. The policy must be valid.
 * Mirrors EvaluatePolicyRule (checker.go).
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
 * Returns what is recorded if `rule` matches, or if none does (undefined). omitStages is the union
 * of the policy's and the rule's; omitManagedFields of the rule overrides the policy's.
 */
export function auditConfig(policy: Policy, rule: PolicyRule | undefined): RequestAuditConfig {
  const omitted = [policy.omitStages ?? [], rule?.omitStages ?? []];
  return {
    level: rule === undefined ? 'None' : (rule.level as Level),
    omitStages: stages.filter((stage) => omitted.some((list) => isIn(list, stage))),
    omitManagedFields: rule?.omitManagedFields ?? policy.omitManagedFields ?? false,
  };
}

/** Go ignores nonResourceURLs in a rule with resources or namespaces, which validation rejects. */
function isEvaluated(rule: PolicyRule, field: MatchField): boolean {
  if (requestKindOf(field) === 'url' && isResourceRule(rule)) return false;
  return present(rule[field]);
}

/** Empty if the kind of request alone decides (see Mismatch). */
function wantedOf(
  check: (typeof fieldChecks)[number],
  rule: PolicyRule,
  attributes: Attributes,
): string[] {
  const kind = requestKindOf(check.field);
  const isOfKind = kind === 'any' || attributes.isResourceRequest === (kind === 'resource');
  return isOfKind ? check.wanted(rule) : [];
}

/** The resource of a request, and its name where the rule compares that as well. */
function resourceValue(attributes: Attributes, { resources = [] }: PolicyRule): string {
  const text = resourceText(attributes);
  const isNamed = ({ resourceNames = [], ...entry }: GroupResources) =>
    resourceNames.length > 0 && entryMatches(entry, attributes);
  if (!attributes.isResourceRequest || !resources.some(isNamed)) return text;
  return `${text}, ${attributes.name === '' ? 'no name' : `name ${attributes.name}`}`;
}

/** Says whether it is the group, the resource or the name that does not match. */
function resourceReason({ resources = [] }: PolicyRule, attributes: Attributes): string {
  const target = resourceText(attributes);
  if (!attributes.isResourceRequest) return `${target} is not a resource request`;
  const ofGroup = resources.filter((entry) => groupMatches(entry, attributes.apiGroup));
  if (ofGroup.length === 0) {
    const groups = [...new Set(resources.map((entry) => groupText(entry.group ?? '')))];
    return `${target} is in ${groupText(attributes.apiGroup)}, the rule is for ${list(groups)}`;
  }
  const nameless = ofGroup.map((entry) => ({ ...entry, resourceNames: [] }));
  const ofResource = ofGroup.filter((_, index) => entryMatches(nameless[index]!, attributes));
  if (ofResource.length > 0) {
    const names = ofResource.flatMap((entry) => entry.resourceNames ?? []);
    if (attributes.name === '') return `the request has no name, the rule is for ${list(names)}`;
    return notIn('name', attributes.name, names);
  }
  const withoutSubresource = { ...attributes, subresource: '' };
  if (nameless.some((entry) => entryMatches(entry, withoutSubresource))) {
    return `${attributes.resource} does not match its subresource ${attributes.subresource}`;
  }
  return `${target} is not in ${list(ofGroup.flatMap(entryTexts))}`;
}

function notIn(what: string, value: string, wanted: readonly string[]): string {
  return `${what} ${list([value])} is not in ${wantedText(wanted)}`;
}

/** The values of the rule, with a remark if one of them is "*", which these fields take literally. */
function wantedText(wanted: readonly string[]): string {
  return list(wanted) + (wanted.includes('*') ? ' ("*" is not a wildcard here)' : '');
}
