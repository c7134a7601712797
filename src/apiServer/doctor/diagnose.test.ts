import { describe, expect, it } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { logMount, manifest, policyMount } from '../../testing/doctor/manifest';
import { flagsOnly, mismatchedMounts, unitWithoutBackslashes } from '../../testing/doctor/notes';
import { diagnose, longestConfiguration, type Circumstances } from './diagnose';
import { mendAll } from './mendAll';

const supposed: Circumstances = { kubernetes: newestKubernetes };

/** Returns "code «what it is at»" of each finding. */
function found(text: string, circumstances: Circumstances = supposed): string[] {
  return diagnose(text, circumstances).findings.map(
    ({ code, at }) => `${code} «${text.slice(at.start, at.end)}»`,
  );
}

const mended = (text: string, circumstances: Circumstances = supposed) =>
  mendAll(text, circumstances).text;

const policy = '- --audit-policy-file=/etc/kubernetes/audit/policy.yaml';
const log = '- --audit-log-path=/var/log/kubernetes/audit/audit.log';
const kept = '- --audit-log-maxbackup=10';
const both = `${policy}\n${log}\n${kept}`;

describe('a manifest that is right', () => {
  const rows: [name: string, text: string][] = [
    ['the usual folders', manifest()],
    [
      'values behind a blank, as arguments of their own',
      manifest(`${policy}\n- --audit-log-path\n- /var/log/kubernetes/audit/audit.log\n${kept}`),
    ],
    ['underscores for dashes', manifest(both.replaceAll('audit-log-path', 'audit_log_path'))],
    ['quoted flags', manifest(both.replaceAll(/- (--.*)/g, '- "$1"'))],
    ['standard output', manifest(`${policy}\n- --audit-log-path=-`, [policyMount])],
    [
      'a policy that is mounted as a file',
      manifest(both, [
        { ...policyMount, path: '/etc/kubernetes/audit/policy.yaml', type: 'File' },
        logMount,
      ]),
    ],
    ['no audit at all', manifest('- --secure-port=6443', [])],
    [
      'a log in a folder of a mount',
      manifest(both, [policyMount, { path: '/var/log', type: 'Directory' }]),
    ],
    ['Windows line ends', manifest().replaceAll('\n', '\r\n')],
    [
      'as JSON',
      '{"kind":"Pod","spec":{"containers":[{"name":"a","command":["kube-apiserver","--secure-port=6443"]}]}}',
    ],
  ];
  it.each(rows)('%s', (_, text) => expect(found(text)).toEqual([]));
});

