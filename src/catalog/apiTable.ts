import type { KubernetesVersion } from '../audit/types';

/** A resource: plural name, kind, scope, short names, subresources, and exceptions if any. */
export type ApiRow = readonly [
  resource: string,
  kind: string,
  scope: 'namespaced' | 'cluster',
  shortNames: string,
  subresources: string,
  exceptions?: { verbs?: string; since?: KubernetesVersion; until?: KubernetesVersion },
];

/** The verbs of a resource unless its exceptions name others. */
export const usualVerbs = 'create delete deletecollection get list patch update watch';

/** The verbs of each subresource, for every resource that has it. */
export const subresourceVerbs: Record<string, string> = {
  approval: 'get patch update',
  attach: 'create get',
  binding: 'create',
  ephemeralcontainers: 'get patch update',
  eviction: 'create',
  exec: 'create get',
  finalize: 'update',
  log: 'get',
  portforward: 'create get',
  proxy: 'create delete get patch update',
  resize: 'get patch update',
  scale: 'get patch update',
  status: 'get patch update',
  token: 'create',
};

/** Subresources that are newer than their resource, with their first version. */
export const subresourceSince: Record<string, KubernetesVersion> = {
  'devicetaintrules/status': '1.35',
  'pods/resize': '1.32',
};

/**
 * The API of Kubernetes 1.31 to 1.37 by group, with API versions that are off by default and the
 * metrics API of metrics-server. Taken from the OpenAPI and discovery documents of Kubernetes.
 */
