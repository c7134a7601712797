import { describe, expect, it } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { diagnose } from './diagnose';
import { mendAll } from './mendAll';

const supposed = { kubernetes: newestKubernetes };
const found = (text: string) =>
  diagnose(text, supposed).findings.map(
    ({ code, at }) => `${code} «${text.slice(at.start, at.end)}»`,
  );

const patch = (type = 'DirectoryOrCreate') => `kubeadmConfigPatches:
- |
  kind: ClusterConfiguration
  apiServer:
    extraArgs:
      audit-policy-file: /etc/kubernetes/audit/policy.yaml
      audit-log-path: /var/log/kubernetes/audit/audit.log
    extraVolumes:
    - name: audit-policy
      hostPath: /etc/kubernetes/audit
      mountPath: /etc/kubernetes/audit
      readOnly: true
    - name: audit-log
      hostPath: /var/log/kubernetes/audit
      mountPath: /var/log/kubernetes/audit
      pathType: ${type}
`;
const kind = (nodes: string, type?: string) =>
  `kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n${patch(type)}${nodes}`;
const policy = '  - hostPath: ./audit\n    containerPath: /etc/kubernetes/audit\n';
const log = (own = './log', readOnly = '') =>
  `  - hostPath: ${own}\n    containerPath: /var/log/kubernetes/audit\n${readOnly}`;
const node = (mounts: string, role = 'control-plane') =>
  `- role: ${role}\n${mounts === '' ? '' : `  extraMounts:\n${mounts}`}`;
const worker = node('', 'worker');

const k3dArgs = (log = '/var/log/k.log') =>
  `--k3s-arg '--kube-apiserver-arg=audit-policy-file=/etc/audit/policy.yaml@server:*' --k3s-arg '--kube-apiserver-arg=audit-log-path=${log}@server:*'`;
const k3dFile = (volumes: string) => `apiVersion: k3d.io/v1alpha5
kind: Simple
servers: 2
${volumes}options:
  k3s:
    extraArgs:
    - arg: --kube-apiserver-arg=audit-policy-file=/etc/audit/policy.yaml
      nodeFilters: [server:*]
    - arg: "--kube-apiserver-arg=audit-log-path=-"
      nodeFilters: [server:*]
`;

const clusterApi = (rest: string) => `apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
spec:
  kubeadmConfigSpec:
    clusterConfiguration:
      apiServer:
        extraArgs:
        - name: audit-policy-file
          value: /etc/kubernetes/audit/p.yaml
        - name: audit-log-path
          value: "-"
        extraVolumes:
        - name: p
          hostPath: /etc/kubernetes/audit
          mountPath: /etc/kubernetes/audit
${rest}`;
const talos = (files: string) => `${files}cluster:
  apiServer:
    extraArgs:
      audit-webhook-config-file: /var/etc/hook.yaml
    extraVolumes:
    - hostPath: /var/etc
      mountPath: /var/etc
`;
const kops = (assets: string) => `apiVersion: kops.k8s.io/v1alpha2
kind: Cluster
spec:
${assets}  kubeAPIServer:
    auditLogPath: "-"
    auditPolicyFile: /srv/kubernetes/p.yaml
`;

const filePath = '/etc/kubernetes/audit/policy.yaml';
const logPath = '/var/log/kubernetes/audit/audit.log';

