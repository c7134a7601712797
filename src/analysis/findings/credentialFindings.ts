import { present } from '../../audit/match';
import { stages, type Policy, type PolicyRule } from '../../audit/types';
import { fix, listed, notice, set, warning, type Fix } from './check';
import { isEnded, isEntryFor, mayCover, recordsBodies, type Target } from '../coverage';
import { isStep } from '../../audit/steps';
import type { Witnesses } from '../witnesses';
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

/** Rules that record credentials: of each there is a request that it decides. In steps, between rules. */
export function* credentialFindings(
  policy: Policy,
  witnesses: Witnesses,
): Generator<undefined, Finding[]> {
  const all: Finding[] = [];
  for (const [index, rule] of policy.rules.entries()) {
    if (isStep(index)) yield;
    if (!recordsBodies(rule) || !isEnded(policy, rule)) continue;
    const found = credentials.filter((credential) => {
      const { request, response } = credential;
      const revealing = rule.level === 'RequestResponse' ? [...request, ...response] : request;
      const wanted = { targets: [credential], verbs: revealing };
      return mayCover(rule, credential) && witnesses.decides(index, wanted);
    });
    const finding = found.length > 0 ? exposure(rule, index, found) : undefined;
    if (finding) all.push(finding);
  }
  return all;
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
  if (hasNames(rule) || present(rule.nonResourceURLs)) return undefined;
  const groups = [...new Set(found.map((credential) => credential.group))];
  const resources = groups.map((group) => ({
    group,
    resources: found.filter((credential) => credential.group === group).map(nameOf),
  }));
  const { omitManagedFields: _, omitStages = [], ...conditions } = rule;
  const known = stages.filter((stage) => omitStages.includes(stage));
  return fix(`Add a Metadata rule for ${listed(found.map(nameOf))} above this one`, {
    kind: 'addRule',
    index,
    rule: {
      ...{ ...conditions, level: 'Metadata', resources },
      ...(known.length > 0 && { omitStages: known }),
    },
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