describe('a manifest with a mistake', () => {
  const rows: [name: string, text: string, finding: string | string[], after?: string][] = [
    // Files and mounts
    [
      'the policy is under no mount',
      manifest(both, [logMount]),
      'policy-not-mounted «/etc/kubernetes/audit/policy.yaml»',
      'path: /etc/kubernetes/audit\n      type: Directory',
    ],
    [
      'in a shared folder, only the file is mounted',
      manifest(both.replace('audit/policy', 'policy'), [logMount]),
      'policy-not-mounted «/etc/kubernetes/policy.yaml»',
      'path: /etc/kubernetes/policy.yaml\n      type: File',
    ],
    [
      'the log is under no mount',
      manifest(both, [policyMount]),
      'log-not-mounted «/var/log/kubernetes/audit/audit.log»',
      'path: /var/log/kubernetes/audit\n      type: DirectoryOrCreate',
    ],
    [
      'the path on the host',
      manifest(both.replace('/etc/kubernetes/audit/', '/srv/audit/'), [
        { path: '/etc/kubernetes/audit', host: '/srv/audit' },
        logMount,
      ]),
      'host-path «/srv/audit/policy.yaml»',
      '--audit-policy-file=/etc/kubernetes/audit/policy.yaml',
    ],
    [
      'the log’s path on the host',
      manifest(both, [policyMount, { path: '/logs', host: '/var/log/kubernetes/audit' }]),
      'host-path «/var/log/kubernetes/audit/audit.log»',
      '--audit-log-path=/logs/audit.log',
    ],
    [
      'a read-only folder for the log',
      manifest(both, [policyMount, { ...logMount, readOnly: true }]),
      'log-read-only «true»',
      'readOnly: false',
    ],
    [
      'a file mounted as the log',
      manifest(both, [
        policyMount,
        { path: '/var/log/kubernetes/audit/audit.log', type: 'FileOrCreate' },
      ]),
      'log-file-mounted «FileOrCreate»',
      'mountPath: /var/log/kubernetes/audit\n',
    ],
    [
      'a file of the shared folder mounted as the log',
      manifest(both.replace('kubernetes/audit/audit.log', 'audit.log'), [
        policyMount,
        { path: '/var/log/audit.log', type: 'File' },
      ]),
      'log-file-mounted «File»',
      '--audit-log-path=/var/log/kubernetes/audit/audit.log',
    ],
    [
      'a folder made in place of the policy',
      manifest(both, [
        { path: '/etc/kubernetes/audit/policy.yaml', type: 'DirectoryOrCreate' },
        logMount,
      ]),
      'file-as-folder «DirectoryOrCreate»',
      'type: File',
    ],
    [
      'the folder of the policy as a file',
      manifest(both, [{ ...policyMount, type: 'File' }, logMount]),
      'folder-as-file «File»',
      'type: Directory',
    ],
    [
      'the folder of the log as a file',
      manifest(both, [policyMount, { ...logMount, type: 'FileOrCreate' }]),
      'folder-as-file «FileOrCreate»',
      'type: DirectoryOrCreate',
    ],
    [
      'an empty policy made',
      manifest(both, [
        { path: '/etc/kubernetes/audit/policy.yaml', type: 'FileOrCreate' },
        logMount,
      ]),
      'policy-created-empty «FileOrCreate»',
      'type: File',
    ],
    [
      'a folder as the log',
      manifest(both.replace('audit/audit.log', 'audit/')),
      'log-is-folder «/var/log/kubernetes/audit/»',
      '/var/log/kubernetes/audit/audit.log',
    ],
    [
      'the log over the policy',
      manifest(
        both.replace('/var/log/kubernetes/audit/audit.log', '/etc/kubernetes/audit/policy.yaml'),
        [{ ...policyMount, readOnly: false }],
      ),
      'log-over-policy «/etc/kubernetes/audit/policy.yaml»',
    ],
    [
      'the log in the folder of static Pods',
      manifest(both.replace('/var/log/kubernetes/audit', '/etc/kubernetes/manifests'), [
        policyMount,
        { path: '/etc/kubernetes/manifests' },
      ]),
      'log-in-manifests «/etc/kubernetes/manifests/audit.log»',
    ],
    [
      'a relative path',
      manifest(both.replace('/var/log/kubernetes/audit/', '')),
      'path-relative «audit.log»',
    ],
    [
      'a webhook that is not mounted',
      manifest(`${policy}\n- --audit-webhook-config-file=/etc/audit/hook.yaml`, [policyMount]),
      'webhook-not-mounted «/etc/audit/hook.yaml»',
      'mountPath: /etc/audit',
    ],
    [
      'a volume in no mount',
      manifest().replace(
        '    - mountPath: /etc/kubernetes/audit\n      name: v0\n      readOnly: true\n',
        '',
      ),
      ['policy-not-mounted «/etc/kubernetes/audit/policy.yaml»', 'volume-without-mount «v0»'],
      'mountPath: /etc/kubernetes/audit\n',
    ],
    [
      'a mount of no volume',
      manifest().replace(/  - hostPath:\n      path: .var.*\n.*\n    name: v1\n/, ''),
      'mount-without-volume «v1»',
    ],
    // Arguments
    [
      'a misspelled flag',
      manifest(`${both}\n- --audit-log-maxsiz=100`),
      'flag-unknown «--audit-log-maxsiz=100»',
      '--audit-log-maxsize=100',
    ],
    [
      'a flag of the kubelet',
      manifest(`${both}\n- --pod-manifest-path=/x`),
      'flag-of-other-component «--pod-manifest-path=/x»',
    ],
    [
      'a removed flag',
      manifest(`${both}\n- --audit-dynamic-configuration`),
      'flag-removed «--audit-dynamic-configuration»',
    ],
    [
      'a flag that 1.33 removed',
      manifest(`${both}\n- --cloud-provider=aws`),
      'flag-of-other-version «--cloud-provider»',
      'maxbackup=10\n    image',
    ],
    [
      'a flag that came with 1.36, and its value behind a blank',
      manifest(
        `${both}\n- --tls-curve-preferences\n- X25519`,
        undefined,
        'a/kube-apiserver:v1.35.1',
      ),
      'flag-of-other-version «--tls-curve-preferences»',
      'maxbackup=10\n    image',
    ],
    [
      'flag and value in one argument',
      manifest(both.replace('path=', 'path ')),
      'lost-equals «--audit-log-path /var/log/kubernetes/audit/audit.log»',
      '- --audit-log-path=/var/log/kubernetes/audit/audit.log',
    ],
    [
      'one dash',
      manifest(both.replace('- --audit-log-path', '- -audit-log-path')),
      'flag-dashes «-audit-log-path=/var/log/kubernetes/audit/audit.log»',
      '- --audit-log-path=',
    ],
    [
      'no dash',
      manifest(`${both}\n- audit-log-compress=true`),
      'flag-dashes «audit-log-compress=true»',
      '- --audit-log-compress=true',
    ],
    [
      'a switch with a value of its own',
      manifest(`${both}\n- --audit-log-compress\n- "true"`),
      'argument-stray «"true"»',
    ],
    [
      'a word for a number',
      manifest(both.replace('=10', '=ten')),
      'value-invalid «--audit-log-maxbackup=ten»',
    ],
    [
      'a number for a duration',
      manifest(`${both}\n- --audit-webhook-initial-backoff=10`),
      'value-invalid «--audit-webhook-initial-backoff=10»',
    ],
    [
      'a flag given twice',
      manifest(`${both}\n- --audit-log-maxbackup=20`),
      'flag-twice «--audit-log-maxbackup»',
      'maxbackup=20',
    ],
    ['an unknown mode', manifest(`${both}\n- --audit-log-mode=async`), 'values-refused «async»'],
    ['a negative size', manifest(`${both}\n- --audit-log-maxsize=-1`), 'values-refused «-1»'],
    [
      'a batch of nothing',
      manifest(`${both}\n- --audit-log-mode=batch\n- --audit-log-batch-buffer-size=0`),
      'values-refused «0»',
    ],
    [
      'an old name',
      manifest(`${both}\n- --audit-webhook-batch-initial-backoff=5s`),
      'flag-deprecated «--audit-webhook-batch-initial-backoff»',
      '--audit-webhook-initial-backoff=5s',
    ],
    [
      'a template',
      manifest(both.replace('=10', '={{ backups }}')),
      'template «--audit-log-maxbackup={{ backups }}»',
    ],
    [
      'a template for a path',
      manifest(both.replace('/var/log/kubernetes/audit/audit.log', '${LOG}')),
      'template «${LOG}»',
    ],
    // What is recorded
    [
      'no backend',
      manifest(policy, [policyMount]),
      'backend-missing «--audit-policy-file»',
      '- --audit-log-path=/var/log/kubernetes/audit/audit.log',
    ],
    ['no policy', manifest(`${log}\n${kept}`, [logMount]), 'policy-missing «--audit-log-path»'],
    [
      'batch flags in blocking mode',
      manifest(`${both}\n- --audit-log-batch-max-size=10`),
      'batch-unused «--audit-log-batch-max-size»',
    ],
    [
      'batches that wait for nothing',
      manifest(`${both}\n- --audit-log-mode=batch\n- --audit-log-batch-max-size=100`),
      'batch-without-wait «100»',
      '--audit-log-batch-max-wait=1s',
    ],
    [
      'throttling that is off',
      manifest(`${both}\n- --audit-log-mode=batch\n- --audit-log-batch-throttle-qps=5`),
      'throttle-unused «--audit-log-batch-throttle-qps»',
    ],
    [
      'truncation that is off',
      manifest(`${both}\n- --audit-log-truncate-max-event-size=1000`),
      'truncation-unused «--audit-log-truncate-max-event-size»',
    ],
    [
      'rotation of standard output',
      manifest(`${policy}\n- --audit-log-path=-\n${kept}`, [policyMount]),
      'rotation-unused «--audit-log-maxbackup»',
    ],
    [
      'no rotation',
      manifest(`${both}\n- --audit-log-maxsize=0`),
      'rotation-off «0»',
      'maxsize=100',
    ],
    [
      'nothing removed before 1.36',
      manifest(`${policy}\n${log}`, undefined, 'registry.k8s.io/kube-apiserver:v1.34.0'),
      'kept-for-ever «--audit-log-path»',
      '--audit-log-maxbackup=10',
    ],
    [
      'fewer days than CIS asks for',
      manifest(`${both}\n- --audit-log-maxage=7`),
      'below-benchmark «7»',
      'maxage=30',
    ],
    [
      'the frozen registry',
      manifest(both, undefined, 'k8s.gcr.io/kube-apiserver:v1.25.0'),
      'registry-frozen «k8s.gcr.io/kube-apiserver:v1.25.0»',
    ],
  ];
  it.each(rows)('%s', (_, text, finding, after) => {
    expect(found(text)).toEqual([finding].flat());
    const { findings } = diagnose(text, supposed);
    expect(findings.every(({ fix }) => fix !== undefined)).toBe(after !== undefined);
    if (after === undefined) return;
    const fixed = mended(text);
    expect(found(fixed)).toEqual([]);
    expect(fixed).toContain(after);
  });

  it('blocking-strict, under a policy that omits RequestReceived', () => {
    const text = manifest(`${both}\n- --audit-log-mode=blocking-strict`);
    expect(found(text)).toEqual([]);
    const circumstances = { ...supposed, omitsRequestReceived: true };
    expect(found(text, circumstances)).toEqual(['strict-without-received «blocking-strict»']);
    expect(mended(text, circumstances)).toContain('--audit-log-mode=blocking\n');
  });

  it('a flag of other versions, where the version is only supposed', () => {
    const text = 'kube-apiserver --audit-log-path=- --audit-policy-file=/p --cloud-provider=aws\n';
    const severity = (circumstances: Circumstances) =>
      diagnose(text, circumstances).findings.map(
        (finding) => `${finding.code} ${finding.severity}`,
      );
    expect(severity(supposed)).toEqual(['flag-of-other-version notice']);
    expect(severity({ ...supposed, isCertain: true })).toEqual(['flag-of-other-version error']);
    expect(severity({ kubernetes: '1.32', isCertain: true })).toEqual([]);
    // Before, both versions know it.
    const old = manifest(`${both}\n- --cloud-provider=aws`, undefined, 'a/kube-apiserver:v1.32.1');
    expect(found(old)).toEqual([]);
  });

  it('has its Windows line ends after the fixes', () => {
    const text = mended(manifest(both, [policyMount]).replaceAll('\n', '\r\n'));
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });
});

