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
  ['a web page', '<!DOCTYPE html>\n', 'a web page'],
])('%s', (_name, text, said) => {
  expect(otherText(text)).toContain(said);
});

it.each([
  ['nothing', ''],
  ['a policy', 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n'],
  ['a quoted policy', '> apiVersion: audit.k8s.io/v1\n> kind: Policy\n'],
  ['notes', 'nothing that is known\n'],
  ['much white space', ' '.repeat(20_000)],
])('%s is not recognized', (_name, text) => {
  expect(otherText(text)).toBeUndefined();
});
