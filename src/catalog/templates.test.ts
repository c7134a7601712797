import { describe, expect, it } from 'vitest';
import { evaluatePolicyRule } from '../audit/evaluator';
import { attributesOf, requestInfo } from '../audit/request/requestInfo';
import { kubernetesVersions, newestKubernetes } from '../audit/types';
import type { Attributes, Level, Policy, Stage } from '../audit/types';
import { readPolicy } from '../document/readPolicy';
import { check } from '../engine/check';
import { decisionsOfOriginals } from '../testing/knownPolicies';
import { sampleRequests } from './requests';
import { starterPolicy } from './starterPolicy';
import { templateGroups, templates } from './templates';

const policies = new Map(
  templates.map(({ id, yaml }) => [id, readPolicy(yaml, newestKubernetes).policy]),
);

function policyOf(id: string): Policy {
  const policy = policies.get(id);
  if (!policy) throw new Error(`${id} is not a policy`);
  return policy;
}

function attributesFor(id: string): Attributes {
  const request = sampleRequests.find((one) => one.id === id);
  if (!request) throw new Error(`no request ${id}`);
  return attributesOf(requestInfo(request.method, request.url), request.user);
}

function decide(policy: Policy, id: string) {
  return evaluatePolicyRule(policy, attributesFor(id));
}

/** A watch by the control plane, which is not among the sample requests. */
function watch(resource: string, username: string, ...groups: string[]): Attributes {
  return attributesOf(requestInfo('GET', `/api/v1/${resource}?watch=true`), { username, groups });
}

const everybody: Attributes[] = [
  ...sampleRequests.map(({ id }) => attributesFor(id)),
  watch('pods', 'system:kube-controller-manager'),
  watch('secrets', 'system:kube-controller-manager'),
  watch('secrets', 'system:node:worker-1', 'system:nodes'),
];

