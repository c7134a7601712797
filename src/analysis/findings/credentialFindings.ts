import { present } from '../../audit/match';
import type { Policy, PolicyRule } from '../../audit/types';
import { fix, listed, notice, set, warning, type Fix } from './check';
import {
  coversAll,
  coversEveryName,
  everybody,
  hasVerb,
  isAsWideAs,
  isEntryFor,
  mayCover,
  recordsBodies,
  scopeFields,
  type Target,
} from '../coverage';
import type { Finding } from './finding';

/** A resource whose bodies should not be in a log. */
interface Credential extends Target {
  /** What the bodies contain, as part of a sentence. */
  holds: string;
  /** Verbs whose request body contains it, and verbs whose response body does. */
  request: readonly string[];
  response: readonly string[];
  namespaced: boolean;
  /** false: often harmless, so only a notice. */
  secret: boolean;
}

const objectRequest = ['create', 'update', 'patch'];
const objectResponse = ['get', 'list', ...objectRequest, 'deletecollection'];

const credentials: readonly Credential[] = [
  {
    group: '',
    resource: 'secrets',
    subresource: '',
    holds: 'the values of Secrets',
    request: objectRequest,
    response: objectResponse,
    namespaced: true,
    secret: true,
  },
  {
    group: '',
    resource: 'serviceaccounts',
    subresource: 'token',
    holds: 'new service account tokens',
    request: [],
    response: ['create'],
    namespaced: true,
    secret: true,
  },
  {
    group: 'authentication.k8s.io',
    resource: 'tokenreviews',
    subresource: '',
    holds: 'the tokens of TokenReviews',
    request: ['create'],
    response: ['create'],
    namespaced: false,
    secret: true,
  },
  {
    group: '',
    resource: 'configmaps',
    subresource: '',
    holds: 'the data of ConfigMaps',
    request: objectRequest,
    response: objectResponse,
    namespaced: true,
    secret: false,
  },
];

/** Rules that record credentials, unless earlier rules match these requests first. */
export function credentialFindings(policy: Policy): Finding[] {
  const exposed = new Map<number, Credential[]>();
  for (const credential of credentials) {
    for (const index of exposingRules(policy.rules, credential)) {
      exposed.set(index, [...(exposed.get(index) ?? []), credential]);
    }
  }
  return [...exposed].flatMap(([index, found]) => {
    const rule = policy.rules[index];
    return rule ? (exposure(rule, index, found) ?? []) : [];
  });
}

/** After so many comparisons of values a policy is too large for this check, which then says nothing. */
const comparedAtMost = 300_000;

/** Indices of the rules that match such requests and record the bodies with the credential. */
function exposingRules(rules: readonly PolicyRule[], credential: Credential): number[] {
  const open = new Set([...credential.request, ...credential.response]);
  const exposing: number[] = [];
  let left = comparedAtMost;
  const isSpare = (spare: PolicyRule, rule: PolicyRule, verb: string) => {
    left -= 1 + scopeFields.reduce((sum, field) => sum + (rule[field]?.length ?? 0), 0);
    return left < 0 || (hasVerb(spare, verb) && isAsWideAs(spare, rule));
  };
  // Rules that record no bodies, by the values of their first scope field: comparing all pairs is slow.
  const sparing = new Map<string, PolicyRule[]>();
  for (const [index, rule] of rules.entries()) {
    if (open.size === 0) break;
    if (!mayCover(rule, credential)) continue;
    const decided = [...open].filter(
      (verb) => hasVerb(rule, verb) && isPossible(rule, verb, credential),
    );
    if (recordsBodies(rule)) {
      const revealing = decided.filter((verb) => isRevealed(rule, verb, credential));
      const isSpared = (verb: string) =>
        wanted(rule).some((key) => sparing.get(key)?.some((spare) => isSpare(spare, rule, verb)));
      if (!revealing.every(isSpared)) exposing.push(index);
    } else if (decided.length > 0 && coversEveryName(rule, credential)) {
      for (const key of offered(rule)) {
        const others = sparing.get(key);
        if (others) others.push(rule);
        else sparing.set(key, [rule]);
      }
    }
    if (coversAll(rule, credential)) for (const verb of decided) open.delete(verb);
  }
  return exposing;
}

/** The values of the first field that limits a rule to users, groups or namespaces; '' without one. */
function offered(rule: PolicyRule): string[] {
  return scopeFields.map((field) => rule[field]).find(present) ?? [''];
}

/** One value of each of these fields: every rule as wide as this one offers one of them. */
function wanted(rule: PolicyRule): string[] {
  return ['', everybody, ...scopeFields.map((field) => rule[field]?.[0] ?? '')];
}

/** Whether the rule's level records a body that contains the credential. */
function isRevealed(rule: PolicyRule, verb: string, { request, response }: Credential): boolean {
  return request.includes(verb) || (rule.level === 'RequestResponse' && response.includes(verb));
}

/** Whether the rule's namespaces can match. A namespaced resource has no namespace only in a list of all. */
function isPossible(rule: PolicyRule, verb: string, { namespaced }: Credential): boolean {
  const { namespaces = [] } = rule;
  if (namespaces.length === 0) return true;
  const named = namespaces.some((namespace) => namespace !== '');
  if (namespaced && named) return true;
  return namespaces.includes('') && (!namespaced || verb === 'list');
}

function exposure(rule: PolicyRule, index: number, found: readonly Credential[]) {
  const serious = found.some((credential) => credential.secret);
  // A rule for the ConfigMaps of one namespace or name is there on purpose.
  if (!serious && (present(rule.namespaces) || hasNames(rule))) return undefined;
  const what = listed(found.map((credential) => credential.holds));
  const message = `Level ${rule.level} records ${what} in the audit log.`;
  const path = ['rules', index, 'level'];
  const change = keepToMetadata(rule, index, found);
  return serious
    ? warning('credentials-recorded', path, message, change)
    : notice('configmaps-recorded', path, message, change);
}

/** Metadata for a rule about nothing else; otherwise a rule above it for the credentials alone. */
function keepToMetadata(
  rule: PolicyRule,
  index: number,
  found: readonly Credential[],
): Fix | undefined {
  if (coversOnly(rule, found)) {
    return fix('Change level to Metadata', set(['rules', index, 'level'], 'Metadata'));
  }
  if (hasNames(rule)) return undefined;
  const groups = [...new Set(found.map((credential) => credential.group))];
  const resources = groups.map((group) => ({
    group,
    resources: found.filter((credential) => credential.group === group).map(nameOf),
  }));
  const { omitManagedFields: _, ...conditions } = rule;
  return fix(`Add a Metadata rule for ${listed(found.map(nameOf))} above this one`, {
    kind: 'addRule',
    index,
    rule: { ...conditions, level: 'Metadata', resources },
  });
}

function coversOnly(rule: PolicyRule, found: readonly Credential[]): boolean {
  return (
    present(rule.resources) &&
    (rule.resources ?? []).every(
      (entry) =>
        present(entry.resources) &&
        (entry.resources ?? []).every((name) =>
          found.some((credential) => nameOf(credential) === name && isEntryFor(entry, credential)),
        ),
    )
  );
}

function nameOf({ resource, subresource }: Target): string {
  return subresource === '' ? resource : `${resource}/${subresource}`;
}

function hasNames(rule: PolicyRule): boolean {
  return (rule.resources ?? []).some((entry) => present(entry.resourceNames));
}
