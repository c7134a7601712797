import type { Template } from '../types';

/** One question, and all the ways to do it. */
export const whoDeleted: Template = {
  id: 'who-deleted',
  name: 'Pod deletions',
  purpose:
    'Who removed a pod: directly, in bulk, by scaling down, by eviction, or with its namespace.',
  leavesOut: 'everything that does not remove pods.',
  yaml: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Single and in bulk, by people and controllers. Deleting a Namespace deletes its pods.
  - level: Request
    verbs: ["delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["pods", "namespaces", "replicationcontrollers"]
      - group: apps
        resources: ["deployments", "replicasets", "statefulsets", "daemonsets"]
      - group: batch
        resources: ["jobs", "cronjobs"]

  # kubectl drain creates an eviction instead of deleting the pod
  - level: Request
    verbs: ["create"]
    resources:
      - group: ""
        resources: ["pods/eviction"]

  # Scaling down or a new version: a controller deletes pods because somebody changed this
  - level: Request
    verbs: ["update", "patch"]
    resources:
      - group: apps
        resources: ["deployments", "replicasets", "statefulsets", "*/scale"]
`,
};
