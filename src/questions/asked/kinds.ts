import type { Kinds } from './filters';

const rbac = 'rbac.authorization.k8s.io';
export const namespacedRoles: Kinds = { group: rbac, resources: ['roles', 'rolebindings'] };
export const clusterRoles: Kinds = {
  group: rbac,
  resources: ['clusterroles', 'clusterrolebindings'],
  scope: 'cluster',
};

export const deployments: Kinds = { group: 'apps', resources: ['deployments'] };
/** What keeps pods running. */
export const apps: Kinds = {
  group: 'apps',
  resources: ['deployments', 'daemonsets', 'statefulsets', 'replicasets'],
};
export const jobs: Kinds = { group: 'batch', resources: ['jobs', 'cronjobs'] };

export const tokenReviews: Kinds = {
  group: 'authentication.k8s.io',
  resources: ['tokenreviews'],
  scope: 'cluster',
};
