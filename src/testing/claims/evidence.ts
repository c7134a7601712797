import { compilePolicy } from '../../audit/compile';
import { auditConfig } from '../../audit/evaluator';
import { auditEvents } from '../../audit/event/event';
import type { Exchange } from '../../audit/event/exchange';
import type {
  Attributes,
  Decision,
  GroupResources,
  KubernetesVersion,
  Path,
  Policy,
  PolicyRule,
  RequestAuditConfig,
} from '../../audit/types';
import { possibleRequests, type Many, type Possible } from './possibleRequests';

/** What a claim about a policy is held against. */
export interface Evidence {
  kubernetes: KubernetesVersion;
  policy: Policy;
  requests: readonly Possible[];
  /** The decision for each of `requests`. */
  decisions: readonly Decision[];
}

/** Evaluates a policy for all possible requests. Levels that the server rejects count as they are. */
export function evidenceFor(policy: Policy, kubernetes: KubernetesVersion, many?: Many): Evidence {
  const requests = possibleRequests(policy, kubernetes, many);
  return { kubernetes, policy, requests, decisions: decisionsOf(policy, requests) };
}

/** Returns the decision of a policy for each request. */
export function decisionsOf(policy: Policy, requests: readonly Possible[]): Decision[] {
  const decide = compilePolicy(policy);
  return requests.map(({ attributes }) => decide(attributes));
}

/** Returns the value at a path of the policy. */
export function valueAt(policy: Policy, path: Path): unknown {
  let value: unknown = policy;
  for (const key of path) value = (value as Record<string | number, unknown> | undefined)?.[key];
  return value;
}

/** Returns the rule at or around a path. */
export function ruleAt(policy: Policy, path: Path): PolicyRule {
  const rule = path[0] === 'rules' ? policy.rules[Number(path[1])] : undefined;
  if (!rule) throw new Error(`no rule at ${path.join('.')}`);
  return rule;
}

/**
 * Returns the rule limited to the value, list or entry at a path: what it matches only because of that.
 * A path to a group stands for its entry.
 */
export function limitedTo(policy: Policy, path: Path): PolicyRule {
  const rule = ruleAt(policy, path);
  const [, , field, index, inner, at] = path;
  if (field === 'resources' && typeof index === 'number') {
    const entry = rule.resources?.[index] ?? {};
    const list = inner === 'resources' || inner === 'resourceNames' ? entry[inner] : undefined;
    const limited: GroupResources =
      typeof at === 'number' && list ? { ...entry, [String(inner)]: [list[at]] } : entry;
    return { ...rule, resources: [limited] };
  }
  // Beside resources or namespaces, the evaluator ignores URLs, and the server rejects the rule.
  const own = field === 'nonResourceURLs' ? { ...rule, resources: [], namespaces: [] } : rule;
  const list = field === undefined ? undefined : own[field as 'verbs'];
  return typeof index === 'number' && list ? { ...own, [String(field)]: [list[index]] } : own;
}

const matchers = new WeakMap<PolicyRule, (attributes: Attributes) => boolean>();

/** Returns what says whether a rule matches a request, compiled once. */
export function matcherOf(rule: PolicyRule): (attributes: Attributes) => boolean {
  let matches = matchers.get(rule);
  if (!matches) {
    const decide = compilePolicy({ rules: [rule] });
    matches = (attributes) => decide(attributes).rule === 0;
    matchers.set(rule, matches);
  }
  return matches;
}

/** Returns whether the rule matches one of the requests, whatever the rules before it. */
export function someMatch(
  { requests }: Evidence,
  rule: PolicyRule,
  isMeant: (attributes: Attributes) => boolean = () => true,
): boolean {
  const matches = matcherOf(rule);
  return requests.some(({ attributes }) => isMeant(attributes) && matches(attributes));
}

/** Returns whether the rule matches every request that is meant. */
export function allMatch(
  { requests }: Evidence,
  rule: PolicyRule,
  isMeant: (attributes: Attributes) => boolean,
): boolean {
  const matches = matcherOf(rule);
  return requests.every(({ attributes }) => !isMeant(attributes) || matches(attributes));
}

