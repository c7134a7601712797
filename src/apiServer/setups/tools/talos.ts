import { Scalar } from 'yaml';
import { checks } from '../checks';
import { writeLocal } from '../common';
import { folderOf, nameOf } from '../path';
import { policyNode } from '../policyNode';
import type { RunbookFile } from '../runbook';
import type { Context, Setup } from '../setup';
import { quoted } from '../shell';
import { webhookConfig } from '../webhookConfig';
import { toYaml, verbatim } from '../yamlText';
import { argumentMap } from './kubeadm';

const patch = 'talos-audit.yaml';
const backup = 'machine-config.before-audit.yaml';

/** A number as permissions are written. */
function octal(value: number): Scalar<number> {
  const scalar = new Scalar(value);
  scalar.format = 'OCT';
  return scalar;
}

/** A node without a shell: everything goes through its API. */
export const talos: Setup = {
  id: 'talos',
  name: 'Talos Linux',
  summary:
    'Puts the policy itself into the machine configuration; Talos writes, names and mounts the file.',
  paths: {
    policy: '/system/config/kubernetes/kube-apiserver/auditpolicy.yaml',
    log: '/var/log/audit/kube/kube-apiserver.log',
    webhook: '/var/etc/audit-webhook/webhook.yaml',
  },
  fixedPaths: ['policy', 'log'],
  setsItself: {
    'audit-policy-file': '/system/config/kubernetes/kube-apiserver/auditpolicy.yaml',
    'audit-log-path': '/var/log/audit/kube/kube-apiserver.log',
    'audit-log-maxage': '30',
    'audit-log-maxbackup': '10',
    'audit-log-maxsize': '100',
  },
  files,
  steps: (context) => ({
    'back-up': {
      where: 'workstation',
      commands: `talosctl -n NODE get machineconfig v1alpha1 -o jsonpath='{.spec}' >${backup}`,
      expect: 'The file has machine and cluster. Replace NODE in this and the following commands.',
      otherwise:
        'talosctl config info shows the nodes. The file contains secrets: delete it afterwards.',
    },
    policy: writeLocal(files(context).filter(({ path }) => path === patch)),
    edit: {
      title: 'Patch the machine configuration',
      why: 'Talos writes the policy and the manifest of kube-apiserver from it. No reboot is needed.',
      where: 'workstation',
      commands: [
        `talosctl -n NODE patch machineconfig --dry-run --patch @${patch}`,
        `talosctl -n NODE patch machineconfig --patch @${patch}`,
      ].join('\n'),
      files: [patch],
      expect:
        'The dry run shows the difference, and the second command patched MachineConfigs.config.talos.dev/v1alpha1.',
      otherwise:
        'Patches add to lists. If the old rules are still there, talosctl edit machineconfig and remove them.',
    },
    wait: {
      where: 'workstation',
      commands: 'talosctl -n NODE health --wait-timeout 5m',
      expect: 'waiting for all k8s nodes to report ready: OK',
      otherwise:
        'talosctl -n NODE logs -k kube-system/kube-apiserver-NODE:kube-apiserver shows what the server says; talosctl -n NODE containers -k lists the names.',
    },
    ...checks(context, {
      onNode: () => `talosctl -n NODE read ${quoted(context.paths.log)}`,
      outputCommand: 'kubectl -n kube-system logs -l k8s-app=kube-apiserver --tail=-1',
      where: 'workstation',
    }),
    flags: {
      where: 'workstation',
      commands: "talosctl -n NODE get staticpods kube-apiserver -o yaml | grep -e '--audit-'",
      expect: 'The policy, the path of the log, and the flags that you chose.',
      otherwise: 'talosctl -n NODE dmesg shows why Talos does not take the configuration.',
    },
    'roll-back': {
      where: 'workstation',
      commands: `talosctl -n NODE apply-config --file ${backup}`,
      expect: 'Applied configuration without a reboot',
      otherwise: 'talosctl -n NODE edit machineconfig, and take the lines out.',
    },
  }),
  refuses: () => undefined,
  warnings: ({ policy, choice, settings }) => [
    ...(policyNode(policy)
      ? []
      : ['The policy is not a YAML map, so Talos cannot take it. It was left out.']),
    'Talos takes the policy as YAML, not as a file: it writes the file anew, without comments.',
    'Apply the patch to the control-plane nodes only.',
    ...(choice.log === 'file' && !settings.some(({ name }) => name.startsWith('audit-log-max'))
      ? ['Talos keeps 30 days, 10 files and 100 MB by itself.']
      : []),
    ...(choice.log === 'none'
      ? ['Talos writes a log by itself. An empty --audit-log-path switches it off.']
      : []),
  ],
  facts: [
    {
      text: 'Talos sets the policy, the path of the log, and 30, 10 and 100 itself; extraArgs win over them.',
      link: 'https://github.com/siderolabs/talos/blob/main/internal/app/machined/pkg/controllers/k8s/control_plane_static_pod.go',
      read: '2026-11-30',
    },
    {
      text: 'From Talos 1.14 on, the policy can also be a document of its own, KubeAuditPolicyConfig.',
      link: 'https://docs.siderolabs.com/talos/v1.14/reference/configuration/kubernetes/kubeauditpolicyconfig',
      read: '2026-11-30',
    },
    {
      text: 'cluster.apiServer has auditPolicy, extraArgs and extraVolumes.',
      link: 'https://docs.siderolabs.com/talos/v1.12/reference/configuration/v1alpha1/config',
    },
  ],
};

function files(context: Context): RunbookFile[] {
  const { choice, paths, policy, settings } = context;
  const node = policyNode(policy);
  const folder = folderOf(paths.webhook);
  const args = argumentMap([
    ...settings,
    ...(choice.log === 'none' ? [{ name: 'audit-log-path', value: '' }] : []),
  ]);
  const isNeeded = Object.keys(args).length > 0;
  const content = toYaml({
    ...(choice.webhook
      ? {
          machine: {
            files: [
              {
                path: paths.webhook,
                // Readable for the user that kube-apiserver runs as.
                permissions: octal(0o644),
                op: 'create',
                content: verbatim(webhookConfig(folder)),
              },
            ],
          },
        }
      : {}),
    cluster: {
      apiServer: {
        ...(node ? { auditPolicy: node } : {}),
        ...(isNeeded ? { extraArgs: args } : {}),
        ...(choice.webhook
          ? { extraVolumes: [{ hostPath: folder, mountPath: folder, readonly: true }] }
          : {}),
      },
    },
  });
  return [
    {
      path: 'audit-policy.yaml',
      content: policy,
      language: 'yaml',
      role: 'policy',
      on: 'workstation',
      mode: '0600',
    },
    ...(choice.webhook
      ? [
          {
            path: nameOf(paths.webhook),
            content: webhookConfig(folder),
            language: 'yaml' as const,
            role: 'webhook' as const,
            on: 'workstation' as const,
            mode: '0600',
          },
        ]
      : []),
    {
      path: patch,
      content,
      language: 'yaml',
      role: 'configuration',
      on: 'workstation',
      mode: '0600',
    },
  ];
}
