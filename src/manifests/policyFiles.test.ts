import { expect, it } from 'vitest';
import { expectInProportion } from '../testing/expectInProportion';
import { findPolicies } from './findPolicies';

const lines = (...texts: string[]) => texts.join('\n');

const rows: [name: string, text: string, files: [path: string, onHost?: string][]][] = [
  [
    'kubeadm, arguments as a map',
    lines(
      'kind: InitConfiguration',
      '---',
      'kind: ClusterConfiguration',
      'apiServer:',
      '  extraArgs:',
      '    audit-policy-file: /etc/kubernetes/audit-policy.yaml',
    ),
    [['/etc/kubernetes/audit-policy.yaml']],
  ],
  [
    'kubeadm, arguments as a list, with a volume',
    lines(
      'kind: ClusterConfiguration',
      'apiServer:',
      '  extraArgs:',
      '  - name: audit-policy-file',
      '    value: /etc/audit/policy.yaml',
      '  extraVolumes:',
      '  - name: audit',
      '    hostPath: /srv/audit/',
      '    mountPath: /etc/audit',
    ),
    [['/etc/audit/policy.yaml', '/srv/audit/policy.yaml']],
  ],
  [
    'kind: a patch, a volume and a mount',
    lines(
      'kind: Cluster',
      'nodes:',
      '- role: control-plane',
      '  kubeadmConfigPatches:',
      '  - |',
      '    kind: ClusterConfiguration',
      '    apiServer:',
      '      extraArgs:',
      '        audit-policy-file: /etc/kubernetes/policies/audit.yaml',
      '      extraVolumes:',
      '      - hostPath: /etc/kubernetes/policies',
      '        mountPath: /etc/kubernetes/policies',
      '  extraMounts:',
      '  - hostPath: ./audit-policy.yaml',
      '    containerPath: /etc/kubernetes/policies/audit.yaml',
    ),
    [['/etc/kubernetes/policies/audit.yaml', './audit-policy.yaml']],
  ],
  [
    'the Pod of a kube-apiserver',
    lines(
      'spec:',
      '  containers:',
      '  - command:',
      '    - kube-apiserver',
      '    - --audit-policy-file=/etc/p.yaml',
    ),
    [['/etc/p.yaml']],
  ],
  ['k3s', 'kube-apiserver-arg:\n- "audit-policy-file=/var/lib/p.yaml"\n', [['/var/lib/p.yaml']]],
  ['RKE2', 'audit-policy-file: "/etc/rancher/rke2/p.yaml"\n', [['/etc/rancher/rke2/p.yaml']]],
  ['kOps', 'spec:\n  kubeAPIServer:\n    auditPolicyFile: /srv/p.yaml\n', [['/srv/p.yaml']]],
  [
    'a script',
    'user-data: |\n  #!/bin/sh\n  k3s server --kube-apiserver-arg="audit-policy-file=/etc/p.yaml" \\\n    -v 2\n',
    [['/etc/p.yaml']],
  ],
  ['a repeated path', 'a: audit-policy-file=/p\nb: audit-policy-file=/p\n', [['/p']]],
  [
    'mounts in a cycle',
    lines(
      'audit-policy-file: /a/p',
      'm:',
      '- {hostPath: /b, mountPath: /a}',
      '- {hostPath: /a, mountPath: /b}',
    ),
    [['/a/p']],
  ],
  [
    'at most three mounts in a row',
    lines(
      'audit-policy-file: /a/p',
      'm:',
      ...['a', 'b', 'c', 'd'].map((now, at) => `- {hostPath: /${'bcde'[at]}, mountPath: /${now}}`),
    ),
    [['/a/p', '/d/p']],
  ],
  [
    'paths behind aliases and merge keys',
    lines(
      'x: {p: &p /etc/audit/p.yaml, m: &m {hostPath: /srv}}',
      'apiServer:',
      '  extraArgs: {audit-policy-file: *p}',
      '  extraVolumes: [{<<: *m, mountPath: /etc/audit}]',
    ),
    [['/etc/audit/p.yaml', '/srv/p.yaml']],
  ],
  [
    'an error elsewhere',
    'a: [1, 2\napiServer:\n  extraArgs:\n    audit-policy-file: /etc/p.yaml\n',
    [['/etc/p.yaml']],
  ],
  [
    'an argument of minikube',
    'minikube start --extra-config=apiserver.audit-policy-file=/etc/ssl/certs/p.yaml\n',
    [['/etc/ssl/certs/p.yaml']],
  ],
  ['none', 'kind: ClusterConfiguration\napiServer: {extraArgs: {audit-log-path: /x}}\n', []],
  ['an empty value', 'audit-policy-file:\n', []],
  ['invalid YAML', 'audit-policy-file: [', []],
];
it.each(rows)('%s', (_name, text, files) => {
  const found = findPolicies(text).files;
  expect(found.map(({ path, onHost }) => (onHost === undefined ? [path] : [path, onHost]))).toEqual(
    files,
  );
  for (const { at, path } of found) {
    expect(text.slice(at.start, at.end)).toMatch(new RegExp(`${path}|^\\*`));
  }
});

it('follows mounts in a cycle in proportion', () => {
  const textOf = (length: number) => {
    const count = Math.ceil(length / 36);
    const mount = (at: number) => `- {hostPath: /${(at + 1) % count}, mountPath: /${at}}\n`;
    return `audit-policy-file: /0/p\nm:\n${Array.from({ length: count }, (_, at) => mount(at)).join('')}`;
  };
  expectInProportion(50_000, textOf, (text) =>
    expect(findPolicies(text).files).toMatchObject([{ path: '/0/p', onHost: '/3/p' }]),
  );
});
