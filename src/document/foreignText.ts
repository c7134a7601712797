import { templateOf, templateSentence } from './templates/template';

const notPolicy = ', not a policy. If there is a policy in it, copy only that.';

/** Texts that are not policies: how to recognize them, and what to say. */
const kinds: [RegExp, string][] = [
  [
    /^\s*(?:[EFWI]\d{4} \d\d:\d\d:|(?:error: |[\w.]+\.go:\d+\] ).*(?:manifest file|audit policy)|Error: loading audit policy file)/i,
    'This is a message of a program, not a policy. Open the file that it names.',
  ],
  [
    /^\s*(?:error:|Error from server|The connection to the server|Unable to connect to the server|error validating)/,
    'This is an error message from kubectl, not a policy.',
  ],
  [
    /^\s*\{(?:(?!"kind":\s*"Event")[^\n])*"kind":\s*"Event"[^\n]*"auditID"/,
    'This is a line of an audit log (an audit event), not a policy.',
  ],
  [
    /^\s*\{(?=[^]*"kind":\s*"Event")(?=[^]*"apiVersion":\s*"audit\.k8s\.io\/)/,
    'This is an audit event, not a policy.',
  ],
  [
    /^[ \t]*(?:kind: Event\b|apiVersion: audit\.k8s\.io\/v1\s+kind: Event\b)/m,
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
  [/^(?:```|~~~)/m, 'This is Markdown. Copy only the lines between the ``` lines.'],
  [
    /^#!|^\s*(?:cat|echo|tee|sudo|kubectl|k3d|kind|mkdir)\s+\S/,
    `This is a shell script or command${notPolicy}`,
  ],
  [
    /^[ \t]*(?:resource|module|data|locals|variable|provider|terraform)\b[^\n\r:]*\{[ \t]*$|\bjsonencode\(/m,
    `This is a Terraform file${notPolicy}`,
  ],
  [/^\s*(?:file|class|node|define)\b[^\n{]*\{[^]*=>/, `This is a Puppet file${notPolicy}`],
  [/^\s*Vagrant\.configure|^\s*require ['"]/, `This is a Ruby file${notPolicy}`],
  [/^[ \t]*package \w+[ \t]*$/m, `This is a Go file${notPolicy}`],
  [
    /^\s*(?:export|import|const|let)\s[^:\n]*[={;]/,
    `This is a JavaScript or TypeScript file${notPolicy}`,
  ],
  [/^\s*\{(?:(?!\.\.\.)[^\n"])*\.\.\.[^\n]*\}:/, `This is a Nix file${notPolicy}`],
  [
    /^\s*\[(?:Unit|Service|Install)\]/,
    'This is a systemd unit, not a policy. Open the file that --audit-policy-file names.',
  ],
  [
    /^\s*--[a-z][\w-]*[= ]/,
    'These are command-line flags, not a policy. Open the file that --audit-policy-file names.',
  ],
  [
    /^["']?kind["']?:\s*["']?ClusterLogForwarder\b/m,
    'This configures the log forwarder of OpenShift. Its kubeAPIAudit rules filter what is forwarded; kube-apiserver does not read them.',
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
