import { argumentsOfProcess, checks, untilDone } from '../checks';
import { policyFile, webhookFiles, writePolicy, writeWebhook } from '../common';
import { folderOf, isBelow } from '../path';
import type { RunbookFile } from '../runbook';
import type { Context, Setup } from '../setup';
import { writeFile } from '../shell';
import { toYaml } from '../yamlText';
import { serverArguments } from './k3s';

const folder = '/etc/rancher/rke2/config.yaml.d';
const target = `${folder}/audit.yaml`;
const configuration = 'rke2-audit.yaml';

/** RKE2 mounts this folder into the Pod of kube-apiserver itself. */
export const logsOfRke2 = '/var/lib/rancher/rke2/server/logs';

/** Flags that RKE2 sets itself, which depends on its version and profile. */
export const setByRke2 = [
  'audit-log-path',
  'audit-log-maxage',
  'audit-log-maxbackup',
  'audit-log-maxsize',
];

const kubectl = '/var/lib/rancher/rke2/bin/kubectl --kubeconfig /etc/rancher/rke2/rke2.yaml';

/** The folders that RKE2 must be told to mount. */
export function extraMounts({ choice, paths }: Context): string[] {
  const log = folderOf(paths.log);
  return [
    ...(choice.webhook ? [`${folderOf(paths.webhook)}:${folderOf(paths.webhook)}:ro`] : []),
    ...(choice.log === 'file' && !isBelow(log, logsOfRke2) ? [`${log}:${log}:rw`] : []),
  ];
}

function content(context: Context): string {
  const { paths, settings } = context;
  const mounts = extraMounts(context);
  const others = settings.filter(({ name }) => name !== 'audit-policy-file');
  return toYaml(
    {
      'audit-policy-file': paths.policy,
      ...(others.length > 0 ? { 'kube-apiserver-arg+': serverArguments(others) } : {}),
      ...(mounts.length > 0 ? { 'kube-apiserver-extra-mount+': mounts } : {}),
    },
    'A plus sign adds to the list of config.yaml instead of replacing it.',
  );
}

/** kube-apiserver as a static Pod that RKE2 writes. */
export const rke2: Setup = {
  id: 'rke2',
  name: 'RKE2',
  summary: 'Names the policy in the configuration of RKE2, which mounts it into the API server.',
  paths: {
    policy: '/etc/rancher/rke2/audit-policy.yaml',
    log: `${logsOfRke2}/audit.log`,
    webhook: '/etc/rancher/rke2/audit-webhook/webhook.yaml',
  },
  alwaysWrites: setByRke2,
  files: (context): RunbookFile[] => [
    policyFile(context, 'control-plane'),
    ...webhookFiles(context, 'control-plane'),
    {
      path: configuration,
      content: content(context),
      language: 'yaml',
      role: 'configuration',
      on: 'control-plane',
      target,
      mode: '0600',
    },
  ],
  steps: (context) => ({
    'back-up': {
      commands: 'sudo cp -a /etc/rancher/rke2 /root/rke2.before-audit',
      expect: 'sudo ls /root/rke2.before-audit shows the copies.',
      otherwise: 'If RKE2 was installed with another --config, copy that folder.',
    },
    policy: writePolicy(context),
    webhook: writeWebhook(context),
    edit: {
      title: 'Write the configuration',
      commands: `sudo mkdir -p ${folder}\n${writeFile(target, content(context), '0600')}`,
      files: [configuration],
      expect: `sudo cat ${target} shows the path of the policy.`,
      otherwise: 'Do not edit the manifest in agent/pod-manifests: RKE2 writes it anew.',
    },
    wait: {
      title: 'Restart RKE2',
      why: 'RKE2 writes the manifest of kube-apiserver when it starts. Other Pods keep running.',
      commands: `sudo systemctl restart rke2-server\n${untilDone(`sudo ${kubectl} get --raw /readyz >/dev/null 2>&1`)}`,
      expect: 'done',
      otherwise:
        'sudo journalctl -u rke2-server -n 100 and the newest file in /var/log/pods/kube-system_kube-apiserver-* say why.',
    },
    ...checks(context, {
      onNode: (command) => command,
      argumentsCommand: argumentsOfProcess,
      outputCommand: 'kubectl -n kube-system logs -l component=kube-apiserver --tail=-1',
    }),
    'roll-back': {
      commands: `sudo rm ${target}\nsudo systemctl restart rke2-server`,
      expect: 'systemctl is-active rke2-server prints active.',
      otherwise: 'Copy /root/rke2.before-audit back.',
    },
  }),
  warnings: ({ choice }) =>
    choice.log === 'none'
      ? [`Once a policy is named, RKE2 may write a log to ${logsOfRke2}/audit.log by itself.`]
      : [],
  facts: [
    {
      text: 'With profile: cis, RKE2 names /etc/rancher/rke2/audit-policy.yaml itself, writes a policy with the level None there, and sets 30 days, 10 files and 100 MB.',
      link: 'https://docs.rke2.io/security/hardening_guide#api-server-audit-configuration',
      read: '2026-11-30',
    },
    {
      text: 'Further folders are mounted into the API server with kube-apiserver-extra-mount.',
      link: 'https://docs.rke2.io/advanced#extra-control-plane-component-volume-mounts',
      read: '2026-11-30',
    },
    {
      text: 'Once a policy is named, RKE2 may add flags of its own without profile: cis too.',
      link: 'https://docs.rke2.io/reference/server_config',
    },
  ],
};
