import type { KnownValue } from './fields';
import { groupsOfClusters, usersOfClusters } from './knownNames';

/** The verbs of resource requests (requestinfo.go), including the empty one of unknown HTTP methods. */
export const knownVerbs: readonly KnownValue[] = [
  {
    value: 'get',
    detail: 'Read one object. Also kubectl exec and attach from 1.30, port-forward from 1.31.',
  },
  { value: 'list', detail: 'Read many objects. The response can contain all of them.' },
  { value: 'watch', detail: 'Stream changes. Stays open for minutes.' },
  {
    value: 'create',
    detail: 'Create an object. Also bindings, evictions, tokens and access reviews.',
  },
  { value: 'update', detail: 'Replace an object or its status.' },
  { value: 'patch', detail: 'Change part of an object: kubectl apply, edit, label, scale.' },
  { value: 'delete', detail: 'Delete one object.' },
  {
    value: 'deletecollection',
    detail: 'Delete many objects in one request. kubectl delete --all deletes them one by one.',
  },
  {
    value: '',
    detail: 'A resource request with an HTTP method that has no verb, such as OPTIONS.',
  },
];

const userDetails: Readonly<Record<(typeof usersOfClusters)[number], string>> = {
  'system:anonymous': 'Requests without credentials, where the cluster allows them.',
  'system:apiserver': 'The API server calling itself.',
  'system:kube-controller-manager': 'The controller manager.',
  'system:kube-scheduler': 'The scheduler.',
  'system:kube-proxy': 'kube-proxy with its own certificate.',
  'system:serviceaccount:kube-system:kube-proxy': 'kube-proxy as set up by kubeadm.',
  'system:serviceaccount:kube-system:generic-garbage-collector':
    'Deletes objects whose owner is gone.',
  'system:serviceaccount:kube-system:namespace-controller':
    'Deletes the contents of namespaces that are being deleted.',
  'system:serviceaccount:kube-system:endpoint-controller': 'Keeps Endpoints up to date.',
  'kubernetes-admin': "The administrator in kubeadm's admin.conf.",
};

/** Users that every cluster has. */
export const knownUsers: readonly KnownValue[] = usersOfClusters.map((value) => ({
  value,
  detail: userDetails[value],
}));

const groupDetails: Readonly<Record<(typeof groupsOfClusters)[number], string>> = {
  'system:authenticated': 'Every authenticated user, people and components alike.',
  'system:unauthenticated': 'Requests without credentials (system:anonymous).',
  'system:masters': 'Can do anything: bypasses authorization.',
  'system:nodes': 'The kubelets. Each node is the user system:node:NAME.',
  'system:serviceaccounts': 'All service accounts.',
  'system:serviceaccounts:kube-system':
    'The service accounts in the namespace kube-system, including most controllers.',
  'system:bootstrappers': 'Machines that are joining the cluster.',
  'system:monitoring': 'Can read health and metrics endpoints.',
  'kubeadm:cluster-admins': "Administrators in kubeadm's admin.conf, from 1.29.",
};

/** Groups that every cluster has. */
export const knownGroups: readonly KnownValue[] = groupsOfClusters.map((value) => ({
  value,
  detail: groupDetails[value],
}));
