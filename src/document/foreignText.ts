/** Texts that are no policy at all: how to recognise them, and what to say. */
const kinds: [RegExp, string][] = [
  [
    /\{\{-?\s|\{\{\s*\.(?:Values|Release|Chart)/,
    'This is a template (Helm or the like), not YAML yet. Render it first (helm template) and paste the result.',
  ],
  [
    /^\s*(?:error:|Error from server|The connection to the server|Unable to connect to the server|error validating)/,
    'This is an error message of kubectl, not a policy.',
  ],
  [
    /^\s*\{[^\n]*"kind":\s*"Event"[^\n]*"auditID"/,
    'This is a line of an audit log: an event that a policy led to, not a policy.',
  ],
  [
    /^\s*(?:kind: Event\b|apiVersion: audit\.k8s\.io\/v1\s+kind: Event\b)/m,
    'This is an audit event, not a policy.',
  ],
  [
    /^["']?kind["']?:\s*["']?(?:Pod|Deployment|DaemonSet|StatefulSet|Job|CronJob|Service|ConfigMap|Secret|Namespace|Ingress|ServiceAccount|List)\b/m,
    'This is a manifest for the cluster, not an audit policy. A policy has kind: Policy and apiVersion: audit.k8s.io/v1.',
  ],
  [
    /^["']?kind["']?:\s*["']?(?:Role|ClusterRole|RoleBinding|ClusterRoleBinding)\b/m,
    'This is an RBAC manifest. A policy looks alike, but has kind: Policy and apiVersion: audit.k8s.io/v1, group instead of apiGroups, and a level in every rule.',
  ],
  [
    /^\s*(?:<!DOCTYPE|<html)/i,
    'This is a web page, not a policy. Copy the raw text of the file instead.',
  ],
];

/** What to say of a text that is recognised as something else than a policy; undefined otherwise. */
export function foreignText(text: string): string | undefined {
  // The beginning tells; long texts are not searched on every key stroke.
  const beginning = text.slice(0, 20_000);
  return kinds.find(([pattern]) => pattern.test(beginning))?.[1];
}