/** Returns the requests that a rule decides. */
export function decidedBy({ requests, decisions }: Evidence, rule: number): Possible[] {
  return requests.filter((_, index) => decisions[index]?.rule === rule);
}

/** Stands in bodies where they hold a credential. */
export const credential = 'the-credential';

const logged = new Map<string, Map<string, readonly string[]>>();
const loggedAtMost = 20_000;
let loggedCount = 0;

/**
 * Returns the log lines of a request, with bodies as its resource has them, under a configuration. They are
 * the same for all users, namespaces and objects, but for their names.
 */
export function linesOf(
  request: Possible,
  config: RequestAuditConfig,
  kubernetes: KubernetesVersion,
): readonly string[] {
  const { level, omitStages, omitManagedFields } = config;
  if (level === 'None') return [];
  const isNobody = request.user === null;
  const how = `${kubernetes} ${isNobody} ${level} ${omitStages.join()} ${omitManagedFields}`;
  let known = logged.get(how);
  if (!known) logged.set(how, (known = new Map()));
  const { verb, apiGroup, resource, subresource, name, path } = request.attributes;
  const target = request.attributes.isResourceRequest
    ? `${apiGroup}/${resource}/${subresource} ${name !== ''}`
    : path;
  const place = `${request.method} ${verb} ${target}`;
  let lines = known.get(place);
  if (!lines) {
    if (++loggedCount > loggedAtMost) {
      logged.clear();
      loggedCount = 0;
    }
    known.set(place, (lines = writtenLines(request, config, kubernetes)));
  }
  return lines;
}

function writtenLines(
  { method, url, user, attributes }: Possible,
  config: RequestAuditConfig,
  kubernetes: KubernetesVersion,
): string[] {
  const { request, response } = bodiesOf(attributes);
  const exchange: Exchange = {
    kubernetes,
    auditID: '1',
    receivedAt: '2026-01-01T00:00:00Z',
    stageAt: '2026-01-01T00:00:01Z',
    request: {
      ...{ method, url, user, userAgent: 'x', sourceIPs: ['192.0.2.1'] },
      ...(request !== undefined && user !== null && { body: request }),
      ...(attributes.verb === 'patch' && { patch: 'application/merge-patch+json' }),
    },
    authorization: { decision: 'allow', reason: '' },
    response:
      user === null
        ? { code: 401 }
        : { code: 200, ...(response !== undefined && { body: response }) },
  };
  return auditEvents(config, exchange).map((event) => JSON.stringify(event));
}

/** Returns what a rule records, whatever the rules before it. */
export function configOf(policy: Policy, rule: number): RequestAuditConfig {
  return auditConfig(policy, policy.rules[rule]);
}

const streams = new Set(['exec', 'attach', 'portforward', 'log', 'proxy']);

/** Subresources with objects that are not stored, or without a history of their fields. */
const isAction = new Set(['binding', 'eviction', 'finalize', 'scale', 'token']);

function bodiesOf({ verb, resource, subresource, isResourceRequest, name }: Attributes): {
  request?: unknown;
  response?: unknown;
} {
  if (!isResourceRequest || streams.has(subresource)) return {};
  const object = {
    kind: 'Object',
    apiVersion: 'v1',
    metadata: { name: name || 'x', managedFields: [{ manager: 'kubectl' }] },
    data: credential,
  };
  const fresh = { ...object, metadata: { name: name || 'x' } };
  const list = { kind: 'ObjectList', apiVersion: 'v1', items: [object] };
  const options = { kind: 'DeleteOptions', apiVersion: 'v1' };
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' };
  if (resource === 'serviceaccounts' && subresource === 'token') {
    return { request: { ...fresh, data: '' }, response: fresh };
  }
  if (/reviews$|^(?:bindings|componentstatuses)$/.test(resource) || isAction.has(subresource)) {
    return { request: fresh, response: fresh };
  }
  switch (verb) {
    case 'create':
      return { request: fresh, response: object };
    case 'patch':
      return { request: { data: credential }, response: object };
    case 'update':
      return { request: object, response: object };
    case 'get':
      return { response: object };
    case 'list':
      return { response: list };
    case 'delete':
      return { request: options, response: status };
    case 'deletecollection':
      return { request: options, response: list };
    default:
      return {};
  }
}
