import { expect, test } from 'vitest';
import { templates } from '../catalog/templates';
import { readPolicy } from '../document/readPolicy';
import { newestKubernetes, type Policy, type PolicyRule } from '../audit/types';
import { validatePolicy } from '../audit/validation';
import { httpRequest } from '../proofs/httpRequest';
import { askAll, type Answer } from './ask';
import { questions } from './questions';

type Rules = readonly PolicyRule[];
type Kind = Answer['kind'];

const metadata: PolicyRule = { level: 'Metadata' };
const request: PolicyRule = { level: 'Request' };
const everything: PolicyRule = { level: 'RequestResponse' };
const none: PolicyRule = { level: 'None' };

const of = (level: string, group: string, ...resources: string[]): PolicyRule => ({
  level,
  resources: [{ group, resources }],
});
const urls = (level: string, ...nonResourceURLs: string[]): PolicyRule => ({
  level,
  nonResourceURLs,
});
const rbac = 'rbac.authorization.k8s.io';

/** A policy that answers yes, one that answers no, and tricky ones with their answer. */
const rows: Record<string, { yes: Rules; no: Rules; tricky: readonly [Rules, Kind][] }> = {
  'cis-secrets': {
    yes: [of('Metadata', '', 'secrets')],
    no: [{ ...of('Metadata', '', 'secrets'), verbs: ['get', 'list', 'watch'] }],
    tricky: [
      // The group of Secrets is "".
      [[of('Metadata', 'core', 'secrets')], 'no'],
      [[{ level: 'None', users: ['system:apiserver'] }, metadata], 'no'],
      // Leases and nodes are not Secrets.
      [[of('None', 'coordination.k8s.io', 'leases'), of('None', '', 'nodes'), metadata], 'yes'],
      // Recorded, but at no stage that such a request reaches.
      [[{ ...metadata, omitStages: ['RequestReceived', 'ResponseComplete'] }], 'no'],
      // A Secret without a namespace is not served.
      [[{ ...none, namespaces: [''], verbs: ['get', 'create', 'update'] }, metadata], 'yes'],
      [[{ ...none, namespaces: [''] }, metadata], 'no'],
    ],
  },
  'cis-metadata-only': {
    yes: [
      of('Metadata', '', 'secrets', 'configmaps'),
      of('Metadata', 'authentication.k8s.io', 'tokenreviews'),
      everything,
    ],
    no: [of('Metadata', '', 'secrets', 'configmaps', 'tokenreviews'), everything],
    tricky: [
      [[{ ...of('Request', '', 'configmaps'), namespaces: ['dev'] }, metadata], 'no'],
      // The event of this stage has no body yet.
      [[{ ...everything, omitStages: ['ResponseStarted', 'ResponseComplete', 'Panic'] }], 'yes'],
      [[{ ...everything, omitStages: ['ResponseStarted', 'ResponseComplete'] }], 'no'],
    ],
  },
  'cis-changes': {
    yes: [{ ...none, verbs: ['get', 'list', 'watch'] }, metadata],
    no: [of('Metadata', '', 'pods', 'deployments')],
    tricky: [
      [[of('Metadata', '', 'pods'), of('Metadata', 'extensions', 'deployments')], 'no'],
      [[of('None', '', 'pods/status'), metadata], 'yes'],
      [[{ ...of('None', 'apps', 'deployments'), verbs: ['deletecollection'] }, metadata], 'no'],
    ],
  },
  'cis-streams': {
    yes: [of('Metadata', '', 'pods/*', 'services/proxy')],
    no: [{ ...of('Metadata', '', 'pods/*', 'services/*'), verbs: ['create'] }],
    tricky: [
      // Since kubectl 1.30, exec is a get.
      [[{ ...none, verbs: ['get', 'list', 'watch'] }, metadata], 'no'],
      [[of('Metadata', '', 'pods', 'services')], 'no'],
      [[of('Metadata', '', '*/exec', '*/portforward', '*/proxy')], 'yes'],
    ],
  },
  'cis-default': {
    yes: [metadata],
    no: [urls('None', '/healthz*'), metadata],
    tricky: [
      // Only the failed login is not recorded, and this is about requests with a user.
      [[{ ...metadata, omitStages: ['RequestReceived', 'ResponseStarted'] }], 'yes'],
      [[{ ...metadata, userGroups: ['system:authenticated'] }], 'no'],
      [[{ ...metadata, userGroups: ['system:authenticated', 'system:unauthenticated'] }], 'yes'],
      // It matches nothing.
      [[{ ...none, verbs: ['*'] }, metadata], 'yes'],
      // A watch has one more stage.
      [
        [
          { ...metadata, verbs: ['watch'], omitStages: ['RequestReceived', 'ResponseComplete'] },
          metadata,
        ],
        'yes',
      ],
    ],
  },
  'stig-everything': {
    yes: [everything],
    no: [of('Metadata', '', 'secrets'), everything],
    tricky: [[[{ ...everything, omitStages: ['ResponseComplete'] }], 'no']],
  },
  'nsa-anonymous': {
    yes: [{ ...metadata, userGroups: ['system:unauthenticated'] }],
    no: [urls('None', '/livez', '/readyz'), metadata],
    tricky: [
      [[{ ...none, userGroups: ['system:authenticated'] }, metadata], 'yes'],
      [[{ ...metadata, users: ['system:anonymous'] }], 'yes'],
      [[{ ...none, users: ['system:anonymous'], verbs: ['get'] }, metadata], 'no'],
    ],
  },
  'nsa-permissions': {
    yes: [of('Metadata', rbac, '*'), of('Metadata', 'apps', 'deployments')],
    no: [of('Metadata', rbac, 'roles', 'rolebindings'), of('Metadata', 'apps', '*')],
    tricky: [
      // ClusterRoles have no namespace.
      [[{ ...none, namespaces: ['kube-system'] }, metadata], 'no'],
      [[{ ...of('None', rbac, 'clusterroles'), namespaces: ['a'] }, metadata], 'yes'],
    ],
  },
  'secret-content': {
    yes: [of('Metadata', '', 'secrets'), everything],
    no: [everything],
    tricky: [
      // The rule for Secrets comes too late.
      [[{ ...request, verbs: ['create', 'update'] }, of('Metadata', '', 'secrets')], 'no'],
      // Reads have no request body.
      [
        [{ ...of('Request', '', 'secrets'), verbs: ['get', 'list', 'watch', 'delete'] }, metadata],
        'yes',
      ],
      [[{ ...of('Metadata', '', 'secrets'), namespaces: ['kube-system'] }, everything], 'no'],
      [
        [{ level: 'Request', resources: [{ group: '', resources: ['*'], resourceNames: ['db'] }] }],
        'no',
      ],
    ],
  },
  'token-content': {
    yes: [
      of('Metadata', '', 'serviceaccounts/token'),
      of('Metadata', 'authentication.k8s.io', '*'),
      everything,
    ],
    no: [
      of('Metadata', '', 'serviceaccounts'),
      of('Metadata', 'authentication.k8s.io', '*'),
      everything,
    ],
    tricky: [
      [[of('Metadata', 'authentication.k8s.io', 'tokenreviews'), request], 'yes'],
      [[request], 'no'],
    ],
  },
  'configmap-content': {
    yes: [metadata],
    no: [of('RequestResponse', '', 'configmaps')],
    tricky: [[[{ ...everything, verbs: ['delete', 'watch'] }, metadata], 'yes']],
  },
  'environment-content': {
    yes: [of('Request', '', 'services'), metadata],
    no: [of('Request', 'batch', 'cronjobs'), metadata],
    tricky: [[[of('RequestResponse', 'apps', 'deployments/scale'), metadata], 'yes']],
  },
  exec: {
    yes: [of('Metadata', '', 'pods/exec')],
    no: [{ ...of('Request', '', 'pods/exec'), verbs: ['create'] }, none],
    tricky: [
      [[{ ...none, users: ['system:kube-proxy'] }, metadata], 'no'],
      [[of('Request', '', 'pods')], 'no'],
      // The server opens the stream, and the event of this stage says so.
      [[{ ...metadata, omitStages: ['RequestReceived', 'ResponseComplete'] }], 'yes'],
    ],
  },
  attach: {
    yes: [of('Metadata', '', '*/attach')],
    no: [of('Metadata', '', 'pods/exec')],
    tricky: [[[{ ...of('None', '', 'pods/*'), namespaces: ['ci'] }, metadata], 'no']],
  },
  debug: {
    yes: [of('Request', '', 'pods/ephemeralcontainers')],
    no: [metadata],
    tricky: [
      [[of('RequestResponse', '', 'pods'), metadata], 'no'],
      [[{ ...of('Request', '', 'pods/*'), verbs: ['patch', 'update'] }], 'yes'],
    ],
  },
  forward: {
    yes: [metadata],
    no: [of('Metadata', '', 'pods/*', 'services/*')],
    tricky: [[[{ ...none, namespaces: [''], verbs: ['list'] }, metadata], 'yes']],
  },
  'failed-logins': {
    yes: [metadata],
    no: [{ ...metadata, userGroups: ['system:authenticated', 'system:unauthenticated'] }],
    tricky: [
      [[{ ...metadata, omitStages: ['ResponseStarted'] }], 'no'],
      // Rules with groups never match it.
      [[{ ...none, userGroups: ['system:unauthenticated'] }, metadata], 'yes'],
      [[{ ...metadata, omitStages: ['RequestReceived', 'ResponseComplete', 'Panic'] }], 'yes'],
    ],
  },
  admins: {
    yes: [{ ...metadata, userGroups: ['system:masters'] }],
    no: [{ ...none, userGroups: ['system:authenticated'], verbs: ['get'] }, metadata],
    tricky: [
      // An administrator can be in both groups.
      [[{ ...none, userGroups: ['developers'] }, metadata], 'no'],
      // Nobody with credentials is anonymous.
      [[{ ...none, userGroups: ['system:unauthenticated'] }, metadata], 'yes'],
    ],
  },
  'node-unseen': {
    yes: [metadata],
    no: [{ ...none, userGroups: ['system:nodes'] }, metadata],
    tricky: [
      [[{ ...none, userGroups: ['system:unauthenticated'] }, metadata], 'yes'],
      [[{ ...metadata, userGroups: ['system:nodes'] }, none], 'yes'],
    ],
  },
  'pod-unseen': {
    yes: [{ ...metadata, userGroups: ['system:serviceaccounts'] }, none],
    no: [{ ...none, userGroups: ['system:serviceaccounts:kube-system'] }, metadata],
    tricky: [[[{ ...none, users: ['system:anonymous'] }, metadata], 'yes']],
  },
  probing: {
    yes: [metadata],
    no: [of('None', 'authorization.k8s.io', '*'), metadata],
    tricky: [
      [[of('None', 'authorization.k8s.io', 'subjectaccessreviews'), metadata], 'yes'],
      [[of('Metadata', 'authorization.k8s.io'), none], 'no'],
    ],
  },
  permissions: {
    yes: [{ ...of('Request', rbac, '*'), verbs: ['create', 'update', 'patch'] }, metadata],
    no: [{ ...of('Request', rbac, '*'), verbs: ['create', 'update'] }, metadata],
    tricky: [[[{ ...of('Request', rbac), namespaces: ['', 'a'] }, metadata], 'no']],
  },
  workloads: {
    yes: [request],
    no: [of('Metadata', 'apps', 'deployments'), request],
    tricky: [
      [[{ ...none, users: ['system:serviceaccount:kube-system:job-controller'] }, request], 'no'],
      [[{ ...request, omitStages: ['ResponseComplete'] }], 'no'],
      // Without a namespace, nothing of these is created.
      [[{ ...none, namespaces: [''] }, request], 'yes'],
    ],
  },
  removal: {
    yes: [{ ...metadata, verbs: ['delete', 'deletecollection', 'create', 'update', 'patch'] }],
    no: [{ ...metadata, verbs: ['delete', 'create', 'update', 'patch'] }],
    tricky: [[[of('None', '', 'pods/eviction'), metadata], 'no']],
  },
  admission: {
    yes: [of('Request', 'admissionregistration.k8s.io')],
    no: [of('Request', 'admissionregistration.k8s.io', 'validatingwebhookconfigurations')],
    tricky: [[[{ ...none, namespaces: ['kube-system'] }, request], 'yes']],
  },
  certificates: {
    yes: [of('Request', 'certificates.k8s.io')],
    no: [of('Request', 'certificates.k8s.io', 'certificatesigningrequests'), metadata],
    tricky: [[[{ ...none, userGroups: ['system:bootstrappers'] }, request], 'no']],
  },
  'token-requests': {
    yes: [request],
    no: [everything],
    tricky: [
      [[of('None', '', 'serviceaccounts'), metadata], 'yes'],
      [[of('None', '', 'serviceaccounts/*'), metadata], 'no'],
    ],
  },
  events: {
    yes: [
      of('None', '', 'events'),
      of('None', 'events.k8s.io'),
      of('None', 'coordination.k8s.io', 'leases'),
      metadata,
    ],
    no: [of('None', '', 'events'), of('None', 'coordination.k8s.io', 'leases'), metadata],
    tricky: [[[{ ...metadata, verbs: ['proxy'] }], 'yes']],
  },
  probes: {
    yes: [urls('None', '/healthz*', '/livez*', '/readyz*', '/metrics*'), metadata],
    no: [urls('None', '/healthz', '/livez', '/readyz', '/metrics'), metadata],
    tricky: [[[of('Metadata', '', 'pods')], 'yes']],
  },
  'reads-with-bodies': {
    yes: [{ ...request, verbs: ['get', 'list', 'watch'] }, everything],
    no: [everything],
    tricky: [[[of('RequestResponse', '', 'pods/log', 'pods/exec'), metadata], 'yes']],
  },
  'recorded-twice': {
    yes: [{ ...metadata, omitStages: ['RequestReceived'] }],
    no: [metadata],
    tricky: [[[of('None', '', 'events'), { ...metadata, omitStages: ['RequestReceived'] }], 'yes']],
  },
  'managed-fields': {
    yes: [{ ...everything, omitManagedFields: true }],
    no: [everything],
    tricky: [
      [[{ ...request, verbs: ['get'] }, metadata], 'yes'],
      [[of('RequestResponse', '', 'pods/exec'), metadata], 'yes'],
    ],
  },
};

