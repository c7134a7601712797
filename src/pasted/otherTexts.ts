import { by, group, isKind, thanPolicy, type Other } from './otherText';
import { messageMeaning } from './serverMessages';
import { encrypted, testFile, toolTexts } from './toolTexts';

const event =
  'not a policy. To see which rule records it, paste the policy: the file that --audit-policy-file of kube-apiserver names.';

const quote = String.raw`\\*["']?`;
const eventKind = new RegExp(`kind${quote}\\s*:\\s*${quote}Event(?:List)?\\b`, 'g');
const auditMark = /auditID|audit\.k8s\.io/g;

/** Whether a text has the kind of an event and a mark of an audit event, an auditID only behind the kind. */
function isAuditEvent(text: string): boolean {
  const kinds = [...text.matchAll(eventKind)].map(({ index }) => index);
  const [first] = kinds;
  if (first === undefined) return false;
  const last = kinds.at(-1) ?? first;
  return [...text.matchAll(auditMark)].some(
    ({ index, 0: mark }) => first < index || (mark === 'audit.k8s.io' && index < last),
  );
}

/** The names of a flattened or cut event. */
const eventFields = [/auditID/, /requestURI/, /\bstage\b/, /\bverb\b/, /sourceIPs/, /userAgent/];

/** What is pasted instead of a policy. The first that matches counts. */
const others: readonly Other[] = [
  {
    test: (text) => isAuditEvent(text) && /EventList\b/.test(text),
    says: `This is a list of audit events, ${event.replace('rule records it', 'rules record them')}`,
  },
  { test: isAuditEvent, says: `This is an audit event, ${event}` },
  {
    test: (text) => !/^[^\S\n\r\u2028\u2029]*rules\s*:/m.test(text) && /\bAUDIT: id="/.test(text),
    says: `This is an audit event of an old Kubernetes, ${event}`,
  },
  {
    test: (text) =>
      !/^[^\S\n\r\u2028\u2029]*rules\s*:/m.test(text) &&
      eventFields.filter((name) => name.test(text)).length >= 4,
    says: `This is an audit event, ${event}`,
  },
  by(
    /^[^\S\n\r\u2028\u2029]*[{,]?[^\S\n\r\u2028\u2029]*\\*["']?@?type\\*["']?\s*:\s*\\*["']?type\.googleapis\.com\/google\.cloud\.audit|"protoPayload"/m,
    'This is an entry of Google Cloud Audit Logs, made from an audit event, not a policy. On GKE, the policy is not yours to change.',
  ),
  {
    test: (text) => isKind('Event').test(text) && /involvedObject|regarding|reason/.test(text),
    says: 'This is an Event of the cluster, as in kubectl get events: neither an audit event nor a policy.',
  },
  by(
    group('kyverno\\.io/|policies\\.kyverno\\.io/'),
    `This is a Kyverno policy: it checks or changes objects. ${thanPolicy}`,
  ),
  by(
    /^[^\S\n\r\u2028\u2029]*-\s+(?:rule|macro|list):.*(?:\r?\n[ \t]+(?!-\s+(?:rule|macro|list):)\S.*)*?\r?\n[ \t]+(?:condition|desc|items|output):/m,
    'These are Falco rules: they look for suspicious events. Falco can read audit events, but what kube-apiserver records is set in an audit policy, with apiVersion: audit.k8s.io/v1 and kind: Policy.',
  ),
  by(
    group('(?:templates|constraints|config)\\.gatekeeper\\.sh/'),
    `This is a policy for Gatekeeper: it checks objects. ${thanPolicy}`,
  ),
  {
    test: (text) => {
      const [, rest] = text.split(/^[^\S\n\r\u2028\u2029]*package\s+[\w.]+\s*$([^]*)/m);
      return /deny|violation|allow|import rego/.test(rest ?? '');
    },
    says: `This is a Rego policy: it checks objects. ${thanPolicy}`,
  },
  by(
    isKind(
      'NetworkPolicy|GlobalNetworkPolicy|CiliumNetworkPolicy|CiliumClusterwideNetworkPolicy|AdminNetworkPolicy',
    ),
    `This is a network policy: it limits connections. ${thanPolicy}`,
  ),
  by(isKind('PodSecurityPolicy'), `This is a PodSecurityPolicy: it limits Pods. ${thanPolicy}`),
  by(
    isKind(
      'ValidatingAdmissionPolicy|ValidatingAdmissionPolicyBinding|MutatingAdmissionPolicy|ValidatingWebhookConfiguration|MutatingWebhookConfiguration',
    ),
    `This is about admission: it checks or changes objects. ${thanPolicy}`,
  ),
  by(
    isKind('AuthorizationPolicy|PeerAuthentication'),
    `This is a policy for a service mesh: it limits traffic. ${thanPolicy}`,
  ),
  by(isKind('PodDisruptionBudget'), `This is a PodDisruptionBudget. ${thanPolicy}`),
  by(
    group('auditlog\\.cattle\\.io/'),
    "This is an audit policy for Rancher's own API, not for kube-apiserver. A policy for kube-apiserver has apiVersion: audit.k8s.io/v1 and kind: Policy.",
  ),
  {
    test: (text) => group('config\\.openshift\\.io/').test(text) && isKind('APIServer').test(text),
    says: 'This configures the API server of OpenShift, which makes its audit policy from the profile in spec.audit. The policy itself cannot be written there.',
  },
  by(
    isKind('AuditSink'),
    'AuditSink was removed in Kubernetes 1.19. Its levels and stages go into a policy file, its webhook into the file of --audit-webhook-config-file.',
  ),
  by(
    isKind(
      'EncryptionConfiguration|AdmissionConfiguration|AuthenticationConfiguration|AuthorizationConfiguration|EgressSelectorConfiguration|TracingConfiguration',
    ),
    'This is another configuration file of kube-apiserver, not its audit policy. Open the file that --audit-policy-file names.',
  ),
  {
    test: (text) => isKind('Config').test(text) && /clusters|current-context/.test(text),
    says: 'This is a kubeconfig, as for kubectl or for --audit-webhook-config-file: it says where to connect, not what is recorded. Open the file that --audit-policy-file names.',
  },
  {
    test: (text) =>
      isKind('Pod').test(text) && /kube-apiserver/.test(text) && !/audit-policy-file/.test(text),
    says: 'This is the Pod of kube-apiserver, without --audit-policy-file: it records nothing. Add the flag with the path of a policy, and mount the file.',
  },
  by(
    isKind(
      'Pod|Deployment|DaemonSet|StatefulSet|ReplicaSet|Job|CronJob|Service|ConfigMap|Secret|Namespace|Ingress|ServiceAccount|Node|PersistentVolume|PersistentVolumeClaim|HorizontalPodAutoscaler|CustomResourceDefinition|StorageClass|List',
    ),
    'This is a manifest for the cluster, not an audit policy. A policy has apiVersion: audit.k8s.io/v1 and kind: Policy.',
  ),
  by(
    isKind('Role|ClusterRole|RoleBinding|ClusterRoleBinding'),
    'This is an RBAC manifest. An audit policy looks similar, but has apiVersion: audit.k8s.io/v1 and kind: Policy, group instead of apiGroups, and a level in every rule.',
  ),
  by(
    isKind('ClusterLogForwarder'),
    'This configures the log forwarder of OpenShift. Its kubeAPIAudit rules filter what is forwarded; kube-apiserver does not read them.',
  ),
  by(
    /^[^\S\n\r\u2028\u2029]*\[(?:Unit|Service|Install)\]\s*$/m,
    'This is a systemd unit, not a policy. Open the file that --audit-policy-file names.',
  ),
  by(
    /^[^\S\n\r\u2028\u2029]*(?:(?:kube-apiserver|k3s server|rke2 server)\b[^\n]*--|(?:- )?["']?--(?:audit|etcd|authorization|enable-admission|service-|tls-|client-ca|secure-port|advertise)[\w-]*[= ])/m,
    'These are flags of kube-apiserver, not a policy. Open the file that --audit-policy-file names; without that flag, nothing is recorded.',
  ),
  by(
    /^[^\S\n\r\u2028\u2029]*(?:The connection to the server|Unable to connect to the server)/m,
    'This is a message of kubectl: kube-apiserver does not respond. If it stopped after a change of its audit policy, its log names the error: crictl logs, or /var/log/containers on the node. Paste the policy here to check it.',
  ),
  by(
    /^\s*(?:error:|Error from server|error validating)/,
    'This is an error message of kubectl, not a policy.',
  ),
  by(/^\s*(?:<!DOCTYPE|<html)/i, 'This is a web page, not a policy. Copy the raw file instead.'),
  by(/^%PDF-/, 'This is a PDF, not a policy. Copy the text of the policy out of it.'),
];

/** The lines of a policy, also behind marks that copying left. */
const policyKind = [
  /^[^\w\n\r\u2028\u2029]*(?:\d+\W*)?apiVersion["']?\s*[:：]\s*["'“]?audit\.k8s\.io/m,
  /^[^\w\n\r\u2028\u2029]*(?:\d+\W*)?kind["']?\s*[:：]\s*["'“]?Policy\b/m,
];

/** The beginning says what a text is. */
const readAtMost = 20_000;
/** Patterns that skip white space take too long where there is much of it. */
const longSpace = /(?<!\s)\s{80,}/g;

/**
 * Returns what a text is that is no policy, and what to do, in a few sentences; undefined for a text that is not
 * recognized. `text` is the whole text.
 */
export function otherText(text: string): string | undefined {
  const beginning = text
    .slice(0, readAtMost)
    .replace(longSpace, (space) => (space.includes('\n') ? '\n' : ' '));
  const locked = encrypted.find(({ test }) => test(beginning));
  if (locked) return locked.says;
  // In one line of JSON, keys stand behind a comma.
  const lines = /^\s*[{[]/.test(beginning)
    ? beginning.replace(/([{,])(?=\s*"(?:kind|apiVersion)")/g, '$1\n')
    : beginning;
  if (policyKind.every((line) => line.test(lines))) return undefined;
  if (testFile.test(lines)) return testFile.says;
  const all = [...others, ...toolTexts];
  return messageMeaning(lines) ?? all.find(({ test }) => test(lines))?.says;
}
