import { checks } from '../checks';
import { policyFile, webhookFiles, writeLocal } from '../common';
import { folderOf, nameOf } from '../path';
import type { RunbookFile } from '../runbook';
import type { Context, Setup } from '../setup';
import { onLines, quoted } from '../shell';

const node = 'k3d-audit-server-0';

/** k3s in containers. */
export const k3d: Setup = {
  id: 'k3d',
  name: 'k3d',
  summary: 'Creates a cluster whose servers see the policy and the log of your machine.',
  paths: {
    policy: '/etc/rancher/k3s/audit/policy.yaml',
    log: '/var/log/kubernetes/audit/audit.log',
    webhook: '/etc/rancher/k3s/audit/webhook.yaml',
  },
  files: (context) => [
    ...filesToMount(context),
    {
      path: 'k3d-audit.sh',
      content: `#!/bin/sh\n# Run it in the folder that it is in.\nset -eu\n${createCommand(context)}\n`,
      language: 'shell',
      role: 'configuration',
      on: 'workstation',
      mode: '0755',
    },
  ],
  steps: (context) => ({
    policy: writeLocal(filesToMount(context)),
    edit: {
      title: 'Create the cluster',
      where: 'workstation',
      why: 'k3d mounts files only when it creates a cluster. k3s runs in that container, so one mount is enough.',
      commands: createCommand(context),
      files: ['k3d-audit.sh'],
      expect: "Cluster 'audit' created successfully!",
      otherwise: `docker logs ${node} says why. Run the command in the folder that has the folder audit in it.`,
    },
    ...checks(context, {
      onNode: (command) => `docker exec ${node} ${command.replaceAll('sudo ', '')}`,
      argumentsCommand: undefined,
      outputCommand: `docker logs ${node} 2>&1`,
      where: 'workstation',
    }),
    flags: {
      where: 'workstation',
      commands: `docker logs ${node} 2>&1 | grep -F 'Running kube-apiserver' | tail -n 1 | tr ' ' '\\n' | grep -e '--audit-'`,
      expect: context.settings.map(({ name, value }) => `--${name}=${value}`).join('\n'),
      otherwise:
        'Delete the cluster and create it again: k3d does not change the flags of one that exists.',
    },
    'roll-back': {
      title: 'Delete the cluster, if something went wrong',
      where: 'workstation',
      commands: 'k3d cluster delete audit',
      expect: 'Successfully deleted cluster audit!',
      otherwise: 'k3d cluster list shows what there is.',
    },
  }),
  refuses: ({ paths }) =>
    Object.values(paths ?? {}).some((path) => /[:@]/.test(path))
      ? 'k3d separates the parts of a volume with ":" and "@", so a path cannot contain them.'
      : undefined,
  warnings: ({ choice: { kubernetes } }) => [
    `k3d runs the k3s of its own release. Choose an image of Kubernetes ${kubernetes}: --image rancher/k3s:v${kubernetes}.x-k3s1`,
  ],
  facts: [
    {
      text: 'Volumes and arguments are given with @server:* for all servers.',
      link: 'https://k3d.io/stable/usage/commands/k3d_cluster_create/',
    },
  ],
};

const filesToMount = (context: Context): RunbookFile[] =>
  [policyFile(context, 'workstation'), ...webhookFiles(context, 'workstation')].map(
    ({ target: _, ...file }) => ({ ...file, path: `audit/${file.path}` }),
  );

/** Returns the command that creates the cluster. */
function createCommand({ choice, paths, settings }: Context): string {
  const mount = (local: string, path: string, mode: string) =>
    `--volume "$PWD/${local}":${quoted(`${path}${mode}@server:*`)}`;
  const folder = folderOf(paths.policy);
  const isTogether = folderOf(paths.webhook) === folder;
  return onLines('k3d cluster create audit', [
    `--servers ${choice.highAvailability ? 3 : 1}`,
    ...(isTogether || !choice.webhook
      ? [mount('audit', folder, ':ro')]
      : [
          mount(`audit/${nameOf(paths.policy)}`, paths.policy, ':ro'),
          mount(`audit/${nameOf(paths.webhook)}`, paths.webhook, ':ro'),
        ]),
    ...(choice.log === 'file' && !choice.highAvailability
      ? [mount('audit-log', folderOf(paths.log), '')]
      : []),
    ...settings.map(
      ({ name, value }) => `--k3s-arg ${quoted(`--kube-apiserver-arg=${name}=${value}@server:*`)}`,
    ),
  ]);
}