describe('the lecture notes', () => {
  const errors = (text: string) =>
    diagnose(text, supposed)
      .findings.filter(({ severity }) => severity !== 'notice')
      .map(({ code }) => code);
  it.each([
    ['both paths under no mount', mismatchedMounts, ['policy-not-mounted', 'log-not-mounted'], []],
    [
      'flags only',
      flagsOnly,
      ['placeholder', 'log-not-mounted', 'policy-not-mounted'],
      ['placeholder'],
    ],
    [
      'a unit without backslashes',
      unitWithoutBackslashes,
      ['lost-continuation', 'placeholder'],
      ['placeholder'],
    ],
  ])('%s', (_, text, before, after) => {
    expect(errors(text)).toEqual(before);
    expect(errors(mended(text))).toEqual(after);
  });
});

describe('other files', () => {
  const audit = (rest: string) =>
    `    audit-policy-file: /etc/kubernetes/audit/policy.yaml\n${rest}`;
  const kubeadm3 = (args: string, volumes = '') =>
    `apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\napiServer:\n  extraArgs:\n${args}${volumes}`;
  const rows: [name: string, text: string, findings: string[], after: string[]][] = [
    [
      'kubeadm v1beta3: nothing is mounted',
      kubeadm3(audit('    audit-log-path: /var/log/kubernetes/audit/audit.log # on disk\n')),
      [
        'policy-not-mounted «/etc/kubernetes/audit/policy.yaml»',
        'log-not-mounted «/var/log/kubernetes/audit/audit.log»',
      ],
      [
        'audit.log # on disk\n  extraVolumes:',
        'pathType: DirectoryOrCreate',
        'pathType: Directory\n',
      ],
    ],
    [
      'kubeadm v1beta3: a misspelled key, a value that is no number',
      kubeadm3('    audit-log-maxsiz: "100"\n    audit-log-maxage: "x"\n'),
      ['flag-unknown «audit-log-maxsiz»', 'value-invalid «"x"»'],
      ['    audit-log-maxsize: "100"\n'],
    ],
    [
      'kubeadm: a number that is no string',
      kubeadm3('    audit-log-maxage: 30\n    audit-log-compress: "true"\n'),
      ['value-not-string «30»'],
      ['    audit-log-maxage: "30"\n'],
    ],
    [
      'kubeadm v1beta4',
      'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\napiServer:\n  extraArgs:\n  - name: audit-policy-file\n    value: /etc/kubernetes/pki/policy.yaml\n',
      ['backend-missing «audit-policy-file»'],
      [
        '  - name: audit-log-path\n    value: /var/log/kubernetes/audit/audit.log\n',
        '  extraVolumes:\n',
      ],
    ],
    [
      'kind: a patch inside',
      'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes:\n- role: control-plane\n  kubeadmConfigPatches:\n  - |\n    kind: ClusterConfiguration\n    apiServer:\n      extraArgs:\n        audit-policy-file: /etc/kubernetes/policies/p.yaml\n        audit-log-path: /var/log/kubernetes/a.log\n      extraVolumes:\n      - name: policies\n        hostPath: /etc/kubernetes/policies\n        mountPath: /etc/kubernetes/policies\n        readOnly: true\n  extraMounts:\n  - hostPath: ./p.yaml\n    containerPath: /etc/kubernetes/policies/p.yaml\n',
      ['log-not-mounted «/var/log/kubernetes/a.log»'],
      ['\n      - name: audit-log\n        hostPath: /var/log/kubernetes\n'],
    ],
    [
      'k3s: no mounts are needed',
      'kube-apiserver-arg:\n- "audit-policy-file=/var/lib/rancher/k3s/server/p.yaml"\n- audit-log-path=/var/log/a.log\n- audit-log-maxsiz=100\n',
      ['flag-unknown «audit-log-maxsiz=100»'],
      ['- audit-log-maxsize=100\n'],
    ],
    [
      'RKE2 sets the log by itself',
      'profile: cis\naudit-policy-file: /etc/rancher/rke2/p.yaml\n',
      [],
      [],
    ],
    [
      'Rancher',
      'spec:\n  rkeConfig:\n    machineGlobalConfig:\n      kube-apiserver-arg:\n      - audit-log-mod=batch\n',
      ['flag-unknown «audit-log-mod=batch»'],
      ['- audit-log-mode=batch'],
    ],
    [
      'Rancher: the policy itself',
      'spec:\n  rkeConfig:\n    machineGlobalConfig:\n      audit-policy-file: |\n        apiVersion: audit.k8s.io/v1\n        kind: Policy\n      kube-apiserver-arg:\n      - audit-log-mode=batch\n',
      [],
      [],
    ],
    [
      'Talos',
      'cluster:\n  apiServer:\n    extraArgs:\n      audit-log-maxage: "7"\n      audit-webhook-config-file: /etc/hook.yaml\n',
      ['below-benchmark «7»', 'webhook-not-mounted «/etc/hook.yaml»'],
      ['mountPath: /etc/hook.yaml', 'readonly: true', 'audit-log-maxage: "30"'],
    ],
    [
      'k0s',
      'apiVersion: k0s.k0sproject.io/v1beta1\nkind: ClusterConfig\nspec:\n  api:\n    extraArgs:\n      audit-log-path: /var/log/a.log\n',
      ['policy-missing «audit-log-path»'],
      [],
    ],
    [
      'kOps',
      'apiVersion: kops.k8s.io/v1alpha2\nkind: Cluster\nspec:\n  kubeAPIServer:\n    auditLogPath: /var/log/a.log\n    auditLogMaxAge: 10\n    auditPolicyFile: /srv/kubernetes/p.yaml\n  fileAssets:\n  - name: p\n    path: /srv/kubernetes/p.yaml\n    roles: [ControlPlane]\n',
      ['below-benchmark «10»'],
      ['auditLogMaxAge: 30'],
    ],
    [
      'Cluster API',
      'apiVersion: controlplane.cluster.x-k8s.io/v1beta1\nkind: KubeadmControlPlane\nspec:\n  kubeadmConfigSpec:\n    clusterConfiguration:\n      apiServer:\n        extraArgs:\n          audit-policy-file: /etc/kubernetes/audit/p.yaml\n          audit-log-path: "-"\n',
      ['policy-not-mounted «/etc/kubernetes/audit/p.yaml»'],
      ['extraVolumes:'],
    ],
    [
      'a process',
      'root  812  9.1 kube-apiserver --secure-port=6443 --audit-policy-file /p.yaml --audit-log-path=/var/log/a.log --audit-log-maxage=5\n',
      ['below-benchmark «5»'],
      ['--audit-log-maxage=30\n'],
    ],
    [
      'a process whose first flag has one dash',
      'kube-apiserver -v=2 --audit-policy-file=/p.yaml --audit-log-path=/var/log/a.log --audit-log-maxage=5\n',
      ['below-benchmark «5»'],
      ['--audit-log-maxage=30\n'],
    ],
    [
      'minikube',
      'minikube start --extra-config=apiserver.audit-policy-file=/etc/ssl/certs/p.yaml --extra-config=apiserver.audit-log-pat=-',
      ['flag-unknown «--extra-config=apiserver.audit-log-pat=-»'],
      [],
    ],
    [
      'a unit with backslashes',
      '[Service]\nExecStart=/usr/bin/kube-apiserver \\\n  --audit-policy-file=/p.yaml \\\n  --audit-log-path=/var/log/a.log \\\n  --audit-log-maxage=7 \\\n  --audit-log-maxage=30\nRestart=always\n',
      ['flag-twice «--audit-log-maxage»'],
      ['/var/log/a.log \\\n  --audit-log-maxage=30\nRestart=always'],
    ],
    [
      'a list of flags',
      '- --audit-policy-file=/p.yaml\n- --audit-log-path=/var/log/a.log\n- --audit-log-maxage=abc\n',
      ['value-invalid «--audit-log-maxage=abc»'],
      [],
    ],
  ];
  it.each(rows)('%s', (_, text, findings, after) => {
    expect(found(text)).toEqual(findings);
    const fixed = mended(text);
    for (const part of after) expect(fixed).toContain(part);
  });
});

