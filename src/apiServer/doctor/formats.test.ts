import { describe, expect, it } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { diagnose } from './diagnose';
import { mendAll } from './mendAll';

const supposed = { kubernetes: newestKubernetes };
const found = (text: string) =>
  diagnose(text, supposed).findings.map(
    ({ code, at }) => `${code} «${text.slice(at.start, at.end)}»`,
  );

const shoot = (name: string) => `apiVersion: core.gardener.cloud/v1beta1
kind: Shoot
metadata: {name: s, namespace: garden-a}
spec:
  kubernetes:
    kubeAPIServer:
      auditConfig:
        auditPolicy:
          configMapRef:
            ${name}
`;
const map = (key: string, namespace = 'garden-a') =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: p\n  namespace: ${namespace}\ndata:\n  ${key}: |\n    kind: Policy\n`;
const flag = '- op: add\n  path: /spec/containers/0/command/-\n  value: ';
const both = `${flag}--audit-policy-file=/a/p.yaml\n${flag}--audit-log-path=-\n`;
const mount =
  '- op: add\n  path: /spec/containers/0/volumeMounts/-\n  value: {name: a, mountPath: /a, readOnly: true}\n';
const volume = '- op: add\n  path: /spec/volumes/-\n  value: {name: a, hostPath: {path: /a}}\n';

describe('formats of one tool each', () => {
  it.each<[name: string, text: string, finding: string | string[], after?: string]>([
    // Gardener
    ['a Shoot with its ConfigMap', shoot('name: p') + map('policy'), []],
    ['a Shoot whose ConfigMap is elsewhere', shoot('name: p'), []],
    [
      'a patch of a Shoot',
      'spec: {kubernetes: {kubeAPIServer: {auditConfig: {auditPolicy: {configMapRef: {name: p}}}}}}',
      [],
    ],
    [
      'a Shoot without audit',
      'apiVersion: core.gardener.cloud/v1beta1\nkind: Shoot\nspec: {}\n',
      [],
    ],
    [
      'a ConfigMap with another key',
      shoot('name: p') + map('policy.yaml'),
      'config-map-key «policy.yaml»',
      '  policy: |\n',
    ],
    [
      'a ConfigMap in another namespace',
      shoot('name: p') + map('policy', 'default'),
      'config-map-elsewhere «default»',
      'namespace: garden-a\ndata',
    ],
    [
      'no name',
      shoot('key: p'),
      'config-map-unnamed «auditPolicy:\n          configMapRef:\n            key: p»',
    ],
    // kubespray
    ['kubespray with its defaults', 'kubernetes_audit: true\n', []],
    [
      'kubespray, both backends',
      'kubernetes_audit: yes\nkubernetes_audit_webhook: true\naudit_log_path: "-"\n',
      [],
    ],
    [
      'kubespray, values of a template',
      'kubernetes_audit: "{{ audit }}"\naudit_log_path: "{{ log }}"\n',
      'template «{{ log }}»',
    ],
    [
      'kubespray, off',
      'audit_log_maxage: 30\naudit_log_maxsize: 100\n',
      'variable-off «audit_log_maxage»',
      'kubernetes_audit: true\naudit_log_maxage',
    ],
    [
      'kubespray, off in words',
      '# audit\nkubernetes_audit_webhook: false\naudit_webhook_mode: batch\n',
      'variable-off «audit_webhook_mode»',
      'kubernetes_audit_webhook: true\naudit',
    ],
    [
      'kubespray, a misspelled variable',
      'kubernetes_audit: true\naudit_log_maxbackup: 10\n',
      'variable-unknown «audit_log_maxbackup»',
      'audit_log_maxbackups: 10\n',
    ],
    [
      'kubespray, a short age',
      'kubernetes_audit: true\naudit_log_maxage: 7\n',
      'below-benchmark «7»',
      'audit_log_maxage: 30\n',
    ],
    [
      'kubespray, the log is mounted elsewhere',
      'kubernetes_audit: true\naudit_log_path: /logs/audit.log\naudit_log_mountpath: /var/log/audit\n',
      'log-not-mounted «/logs/audit.log»',
      'audit_log_path: /var/log/audit/audit.log\n',
    ],
    [
      'kubespray, the webhook is in another folder',
      'kubernetes_audit_webhook: true\naudit_webhook_config_file: /etc/hook/c.yaml\n',
      'webhook-not-mounted «/etc/hook/c.yaml»',
      'apiserver_extra_volumes:\n  - name: audit-webhook\n    hostPath: /etc/hook\n',
    ],
    [
      'kubespray, a misspelled flag',
      'kubernetes_audit: true\nkube_kubeadm_apiserver_extra_args:\n  audit-log-mod: batch\n',
      'flag-unknown «audit-log-mod»',
      '  audit-log-mode: batch\n',
    ],
    // kubeadm's patches
    ['a JSON patch', both + mount + volume, []],
    ['a JSON patch of flags only: the mounts are elsewhere', both, []],
    [
      'a JSON patch that is JSON',
      '[{"op":"add","path":"/spec/containers/0/command/-","value":"--audit-log-path=-"},{"op":"add","path":"/spec/containers/0/command/-","value":"--audit-policy-file=/p"}]',
      [],
    ],
    [
      'a JSON patch that mounts something else',
      both.replace('/a/p', '/b/p') + mount + volume,
      'policy-not-mounted «/b/p.yaml»',
      '- op: add\n  path: /spec/volumes/-\n  value:\n    name: audit-policy\n',
    ],
    [
      'a JSON patch with a misspelled flag',
      `${both}${flag}--audit-log-mod=batch\n`,
      'flag-unknown «--audit-log-mod=batch»',
      '  value: --audit-log-mode=batch\n',
    ],
    [
      'a JSON patch that replaces the command by a string',
      both.replace('command/-\n  value: --audit-p', 'command\n  value: --audit-p'),
      'list-replaced «/spec/containers/0/command»',
      `${flag}--audit-policy-file`,
    ],
    [
      'a JSON patch that replaces all volumes',
      `${both}${mount}- op: add\n  path: /spec/volumes\n  value: [{name: a, hostPath: {path: /a}}]\n`,
      'list-replaced «/spec/volumes»',
    ],
    [
      'a JSON patch that sets the whole command',
      '- op: replace\n  path: /spec/containers/0/command\n  value: [kube-apiserver, --audit-log-path=-, --audit-policy-file=/p]\n',
      [],
    ],
    [
      'a strategic patch with flags only',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: kube-apiserver}\nspec:\n  containers:\n  - name: kube-apiserver\n    command:\n    - --audit-policy-file=/p.yaml\n    - --audit-log-path=-\n',
      'program-missing «--audit-policy-file=/p.yaml»',
    ],
  ])('%s', (_, text, finding, after) => {
    expect(found(text)).toEqual([finding].flat());
    if (after === undefined) return;
    const { text: mended } = mendAll(text, supposed);
    expect(found(mended)).toEqual([]);
    expect(mended).toContain(after);
  });

  it('in JSON there is no line to put a variable before', () => {
    const { findings } = diagnose('{"audit_log_maxage": 30}', supposed);
    expect(findings).toMatchObject([{ code: 'variable-off', fix: undefined }]);
  });

  it('flags are added where the tool takes them', () => {
    const added = (text: string) => mendAll(text, supposed).text;
    expect(added(`${flag}--audit-policy-file=/p\n`)).toContain(`${flag}--audit-log-path=`);
    expect(
      added(
        'k3d cluster create a --k3s-arg "--kube-apiserver-arg=audit-policy-file=/p@server:*" -v /p:/p',
      ),
    ).toContain(
      " --k3s-arg '--kube-apiserver-arg=audit-log-path=/var/log/kubernetes/audit/audit.log@server:*'",
    );
  });

  it('says that kubeadm applies patches, and who decides in Gardener', () => {
    const text =
      'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n---\napiVersion: kubeadm.k8s.io/v1beta4\nkind: InitConfiguration\npatches:\n  directory: /etc/patches\n';
    const note = (of: string) => diagnose(of, supposed).servers[0]?.configuration.note;
    expect(note(text)).toMatch(/^kubeadm then applies the patches in \/etc\/patches /);
    expect(note(shoot('name: p'))).toMatch(/whoever runs Gardener/);
  });

  it.each([
    ['apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n', /^Amazon EKS .*CloudWatch/],
    ['resource "google_container_cluster" "a" {}', /^Google .*Cloud Audit Logs/],
    ['az aks create -n a', /^Azure .*kube-audit/],
    ['apiVersion: config.openshift.io/v1\nkind: APIServer\n', /^OpenShift.*spec\.audit\.profile/],
  ])('%s: somebody else runs the server', (text, words) => {
    const { findings, unread } = diagnose(text, supposed);
    expect(findings).toEqual([]);
    expect(unread).toMatch(words);
  });
});
