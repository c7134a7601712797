import type { Template } from '../types';

/** One question in all its disguises. */
export const whoDeleted: Template = {
  id: 'who-deleted',
  name: 'Who deleted it?',
  purpose:
    'Who removed a pod: by delete, in bulk, by scaling down, by eviction, with its namespace.',
  leavesOut: 'Everything that does not make pods go away.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Direct and in bulk, by people and by controllers. A Namespace takes all with it.
  - level: Request
    verbs: ["delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["pods", "namespaces", "replicationcontrollers"]
      - group: apps
        resources: ["deployments", "replicasets", "statefulsets", "daemonsets"]
      - group: batch
        resources: ["jobs", "cronjobs"]

  # kubectl drain creates an eviction instead of deleting
  - level: Request
    verbs: ["create"]
    resources:
      - group: ""
        resources: ["pods/eviction"]

  # Scaling down and new versions: a controller deletes, somebody told it to
  - level: Request
    verbs: ["update", "patch"]
    resources:
      - group: apps
        resources: ["deployments", "replicasets", "statefulsets", "*/scale"]
`,
};
