import type { Caller } from './ownCallers';

export const callerIds = [
  'admin',
  'developer',
  'service-account',
  'node',
  'anonymous',
  'failed-login',
] as const;
export type CallerId = (typeof callerIds)[number];

const known = 'system:authenticated';

/** The senders that everybody can choose from. */
export const callers: Readonly<Record<CallerId, Caller & { id: CallerId }>> = {
  admin: {
    id: 'admin',
    name: 'Administrator: kubernetes-admin',
    user: { username: 'kubernetes-admin', groups: ['kubeadm:cluster-admins', known] },
    sourceIPs: ['192.0.2.8'],
  },
  developer: {
    id: 'developer',
    name: 'Developer: jane',
    user: { username: 'jane', groups: ['developers', known] },
    sourceIPs: ['192.0.2.17'],
  },
  'service-account': {
    id: 'service-account',
    name: 'Service account: dev/web',
    user: {
      username: 'system:serviceaccount:dev:web',
      uid: 'f41f8a2e-a7b6-46d4-bb26-d0ad7d1c77fd',
      groups: ['system:serviceaccounts', 'system:serviceaccounts:dev', known],
    },
    sourceIPs: ['10.244.1.7'],
  },
  node: {
    id: 'node',
    name: 'Node: worker-1',
    user: { username: 'system:node:worker-1', groups: ['system:nodes', known] },
    sourceIPs: ['10.0.0.21'],
  },
  anonymous: {
    id: 'anonymous',
    name: 'Anonymous: no credentials',
    user: { username: 'system:anonymous', groups: ['system:unauthenticated'] },
    sourceIPs: ['203.0.113.45'],
  },
  'failed-login': {
    id: 'failed-login',
    name: 'Failed login: an invalid token',
    user: null,
    sourceIPs: ['203.0.113.45'],
    authorizationHeader: 'Bearer invalid',
  },
};
