import { templateOf, templateSentence } from './templates/template';

/** Texts that are not policies: how to recognize them, and what to say. */
const kinds: [RegExp, string][] = [
  [
    /^\s*(?:error:|Error from server|The connection to the server|Unable to connect to the server|error validating)/,
    'This is an error message from kubectl, not a policy.',
  ],
  [
    /^\s*\{[^\n]*"kind":\s*"Event"[^\n]*"auditID"/,
    'This is a line of an audit log (an audit event), not a policy.',
  ],
  [
    /^\s*(?:kind: Event\b|apiVersion: audit\.k8s\.io\/v1\s+kind: Event\b)/m,
    'This is an audit event, not a policy.',
  ],
  [
    /^["']?kind["']?:\s*["']?(?:Pod|Deployment|DaemonSet|StatefulSet|Job|CronJob|Service|ConfigMap|Secret|Namespace|Ingress|ServiceAccount|List)\b/m,
    'This is a manifest for the cluster, not an audit policy. A policy has apiVersion: audit.k8s.io/v1 and kind: Policy.',
  ],
  [
    /^["']?kind["']?:\s*["']?(?:Role|ClusterRole|RoleBinding|ClusterRoleBinding)\b/m,
    'This is an RBAC manifest. An audit policy looks similar, but has apiVersion: audit.k8s.io/v1 and kind: Policy, group instead of apiGroups, and a level in every rule.',
  ],
  [/^\s*(?:<!DOCTYPE|<html)/i, 'This is a web page, not a policy. Copy the raw file instead.'],
];

/** Returns what to say about a text that is recognized as something else than a policy; otherwise undefined. */
export function foreignText(text: string): string | undefined {
  // The beginning is enough; searching a long text on every keystroke would be slow.
  const beginning = text.slice(0, 20_000);
  return templateAdvice(beginning) ?? kinds.find(([pattern]) => pattern.test(beginning))?.[1];
}

/** Scripts and other languages use these as well; only in a manifest are they expressions of a template. */
const alsoElsewhere = new Set(['${ }', '$NAME', '% line', '${{ }}']);

function templateAdvice(text: string): string | undefined {
  const template = templateOf(text);
  if (!template) return undefined;
  const isSure = !alsoElsewhere.has(template.first.syntax);
  return isSure || /^["']?(?:apiVersion|kind|rules)["']?:/m.test(text)
    ? templateSentence(template)
    : undefined;
}