describe('texts around a configuration', () => {
  it('Markdown: only its blocks are read, and its parts are one manifest', () => {
    const text = `# Switch it on: kube-apiserver --watch

1. Mount it

\`\`\`sh
volumeMounts:
  - mountPath: /etc/kubernetes/audit-policy.yaml
    name: audit
    readOnly: true
volumes:
- name: audit
  hostPath:
    path: /etc/kubernetes/audit-policy.yaml
    type: File
\`\`\`

2. Add flags

\`\`\`sh
- --audit-policy-file=/etc/kubernetes/audit/audit-policy.yaml
- --audit-log-path=-
\`\`\`

That's it: "done.
`;
    expect(found(text)).toEqual(['policy-not-mounted «/etc/kubernetes/audit/audit-policy.yaml»']);
    expect(mended(text)).toBe(text.replace('/etc/kubernetes/audit/audit', '/etc/kubernetes/audit'));
  });

  it.each([
    [
      'a sentence',
      'Every time the kube-apiserver receives a request with --watch, it audits.\n',
      [],
    ],
    [
      'the arguments of MicroK8s',
      '--audit-policy-file=$SNAP_DATA/args/audit-policy.yaml\n--audit-log-path=-\n--audit-log-maxsiz=1\n',
      ['template «$SNAP_DATA/args/audit-policy.yaml»', 'flag-unknown «--audit-log-maxsiz=1»'],
    ],
    [
      'a file that is named like the program',
      '--apiserver-args-file=/args/kube-apiserver\n--x=1\n',
      [],
    ],
  ])('%s', (_, text, findings) => expect(found(text)).toEqual(findings));
});