/** The levels each template must record some requests at. */
const promises: Record<string, Partial<Record<Level, string>>> = {
  lecture: {
    RequestResponse: 'pod-delete-webapp',
    Metadata:
      'secret-get secret-create secret-list-all sa-token cm-create-dev bad-token pod-create crb-create pod-delete-by-controller debug-ephemeral pod-proxy node-status panic',
    Request: 'exec-get exec-post attach portforward',
    None: 'livez readyz healthz-etcd',
  },
  smallest: {
    Metadata: sampleRequests.map(({ id }) => id).join(' '),
  },
  'low-noise': {
    None: 'event-core event-new node-lease leader-lease node-status pod-status kubeproxy-watch kubeproxy-watch-legacy hpa-metrics node-get livez readyz',
    RequestResponse: 'crb-create clusterrole-denied',
    Metadata:
      'secret-list-all pod-list secret-get exec-get exec-post node-proxy bad-token pod-delete-by-controller binding cm-controller-leader',
  },
  cis: {
    Metadata:
      'secret-get secret-list-all secret-create cm-create-dev cm-update-kube-system tokenreview sa-token pod-list livez bad-token logs',
    RequestResponse:
      'pod-create pod-delete-webapp pod-deletecollection deploy-update deploy-ssa deploy-scale debug-ephemeral pod-create-privileged',
    Request: 'exec-get exec-post attach portforward pod-proxy service-proxy node-proxy',
  },
  'secrets-safe': {
    Metadata:
      'secret-get secret-create secret-list-all impersonate sa-token tokenreview cm-create-dev configmap-watch-named',
    RequestResponse:
      'pod-create pod-get pod-list deploy-update crb-create can-i bad-token anon-api',
    None: 'livez readyz healthz-etcd',
  },
  incident: {
    Request:
      'can-i can-i-one clusterrole-denied pod-create-privileged crb-create node-proxy exec-get exec-post pod-delete-webapp pod-deletecollection pod-delete-by-controller deploy-scale eviction ns-delete webhook-delete csr-approve debug-ephemeral',
    Metadata:
      'secret-list-denied secret-list-all secret-create sa-token tokenreview anon-api anon-version bad-token impersonate logs-endpoint',
    None: 'livez leader-lease node-lease event-core event-new node-status',
  },
  'who-deleted': {
    Request:
      'pod-delete-webapp pod-deletecollection pod-delete-by-controller deploy-scale deploy-ssa deploy-update eviction eviction-pdb ns-delete ns-cleanup',
    None: 'pod-get pod-create secret-get node-status livez binding webhook-delete cm-create-dev',
  },
  permissions: {
    RequestResponse: 'crb-create clusterrole-denied webhook-delete csr-approve ns-delete',
    Metadata: 'sa-token',
    None: 'pod-create secret-get secret-create exec-get can-i ns-list tokenreview livez bad-token',
  },
  'secrets-trail': {
    Metadata:
      'secret-get secret-create secret-list-all secret-list-denied impersonate sa-token tokenreview csr-approve',
    None: 'pod-get cm-create-dev bad-token exec-get livez',
  },
  people: {
    Request: 'pod-create pod-list pod-delete-webapp deploy-scale ns-delete bad-token',
    Metadata:
      'secret-get sa-token exec-get exec-post node-proxy secret-list-all pod-delete-by-controller ns-cleanup binding crb-create',
    None: 'node-get kubeproxy-watch kubeproxy-watch-legacy hpa-metrics livez node-lease event-new',
  },
  writes: {
    Request: 'pod-create pod-delete-webapp pod-deletecollection deploy-ssa crb-create eviction',
    Metadata: 'exec-get exec-post portforward node-proxy secret-create sa-token cm-create-dev',
    None: 'pod-get pod-list secret-get secret-list-all pod-watch can-i tokenreview node-lease event-core node-status livez bad-token',
  },
  'one-namespace': {
    RequestResponse:
      'pod-create deploy-update deploy-scale eviction exec-post pod-delete-by-controller',
    Metadata:
      'secret-get secret-create pod-get exec-get logs pod-list-all secret-list-all bad-token',
    None: 'pod-list pod-delete-webapp cm-create-dev ns-delete event-core event-new pod-status livez node-status crb-create',
  },
  'quiet-urls': {
    None: 'livez readyz healthz-etcd metrics discovery openapi',
    Metadata: 'anon-api anon-version pod-get pprof logs-endpoint bad-token',
  },
  'control-plane': {
    RequestResponse:
      'node-status node-lease leader-lease binding event-core event-new pod-delete-by-controller ns-cleanup',
    Metadata: 'node-get configmap-watch-named kubeproxy-watch kubeproxy-watch-legacy tokenreview',
    None: 'pod-get pod-create secret-get exec-get livez metrics crb-create',
  },
  everything: {
    RequestResponse: sampleRequests.map(({ id }) => id).join(' '),
  },
  empty: {
    None: sampleRequests.map(({ id }) => id).join(' '),
  },
  ...decisionsOfOriginals,
};

/** Rules of known templates for callers that are not among the requests here: they are the original's. */
const unused: Record<string, number[]> = {
  // The port without login, old kubelets, locks in Endpoints, reads by the API server, two autoscalers, node-problem-detector
  gce: [1, 2, 4, 5, 6, 7, 10],
  // Resources of OpenShift
  openshift: [1, 2],
};

/** The findings about a template, and why it has them. */
const expectedFindings: Record<string, string> = {
  // Each records one subject on purpose, and says so.
  'one-namespace': 'no-catch-all',
  permissions: 'no-catch-all',
  writes: 'no-catch-all',
  'who-deleted': 'no-catch-all',
  'secrets-trail': 'no-catch-all',
  // Shows what managedFields look like, too.
  'control-plane': 'managed-fields-recorded no-catch-all',
  everything: 'credentials-recorded managed-fields-recorded',
  // The originals have these oddities; the findings are what there is to learn from them.
  'kubernetes-docs':
    'counterpart-missing group-retired managed-fields-recorded name-not-built-in omit-stages-repeated',
  gce: 'counterpart-missing managed-fields-recorded name-not-built-in name-of-nobody',
  openshift: 'omit-stages-repeated value-without-effect writes-incomplete',
  // A start that records nothing yet.
  rke2: 'nothing-recorded',
  empty: 'nothing-recorded',
};