test.each(questions)('$code', (question) => {
  const { yes, no, tricky } = rows[question.code]!;
  const cases: readonly [Rules, Kind][] = [[yes, 'yes'], [no, 'no'], ...tricky];
  for (const [rules, kind] of cases) {
    const policy: Policy = { rules: [...rules] };
    expect(validatePolicy(policy, newestKubernetes)).toEqual([]);
    const [answer] = askAll(policy, [question]);
    const shown = answer!.decided.map(({ rule, holds, request: make }) => {
      const made = httpRequest(make());
      return { rule, holds, request: made && `${made.method} ${made.url}`, user: make().user };
    });
    expect({ rules, shown, kind: answer!.kind }).toEqual({ rules, shown, kind });
    expect(shown.every((each) => each.request !== undefined)).toBe(true);
  }
});

test('every row is of a question, and codes are there once', () => {
  const codes = questions.map(({ code }) => code);
  expect(Object.keys(rows).toSorted()).toEqual(codes.toSorted());
});

test('the templates for CIS and STIG answer their own questions', () => {
  const answers = (id: string, set: string) => {
    const { yaml } = templates.find((each) => each.id === id)!;
    const { policy } = readPolicy(yaml, newestKubernetes);
    const asked = questions.filter(({ code }) => code.startsWith(`${set}-`));
    return askAll(policy!, asked).map(({ kind }) => kind);
  };
  expect(answers('cis', 'cis')).toEqual(['yes', 'yes', 'yes', 'yes', 'yes']);
  expect(answers('cis', 'stig')).toEqual(['no']);
});
