import { expect, test } from 'vitest';
import { apiFacts, type ApiName } from '../analysis/apiFacts';
import type { Finding } from '../analysis/findings/finding';
import { findings } from '../analysis/findings/findings';
import type { UnknownField } from '../analysis/findings/keyFindings';
import type { GroupResources, Policy, PolicyRule } from '../audit/types';
import { applyChange } from './applyChange';

const allVerbs = [
  ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'],
];

/** A small part of the built-in API, with the names that matter to the checks. */
const api = apiFacts([
  name('', 'pods', 'Pod', 'po', 'attach exec portforward log status eviction proxy'),
  name('', 'services', 'Service', 'svc', 'proxy status'),
  name('', 'secrets', 'Secret'),
  name('', 'configmaps', 'ConfigMap', 'cm'),
  name('', 'events', 'Event', 'ev'),
  name('', 'endpoints', 'Endpoints', 'ep'),
  name('', 'serviceaccounts', 'ServiceAccount', 'sa', 'token'),
  name('', 'replicationcontrollers', 'ReplicationController', 'rc', 'scale status'),
  { ...name('', 'nodes', 'Node', 'no', 'proxy status'), namespaced: false },
  { ...name('', 'namespaces', 'Namespace', 'ns', 'finalize status'), namespaced: false },
  name('apps', 'deployments', 'Deployment', 'deploy', 'scale status'),
  name('apps', 'daemonsets', 'DaemonSet', 'ds', 'status'),
  name('authentication.k8s.io', 'tokenreviews', 'TokenReview'),
  name('events.k8s.io', 'events', 'Event', 'ev'),
  name('networking.k8s.io', 'ingresses', 'Ingress', 'ing', 'status'),
  name('rbac.authorization.k8s.io', 'roles', 'Role'),
  name('metrics.k8s.io', 'pods', 'PodMetrics'),
]);

function name(group: string, resource: string, kind: string, short = '', subs = ''): ApiName {
  return {
    group,
    resource,
    kind,
    singular: kind.toLowerCase(),
    shortNames: short.split(' ').filter(Boolean),
    namespaced: true,
    verbs: allVerbs,
    subresources: subs
      .split(' ')
      .filter(Boolean)
      .map((sub) => ({ name: sub, verbs: allVerbs })),
  };
}

/** Returns the findings of a policy, checked against the small API. */
export function observe(policy: Policy, unknownFields: UnknownField[] = []): Finding[] {
  return findings(policy, { kubernetes: '1.37', api, unknownFields, emptyOmitStages: [] });
}

/** Returns "code path" for each finding. */
export const shown = (found: readonly Finding[]) =>
  found.map(({ code, path }) => `${code} ${path.join('.')}`);

/** Returns the policy after the finding's fix. */
export const repaired = (policy: Policy, { fix }: Finding) =>
  (fix?.changes ?? []).reduce(applyChange, policy);

/** A rule above a catch-all without findings; its only finding; the rule after the fix. */
export interface Row {
  rule: Partial<PolicyRule>;
  expected: string | null;
  /** Absent if no fix is offered. */
  becomes?: Partial<PolicyRule>;
}

function around(rule: Partial<PolicyRule>): Policy {
  return { omitManagedFields: true, rules: [{ level: 'Metadata', ...rule }, { level: 'None' }] };
}

/** A row whose rule has level None makes a policy that records nothing. */
const isOfRule = ({ code }: Finding) => code !== 'nothing-recorded';

/** Defines a test per row: the finding, its fix, and that the fixed policy has no findings. */
export function rows(cases: Record<string, Row>) {
  test.each(Object.entries(cases))('%s', (_, { rule, expected, becomes }) => {
    const policy = around(rule);
    const found = observe(policy).filter(isOfRule);
    expect(shown(found)).toEqual(expected === null ? [] : [expected.replace(' ', ' rules.0.')]);
    const [finding] = found;
    expect(finding?.fix !== undefined).toBe(becomes !== undefined);
    if (!finding || !becomes) return;
    const fixed = repaired(policy, finding);
    expect(fixed).toEqual(around(becomes));
    expect(shown(observe(fixed).filter(isOfRule))).toEqual([]);
  });
}

/** Returns a list of resources in the core group. */
export function core(...resources: string[]): GroupResources[] {
  return [{ group: '', resources }];
}
