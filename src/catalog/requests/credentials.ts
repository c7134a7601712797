import type { SampleRequest } from '../types';
import { allowedByRole, jane, kubernetesAdmin, metricsServer, prometheus } from './callers';
import { managed, leaves, now } from './metadata';
import { apiKey, dbPassword, secretList } from './secretObjects';
import { uidOf } from '../uidOf';

const audience = 'https://kubernetes.default.svc.cluster.local';
const placeholder = 'header.payload.signature';

/** Requests for Secrets and tokens, whose bodies must not be logged. */
export const credentials: readonly SampleRequest[] = [
  {
    id: 'secret-get',
    command: 'kubectl get secret db-password -n prod -o yaml',
    title: 'Reads one Secret',
    kinds: ['People'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/secrets/db-password',
    ...jane,
    response: { code: 200, body: { kind: 'Secret', apiVersion: 'v1', ...dbPassword } },
  },
  {
    id: 'secret-create',
    command: 'kubectl create secret generic api-key --from-literal=key=s3cr3t -n prod',
    title: 'Creates a Secret',
    kinds: ['People'],
    method: 'POST',
    url: '/api/v1/namespaces/prod/secrets?fieldManager=kubectl-create&fieldValidation=Strict',
    ...jane,
    requestBody: {
      kind: 'Secret',
      apiVersion: 'v1',
      metadata: { name: 'api-key', namespace: 'prod' },
      data: { key: 'czNjcjN0' },
      type: 'Opaque',
    },
    response: { code: 201, body: { kind: 'Secret', apiVersion: 'v1', ...apiKey } },
  },
  {
    id: 'sa-token',
    command: 'kubectl create token admin-sa -n kube-system --duration=8760h',
    title: 'Creates a one-year token for a privileged service account',
    kinds: ['People', 'Attack'],
    method: 'POST',
    url: '/api/v1/namespaces/kube-system/serviceaccounts/admin-sa/token',
    ...kubernetesAdmin,
    requestBody: {
      kind: 'TokenRequest',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: {},
      spec: { audiences: null, expirationSeconds: 31536000, boundObjectRef: null },
      status: { token: '', expirationTimestamp: null },
    },
    response: {
      code: 201,
      body: {
        kind: 'TokenRequest',
        apiVersion: 'authentication.k8s.io/v1',
        metadata: {
          name: 'admin-sa',
          namespace: 'kube-system',
          uid: uidOf('admin-sa'),
          creationTimestamp: now,
          managedFields: [
            managed(
              'kubectl',
              'authentication.k8s.io/v1',
              now,
              { 'f:spec': leaves('expirationSeconds') },
              'token',
            ),
          ],
        },
        spec: { audiences: [audience], expirationSeconds: 31536000, boundObjectRef: null },
        status: { token: placeholder, expirationTimestamp: '2027-11-21T09:30:00Z' },
      },
    },
    annotations: {
      'authentication.kubernetes.io/issued-credential-id': `JTI=${uidOf('token of admin-sa')}`,
    },
  },
  {
    id: 'tokenreview',
    command: 'metrics-server: POST token review',
    title: 'Checks whether a token is valid',
    kinds: ['Workloads'],
    method: 'POST',
    url: '/apis/authentication.k8s.io/v1/tokenreviews',
    ...metricsServer,
    requestBody: {
      kind: 'TokenReview',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: {},
      spec: { token: placeholder },
      status: { user: {} },
    },
    response: {
      code: 201,
      body: {
        kind: 'TokenReview',
        apiVersion: 'authentication.k8s.io/v1',
        metadata: {
          managedFields: [
            managed('metrics-server', 'authentication.k8s.io/v1', now, {
              'f:spec': leaves('token'),
            }),
          ],
        },
        spec: { token: placeholder },
        status: { authenticated: true, user: prometheus.user, audiences: [audience] },
      },
    },
  },
  {
    id: 'impersonate',
    command: 'kubectl get secrets -n prod -o yaml --as=system:serviceaccount:prod:web',
    title: 'Lists Secrets while impersonating a service account',
    kinds: ['People', 'Attack'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/secrets?limit=500',
    ...kubernetesAdmin,
    impersonate: { username: 'system:serviceaccount:prod:web' },
    authorization: allowedByRole('web-secrets', 'prod', 'ServiceAccount "web/prod"'),
    response: { code: 200, body: secretList },
  },
];