export const apiTable: Record<string, readonly ApiRow[]> = {
  '': [
    ['bindings', 'Binding', 'namespaced', '', '', { verbs: 'create' }],
    ['componentstatuses', 'ComponentStatus', 'cluster', 'cs', '', { verbs: 'get list' }],
    ['configmaps', 'ConfigMap', 'namespaced', 'cm', ''],
    ['endpoints', 'Endpoints', 'namespaced', 'ep', ''],
    ['events', 'Event', 'namespaced', 'ev', ''],
    ['limitranges', 'LimitRange', 'namespaced', 'limits', ''],
    [
      'namespaces',
      'Namespace',
      'cluster',
      'ns',
      'finalize status',
      { verbs: 'create delete get list patch update watch' },
    ],
    ['nodes', 'Node', 'cluster', 'no', 'proxy status'],
    ['persistentvolumeclaims', 'PersistentVolumeClaim', 'namespaced', 'pvc', 'status'],
    ['persistentvolumes', 'PersistentVolume', 'cluster', 'pv', 'status'],
    [
      'pods',
      'Pod',
      'namespaced',
      'po',
      'attach binding ephemeralcontainers eviction exec log portforward proxy resize status',
    ],
    ['podtemplates', 'PodTemplate', 'namespaced', '', ''],
    ['replicationcontrollers', 'ReplicationController', 'namespaced', 'rc', 'scale status'],
    ['resourcequotas', 'ResourceQuota', 'namespaced', 'quota', 'status'],
    ['secrets', 'Secret', 'namespaced', '', ''],
    ['serviceaccounts', 'ServiceAccount', 'namespaced', 'sa', 'token'],
    ['services', 'Service', 'namespaced', 'svc', 'proxy status'],
  ],
  'admissionregistration.k8s.io': [
    ['mutatingadmissionpolicies', 'MutatingAdmissionPolicy', 'cluster', '', '', { since: '1.32' }],
    [
      'mutatingadmissionpolicybindings',
      'MutatingAdmissionPolicyBinding',
      'cluster',
      '',
      '',
      { since: '1.32' },
    ],
    ['mutatingwebhookconfigurations', 'MutatingWebhookConfiguration', 'cluster', '', ''],
    ['validatingadmissionpolicies', 'ValidatingAdmissionPolicy', 'cluster', '', 'status'],
    ['validatingadmissionpolicybindings', 'ValidatingAdmissionPolicyBinding', 'cluster', '', ''],
    ['validatingwebhookconfigurations', 'ValidatingWebhookConfiguration', 'cluster', '', ''],
  ],
  'apiextensions.k8s.io': [
    ['customresourcedefinitions', 'CustomResourceDefinition', 'cluster', 'crd crds', 'status'],
  ],
  'apiregistration.k8s.io': [['apiservices', 'APIService', 'cluster', '', 'status']],
  apps: [
    ['controllerrevisions', 'ControllerRevision', 'namespaced', '', ''],
    ['daemonsets', 'DaemonSet', 'namespaced', 'ds', 'status'],
    ['deployments', 'Deployment', 'namespaced', 'deploy', 'scale status'],
    ['replicasets', 'ReplicaSet', 'namespaced', 'rs', 'scale status'],
    ['statefulsets', 'StatefulSet', 'namespaced', 'sts', 'scale status'],
  ],
  'authentication.k8s.io': [
    ['selfsubjectreviews', 'SelfSubjectReview', 'cluster', '', '', { verbs: 'create' }],
    ['tokenreviews', 'TokenReview', 'cluster', '', '', { verbs: 'create' }],
  ],
  'authorization.k8s.io': [
    [
      'localsubjectaccessreviews',
      'LocalSubjectAccessReview',
      'namespaced',
      '',
      '',
      { verbs: 'create' },
    ],
    ['selfsubjectaccessreviews', 'SelfSubjectAccessReview', 'cluster', '', '', { verbs: 'create' }],
    ['selfsubjectrulesreviews', 'SelfSubjectRulesReview', 'cluster', '', '', { verbs: 'create' }],
    ['subjectaccessreviews', 'SubjectAccessReview', 'cluster', '', '', { verbs: 'create' }],
  ],
  autoscaling: [
    ['horizontalpodautoscalers', 'HorizontalPodAutoscaler', 'namespaced', 'hpa', 'status'],
  ],
  batch: [
    ['cronjobs', 'CronJob', 'namespaced', 'cj', 'status'],
    ['jobs', 'Job', 'namespaced', '', 'status'],
  ],
  'certificates.k8s.io': [
    [
      'certificatesigningrequests',
      'CertificateSigningRequest',
      'cluster',
      'csr',
      'approval status',
    ],
    ['clustertrustbundles', 'ClusterTrustBundle', 'cluster', '', ''],
    [
      'podcertificaterequests',
      'PodCertificateRequest',
      'namespaced',
      '',
      'status',
      { since: '1.34' },
    ],
  ],
  'coordination.k8s.io': [
    ['leasecandidates', 'LeaseCandidate', 'namespaced', '', ''],
    ['leases', 'Lease', 'namespaced', '', ''],
  ],
  'discovery.k8s.io': [['endpointslices', 'EndpointSlice', 'namespaced', '', '']],
  'events.k8s.io': [['events', 'Event', 'namespaced', 'ev', '']],
  'flowcontrol.apiserver.k8s.io': [
    ['flowschemas', 'FlowSchema', 'cluster', '', 'status'],
    ['prioritylevelconfigurations', 'PriorityLevelConfiguration', 'cluster', '', 'status'],
  ],
  'internal.apiserver.k8s.io': [['storageversions', 'StorageVersion', 'cluster', '', 'status']],
  'lifecycle.k8s.io': [
    ['evictionrequests', 'EvictionRequest', 'namespaced', '', 'status', { since: '1.37' }],
    ['evictions', 'Eviction', 'namespaced', '', 'status', { since: '1.37' }],
  ],
  'metrics.k8s.io': [
    ['nodes', 'NodeMetrics', 'cluster', '', '', { verbs: 'get list' }],
    ['pods', 'PodMetrics', 'namespaced', '', '', { verbs: 'get list' }],
  ],
  'networking.k8s.io': [
    ['ingressclasses', 'IngressClass', 'cluster', '', ''],
    ['ingresses', 'Ingress', 'namespaced', 'ing', 'status'],
    ['ipaddresses', 'IPAddress', 'cluster', 'ip', ''],
    ['networkpolicies', 'NetworkPolicy', 'namespaced', 'netpol', ''],
    ['servicecidrs', 'ServiceCIDR', 'cluster', '', 'status'],
  ],
  'node.k8s.io': [['runtimeclasses', 'RuntimeClass', 'cluster', '', '']],
  policy: [['poddisruptionbudgets', 'PodDisruptionBudget', 'namespaced', 'pdb', 'status']],
  'rbac.authorization.k8s.io': [
    ['clusterrolebindings', 'ClusterRoleBinding', 'cluster', '', ''],
    ['clusterroles', 'ClusterRole', 'cluster', '', ''],
    ['rolebindings', 'RoleBinding', 'namespaced', '', ''],
    ['roles', 'Role', 'namespaced', '', ''],
  ],
  'resource.k8s.io': [
    ['deviceclasses', 'DeviceClass', 'cluster', '', ''],
    ['devicetaintrules', 'DeviceTaintRule', 'cluster', '', 'status', { since: '1.33' }],
    [
      'podschedulingcontexts',
      'PodSchedulingContext',
      'namespaced',
      '',
      'status',
      { until: '1.31' },
    ],
    ['resourceclaims', 'ResourceClaim', 'namespaced', '', 'status'],
    ['resourceclaimtemplates', 'ResourceClaimTemplate', 'namespaced', '', ''],
    [
      'resourcepoolstatusrequests',
      'ResourcePoolStatusRequest',
      'cluster',
      '',
      'status',
      { since: '1.36' },
    ],
    ['resourceslices', 'ResourceSlice', 'cluster', '', ''],
  ],
  'scheduling.k8s.io': [
    ['compositepodgroups', 'CompositePodGroup', 'namespaced', '', 'status', { since: '1.37' }],
    ['podgroups', 'PodGroup', 'namespaced', '', 'status', { since: '1.36' }],
    ['priorityclasses', 'PriorityClass', 'cluster', 'pc', ''],
    ['workloads', 'Workload', 'namespaced', '', '', { since: '1.35' }],
  ],
  'storage.k8s.io': [
    ['csidrivers', 'CSIDriver', 'cluster', '', ''],
    ['csinodes', 'CSINode', 'cluster', '', ''],
    ['csistoragecapacities', 'CSIStorageCapacity', 'namespaced', '', ''],
    ['storageclasses', 'StorageClass', 'cluster', 'sc', ''],
    ['volumeattachments', 'VolumeAttachment', 'cluster', '', 'status'],
    ['volumeattributesclasses', 'VolumeAttributesClass', 'cluster', 'vac', ''],
  ],
  'storagemigration.k8s.io': [
    ['storageversionmigrations', 'StorageVersionMigration', 'cluster', '', 'status'],
  ],
};