it('a log of a server that does not start is read for its reason', () => {
  const text = 'E1130 run.go:72] "command failed" err="unknown flag: --audit-log-pth"\n';
  expect(found(text)).toEqual(['server-message «unknown flag: --audit-log-pth»']);
  expect(diagnose(text, supposed).unread).toBeUndefined();
  expect(found('other\n'.repeat(longestConfiguration) + text)).toEqual(found(text));
});

describe('a text that starts no kube-apiserver', () => {
  it.each([
    ['nothing', ''],
    ['words', 'How do I switch audit on?'],
    [
      'another Pod',
      'kind: Pod\nspec:\n  containers:\n  - name: kube-scheduler\n    command: [kube-scheduler]\n',
    ],
    ['a policy', 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n'],
    ['a kubeconfig', 'apiVersion: v1\nkind: Config\nclusters: []\ncontexts: []\n'],
    ['another object', 'kind: Service\nspec: {}\n'],
    ['a long text', 'x'.repeat(longestConfiguration + 1)],
    ['deep nesting', '['.repeat(5000)],
    ['deep nesting about audit', `audit: ${'{a: '.repeat(20_000)}`],
    ['deep lists about audit', `audit: \n${'- '.repeat(20_000)}`],
    ['very many documents', '---\n'.repeat(20_000)],
    ['many blocks of code', '```\naudit\n```\n'.repeat(4000)],
  ])('%s', (_, text) => {
    const { findings, unread } = diagnose(text, supposed);
    expect(findings).toEqual([]);
    expect(unread).toMatch(/\.$/);
  });
});
