import { expect, it } from 'vitest';
import { otherText } from './otherTexts';

const event = '{"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"x","stage":"Panic"}';

it.each([
  ['a Pod', 'apiVersion: v1\nkind: Pod\n', 'a manifest for the cluster'],
  ['a ClusterRole', 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\n', 'RBAC'],
  ['a log forwarder', 'kind: ClusterLogForwarder\n', 'the log forwarder of OpenShift'],
  ['a line of an audit log', event, 'an audit event'],
  [
    'a list of events',
    `{"kind":"EventList","apiVersion":"audit.k8s.io/v1","items":[${event}]}`,
    'a list of audit events',
  ],
  ['a line of the journal', `Nov 29 10:00:00 node kube-apiserver[1]: ${event}`, 'an audit event'],
  [
    'an event of Google Cloud',
    '{"protoPayload": {"methodName": "get"}}',
    'Google Cloud Audit Logs',
  ],
  [
    'an error of kubectl',
    'Error from server (NotFound): pods "x" not found\n',
    'an error message of kubectl',
  ],
  [
    'a policy that is applied',
    'error: resource mapping not found for name: "" namespace: "" from "p.yaml": no matches for kind "Policy" in version "audit.k8s.io/v1"\n',
    'cannot apply an audit policy',
  ],
  [
    'a message of the server',
    'E1129 10:00:00.000000 1 run.go:72] "command failed" err="loading audit policy file: failed decoding: from file /etc/kubernetes/p.yaml"',
    '"/etc/kubernetes/p.yaml"',
  ],
  ['a Kyverno policy', 'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\n', 'a Kyverno policy'],
  ['Falco rules', '- rule: Shell\n  desc: a shell\n  condition: spawned_process\n', 'Falco rules'],
  ['an AuditSink', 'kind: AuditSink\n', 'removed in Kubernetes 1.19'],
  ['flags', '--audit-policy-file=/etc/p.yaml\n', 'flags of kube-apiserver'],
  ['a systemd unit', '[Unit]\nDescription=x\n', 'a systemd unit'],
  ['a role in one line', '{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role"}', 'RBAC'],
  ['an address', 'https://example.org/audit-policy.yaml\n', 'an address'],
  ['a name', '/etc/kubernetes/audit-policy.yaml\n', 'the name of a file'],
  ['a missing page', '404: Not Found', 'does not have the file'],
  ['a pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:a\n', 'git lfs pull'],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n', 'a certificate'],
  ['SOPS', 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: ENC[AES256_GCM,data:x]\n', 'sops -d'],
  ['Ansible Vault', '$ANSIBLE_VAULT;1.1;AES256\n6162\n', 'ansible-vault decrypt'],
  ['auditd', 'type=SYSCALL msg=audit(1364481363.243:24287): arch=c000003e\n', 'auditd'],
  ['rules of auditd', '-w /etc/kubernetes -p wa -k kube\n', 'auditd'],
  ['CloudTrail', '{"eventSource": "eks.amazonaws.com"}', 'CloudTrail'],
  ['IAM', '{"Version":"2012-10-17","Statement":[]}', 'IAM'],
  ['Azure', '{"policyRule":{"then":{"effect":"audit"}}}', 'Azure Policy'],
  ['an alert', '{"rule":"x","output_fields":{}}', 'alert of Falco'],
  ['Prometheus', 'groups:\n- name: a\n  rules:\n  - alert: X\n    expr: up\n', 'Prometheus'],
  ['Fluent Bit', '[INPUT]\n    Name tail\n', 'reads logs'],
  ['kubectl explain', 'GROUP:      audit.k8s.io\nKIND:       Policy\nVERSION:    v1\n', 'explain'],
  [
    'kubectl get',
    'NAME   READY   STATUS    RESTARTS   AGE\na      0/1     Error     5          3m\n',
    'kubectl get',
  ],
  ['yamllint', 'a.yaml\n  3:1       error    wrong indentation  (indentation)\n', 'yamllint'],
  ['kubeadm', "couldn't initialize a Kubernetes cluster: timed out\n", 'message of kubeadm'],
  [
    'kubeadm without audit',
    'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n',
    'extraArgs',
  ],
  ['kind without audit', 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n', 'extraMounts'],
  [
    'a kubelet',
    'apiVersion: kubelet.config.k8s.io/v1\nkind: KubeletConfiguration\n',
    'another component',
  ],
  ['a Kustomization', 'kind: Kustomization\n', 'names other files'],
  [
    'tests',
    'kind: AuditPolicyTest\ntests:\n- kubectl: |\n    kind: Secret\n',
    'a test file for a policy',
  ],
  [
    'a SealedSecret',
    'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\n',
    'only the cluster can decrypt',
  ],
  ['Tetragon', 'apiVersion: cilium.io/v1alpha1\nkind: TracingPolicy\n', 'Tetragon'],
  ['another manifest', 'apiVersion: cert-manager.io/v1\nkind: Certificate\n', 'another manifest'],
  [
    'an old event',
    '2026-01-01T00:00:00Z AUDIT: id="x" ip="10.0.0.1" method="get"\n',
    'of an old Kubernetes',
  ],
  [
    'Argo CD',
    'The Kubernetes API could not find audit.k8s.io/Policy for requested resource a/. Make sure the "Policy" CRD is installed on the destination cluster.\n',
    'a tool that cannot apply an audit policy',
  ],
  [
    'Ansible',
    'fatal: [cp1]: FAILED! => {"msg": "Failed to find exact match for audit.k8s.io/v1.Policy by [kind]"}\n',
    'a tool that cannot apply an audit policy',
  ],
  [
    'an unknown field',
    'W1129 reader.go:84] Audit policy contains errors, falling back to lenient decoding: loading audit policy file: unknown field "rules[0].verb"\n',
    'A field is not known',
  ],
  ['a web page', '<!DOCTYPE html>\n', 'a web page'],
])('%s', (_name, text, said) => {
  expect(otherText(text)).toContain(said);
});

it.each([
  ['nothing', ''],
  ['a policy', 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n'],
  ['a quoted policy', '> apiVersion: audit.k8s.io/v1\n> kind: Policy\n'],
  ['notes', 'nothing that is known\n'],
  ['a policy with a wrong kind', 'apiVersion: v1\nkind: Rules\nrules:\n- level: None\n'],
  ['a policy with a wrong group', 'apiVersion: audit/v1\nkind: Policies\nrules: []\n'],
  ['much white space', ' '.repeat(20_000)],
])('%s is not recognized', (_name, text) => {
  expect(otherText(text)).toBeUndefined();
});