const rows = Object.entries(promises).flatMap(([id, byLevel]) =>
  Object.entries(byLevel).flatMap(([level, requests]) =>
    requests
      .trim()
      .split(/\s+/)
      .map((request) => ({ id, request, level })),
  ),
);

it.each(rows)('$id records $request at $level', ({ id, request, level }) => {
  expect(decide(policyOf(id), request).level).toBe(level);
});

it('checks levels for every template', () => {
  expect(Object.keys(promises).sort()).toEqual(templates.map(({ id }) => id).sort());
  expect(templates.length).toBeGreaterThanOrEqual(12);
});

describe.each(templates)('$name', ({ id, yaml, purpose, leavesOut, origin }) => {
  it.each(kubernetesVersions)(
    'is accepted by Kubernetes %s without warnings or problems',
    (kubernetes) => {
      const { outcome, error, warning, problems } = readPolicy(yaml, kubernetes);
      expect({ outcome, error, warning, problems }).toEqual({
        outcome: 'accepted',
        error: null,
        warning: null,
        problems: [],
      });
    },
  );

  it.each(kubernetesVersions)('has only the expected findings with Kubernetes %s', (kubernetes) => {
    const codes = new Set(check(yaml, kubernetes).problems.map(({ code }) => code));
    expect([...codes].toSorted().join(' ')).toBe(expectedFindings[id] ?? '');
  });

  it('uses every rule', () => {
    const policy = policyOf(id);
    const used = new Set(
      everybody.map((attributes) => evaluatePolicyRule(policy, attributes).rule),
    );
    const idle = policy.rules.map((_, index) => index).filter((index) => !used.has(index));
    expect(idle).toEqual(unused[id] ?? []);
  });

  it('keeps ResponseStarted, the stage of failed logins', () => {
    const { omitStages } = decide(policyOf(id), 'bad-token');
    expect(omitStages).not.toContain<Stage>('ResponseStarted');
  });

  it('follows the style of templates', () => {
    expect(purpose).toMatch(/^.{20,95}$/);
    expect(leavesOut).toMatch(/^.{8,95}$/);
    expect(origin ?? 'with our own comments').toContain('with our own comments');
    expect(yaml.endsWith('\n') && !yaml.endsWith('\n\n')).toBe(true);
    const lines = yaml.split('\n');
    expect(lines.filter((line) => line.length > 96 || /\t|\s$|^( {2})* \S/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes("'") && !/^ *#/.test(line))).toEqual([]);
  });
});

it('says of every known policy whose it is, and that the comments are ours', () => {
  const known = templateGroups.find(({ name }) => name === 'Known')?.templates ?? [];
  expect(known.map(({ id }) => id).toSorted()).toEqual(
    Object.keys(decisionsOfOriginals).toSorted(),
  );
  for (const { origin, yaml } of known) {
    expect(origin).toBeDefined();
    expect(yaml).toMatch(/^# Rebuilt from /);
  }
});

it.each(Object.keys(decisionsOfOriginals))('%s omits what its original omits', (id) => {
  const recorded = sampleRequests
    .map((request) => decide(policyOf(id), request.id))
    .filter(({ level }) => level !== 'None');
  const omitted = recorded.map(({ omitStages, omitManagedFields }) =>
    JSON.stringify([[...new Set(omitStages)], omitManagedFields]),
  );
  const original = id === 'rke2' ? [] : [JSON.stringify([['RequestReceived'], id === 'openshift'])];
  expect([...new Set(omitted)]).toEqual(original);
});

it('has every template once', () => {
  expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
  expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length);
});

it('has the starter policy first, in about 34 lines', () => {
  expect(starterPolicy).toBe(templates[0]?.yaml);
  const lines = starterPolicy.trimEnd().split('\n').length;
  expect(lines).toBeGreaterThan(28);
  expect(lines).toBeLessThan(40);
});