describe('files that a node has or lacks', () => {
  it.each<[name: string, text: string, finding: string | string[], after?: string | undefined]>([
    ['kind: both are mounted', kind(`nodes:\n${node(policy + log())}`), []],
    [
      'kind: a folder above has the file',
      kind(
        `nodes:\n${node(policy.replace('/audit\n    c', '\n    c').replace('es/audit', 'es') + log())}`,
      ),
      [],
    ],
    [
      'kind: a folder inside one that is read-only is mounted writable',
      kind(
        `nodes:\n${node(`${policy}  - hostPath: ./all\n    containerPath: /var/log\n    readOnly: true\n${log()}`)}`,
      ),
      [],
    ],
    ['kind: workers need nothing', kind(`nodes:\n${node(policy + log())}${worker}`), []],
    [
      'kind: the policy is not brought to the node',
      kind(`nodes:\n${node(log())}`),
      `node-file-missing «${filePath}»`,
      `  - hostPath: ./policy.yaml\n    containerPath: ${filePath}\n    readOnly: true\n`,
    ],
    [
      'kind: without nodes there is one, which has nothing',
      kind(''),
      [`node-file-missing «${filePath}»`, `node-log-lost «${logPath}»`],
      `nodes:\n  - role: control-plane\n    extraMounts:\n      - hostPath: ./policy.yaml\n`,
    ],
    [
      'kind: a node without a role is a control-plane node',
      kind(`nodes:\n- image: kindest/node:v1.37.0\n`),
      [`node-file-missing «${filePath}»`, `node-log-lost «${logPath}»`],
      `- image: kindest/node:v1.37.0\n  extraMounts:\n`,
    ],
    [
      'kind: the second control-plane node lacks the policy',
      kind(`nodes:\n${node(policy + log('./log-1'))}${node(log('./log-2'))}`),
      'node-file-missing «control-plane»',
      `${log('./log-2')}  - hostPath: ./policy.yaml\n    containerPath: ${filePath}\n`,
    ],
    [
      'kind: nodes share their mounts by an alias',
      kind(
        `nodes:\n- role: control-plane\n  extraMounts: &all\n${log()}- role: control-plane\n  extraMounts: *all\n`,
      ),
      [`node-file-missing «${filePath}»`, 'node-log-shared «./log»'],
      undefined,
    ],
    [
      'kind: the file is brought to another folder',
      kind(
        `nodes:\n${node(`  - hostPath: ./mine.yaml\n    containerPath: /files/policy.yaml\n${log()}`)}`,
      ),
      `node-file-missing «${filePath}»`,
      `  - hostPath: ./mine.yaml\n    containerPath: ${filePath}\n`,
    ],
    [
      'kind: the log stays in the node',
      kind(`nodes:\n${node(policy)}`),
      `node-log-lost «${logPath}»`,
      '  - hostPath: ./audit-log\n    containerPath: /var/log/kubernetes/audit\n    readOnly: false\n',
    ],
    [
      'kind: two nodes keep the log for themselves',
      kind(`nodes:\n${node(policy)}${node(policy)}`),
      `node-log-lost «${logPath}»`,
      '  - hostPath: ./audit-log-2\n    containerPath: /var/log/kubernetes/audit\n',
    ],
    [
      'kind: nothing makes the folder of the log',
      kind(`nodes:\n${node(policy)}`, 'Directory'),
      `node-file-missing «${logPath}»`,
      '  - hostPath: ./audit-log\n    containerPath: /var/log/kubernetes/audit\n',
    ],
    [
      'kind: the folder of the log is read-only on the node',
      kind(`nodes:\n${node(policy + log('./log', '    readOnly: true\n'))}`),
      'log-read-only «true»',
      '    readOnly: false\n',
    ],
    [
      'kind: two nodes write to one log',
      kind(`nodes:\n${node(policy + log())}${node(policy + log())}`),
      'node-log-shared «./log»',
      `${policy}${log('./log-2')}`,
    ],
    [
      'k3d: both are mounted',
      `k3d cluster create a ${k3dArgs()} -v /me/audit:/etc/audit@server:* --volume=/me/log:/var/log@all`,
      [],
    ],
    [
      'k3d: only agents have the policy',
      `k3d cluster create a ${k3dArgs('-')} -v /me/audit:/etc/audit@agent:0`,
      'node-file-missing «/etc/audit/policy.yaml»',
      ' --volume "$PWD/policy.yaml:/etc/audit/policy.yaml:ro@server:*"',
    ],
    [
      'k3d: the log stays in the node',
      `k3d cluster create a ${k3dArgs()} -v /me/audit:/etc/audit@server:*`,
      'node-log-lost «/var/log/k.log»',
      ' --volume "$PWD/audit-log:/var/log@server:*"',
    ],
    [
      'k3d: two servers write to one log',
      `k3d cluster create a --servers 2 ${k3dArgs()} -v /me/audit:/etc/audit -v /me/log:/var/log`,
      'node-log-shared «/me/log»',
    ],
    [
      'k3d, a file: both servers have the policy',
      k3dFile(
        'volumes:\n- volume: /me/policy.yaml:/etc/audit/policy.yaml:ro\n  nodeFilters: [server:0-1]\n',
      ),
      [],
    ],
    [
      'k3d, a file: the second server lacks the policy',
      k3dFile(
        'volumes:\n- volume: /me/policy.yaml:/etc/audit/policy.yaml:ro\n  nodeFilters: [server:0]\n',
      ),
      'node-file-missing «2»',
      '- volume: $PWD/policy.yaml:/etc/audit/policy.yaml:ro\n  nodeFilters:\n    - server:1\n',
    ],
    [
      'k3d, a file: a misspelled flag',
      k3dFile('volumes:\n- volume: /me:/etc/audit\n').replace(
        'audit-policy-file',
        'audit-policy-fil',
      ),
      'flag-unknown «--kube-apiserver-arg=audit-policy-fil=/etc/audit/policy.yaml»',
      '- arg: --kube-apiserver-arg=audit-policy-file=/etc/audit/policy.yaml\n',
    ],
    [
      'Cluster API: the file is written',
      clusterApi('    files:\n    - path: /etc/kubernetes/audit/p.yaml\n      content: ""\n'),
      [],
    ],
    [
      'Cluster API: a command may write it',
      clusterApi('    preKubeadmCommands: [/opt/prepare.sh]\n'),
      [],
    ],
    [
      'Cluster API: nothing writes the file',
      clusterApi('    files:\n    - path: /etc/kubernetes/other.yaml\n      content: ""\n'),
      'node-file-missing «/etc/kubernetes/audit/p.yaml»',
    ],
    [
      'Talos: the file is written',
      talos('machine:\n  files:\n  - path: /var/etc/hook.yaml\n    content: ""\n'),
      [],
    ],
    ['Talos: nothing writes the file', talos(''), 'node-file-missing «/var/etc/hook.yaml»'],
    [
      'kOps: the file is an asset',
      kops('  fileAssets:\n  - path: /srv/kubernetes/p.yaml\n    content: ""\n'),
      [],
    ],
    [
      'kOps: an asset of other nodes',
      kops('  fileAssets:\n  - path: /srv/kubernetes/p.yaml\n    roles: [Node]\n    content: ""\n'),
      'node-file-missing «/srv/kubernetes/p.yaml»',
    ],
  ])('%s', (_, text, finding, after) => {
    expect(found(text)).toEqual([finding].flat());
    if (after === undefined) return;
    const { text: mended } = mendAll(text, supposed);
    expect(mended).toContain(after);
    expect(found(mended)).toEqual([]);
  });

  it('mends a list that nodes share once', () => {
    const text = kind(
      `nodes:\n- role: control-plane\n  extraMounts: &all\n${log()}- role: control-plane\n  extraMounts: *all\n`,
    );
    const { text: mended } = mendAll(text, supposed);
    expect(mended.split('./policy.yaml').length).toBe(2);
    expect(found(mended)).toEqual(['node-log-shared «./log»']);
  });
});
