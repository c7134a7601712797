import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { patchedManifest } from './patchedManifest';
import { volumesFor } from './volumes';

const settings = [
  { name: 'audit-policy-file', value: '/etc/kubernetes/audit/policy.yaml' },
  { name: 'audit-log-maxage', value: '30' },
];
const volumes = volumesFor([
  { name: 'audit-policy', path: '/etc/kubernetes/audit/policy.yaml', isWritten: false },
]);

const manifest = (command: string, rest = '') => `apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver # written by kubeadm
spec:
  containers:
  - name: kube-apiserver
${command}
    volumeMounts:
    - mountPath: /etc/kubernetes/pki
      name: k8s-certs
      readOnly: true
  volumes:
  - hostPath:
      path: /etc/kubernetes/pki
      type: DirectoryOrCreate
    name: k8s-certs
${rest}`;

const command = '    command:\n    - kube-apiserver\n    - --allow-privileged=true # as always';

interface Pod {
  spec: {
    containers: { command: string[]; args?: string[]; volumeMounts: { mountPath: string }[] }[];
    volumes: { name: string }[];
  };
}

function patched(text: string): { text: string; pod: Pod } {
  const result = patchedManifest(text, settings, volumes);
  if (!('text' in result)) throw new Error(result.problem);
  return { text: result.text, pod: parse(result.text) as Pod };
}

const flags = ['--audit-policy-file=/etc/kubernetes/audit/policy.yaml', '--audit-log-maxage=30'];

it('adds flags, a mount and a volume, and keeps the rest as it is', () => {
  const before = manifest(command);
  const { text, pod } = patched(before);
  const [server] = pod.spec.containers;
  expect(server?.command).toEqual(['kube-apiserver', '--allow-privileged=true', ...flags]);
  expect(server?.volumeMounts.map(({ mountPath }) => mountPath)).toEqual([
    '/etc/kubernetes/pki',
    '/etc/kubernetes/audit',
  ]);
  expect(pod.spec.volumes.map(({ name }) => name)).toEqual(['k8s-certs', 'audit-policy']);
  for (const line of before.trimEnd().split('\n')) expect(text.split('\n')).toContain(line);
});

it('finds the same as before when it is run again', () => {
  const once = patched(manifest(command)).text;
  expect(patched(once).text).toBe(once);
});

it.each<[string, string, string[]]>([
  [
    'replaces the value of a flag',
    '    command: [kube-apiserver, --audit-log-maxage=5]',
    ['kube-apiserver', ...flags],
  ],
  [
    'replaces a value that is an argument of its own',
    '    command: [kube-apiserver, --audit-log-maxage, "5", --v=2]',
    ['kube-apiserver', '--v=2', ...flags],
  ],
  [
    'replaces a flag with underscores',
    '    command: [kube-apiserver, --audit_log_maxage=5]',
    ['kube-apiserver', ...flags],
  ],
])('%s', (_name, given, expected) =>
  expect(patched(manifest(given)).pod.spec.containers[0]?.command).toEqual(expected),
);

it('adds to args where a manifest has them', () => {
  const { pod } = patched(manifest('    command: [kube-apiserver]\n    args: [--v=2]'));
  expect(pod.spec.containers[0]?.command).toEqual(['kube-apiserver']);
  expect(pod.spec.containers[0]?.args).toEqual(['--v=2', ...flags]);
});

it('adds lists that are missing', () => {
  const { pod } = patched(
    'kind: Pod\nspec:\n  containers:\n    - name: kube-apiserver\n      command:\n        - kube-apiserver\n',
  );
  expect(pod.spec.volumes.map(({ name }) => name)).toEqual(['audit-policy']);
});

it.each<[string, string, RegExp]>([
  [
    'a Pod of something else',
    manifest('    command: [etcd]').replaceAll('kube-apiserver', 'etcd'),
    /No container/,
  ],
  ['a text that is no YAML', 'a: [', /not valid YAML/],
  ['a list', '- 1\n', /No container/],
  ['nothing', '', /No container/],
])('says why it cannot patch %s', (_name, text, expected) => {
  const result = patchedManifest(text, settings, volumes);
  expect('problem' in result && result.problem).toMatch(expected);
});
