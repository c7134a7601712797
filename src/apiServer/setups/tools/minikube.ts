import { argumentsOfProcess, checks, outputOfPod } from '../checks';
import { policyFile, webhookFiles } from '../common';
import { folderOf, isBelow, nameOf } from '../path';
import type { Context, Setup } from '../setup';
import { onLines, quoted, writeTo } from '../shell';
import { webhookConfig } from '../webhookConfig';

/** The one folder of the node that minikube copies files to and that kubeadm mounts. */
const mounted = '/etc/ssl/certs';

const script = 'minikube-start.sh';

/** The place on the workstation from which minikube copies a file into the node. */
const synced = (path: string) => `"$HOME/.minikube/files"${quoted(path)}`;

/** One node in a virtual machine or container. */
export const minikube: Setup = {
  id: 'minikube',
  name: 'minikube',
  summary: 'Restarts the node with the policy in a folder that the API server sees already.',
  paths: {
    policy: `${mounted}/audit-policy.yaml`,
    log: '/var/log/kubernetes/audit/audit.log',
    webhook: `${mounted}/audit-webhook.yaml`,
  },
  files: (context) => [
    ...[policyFile(context, 'workstation'), ...webhookFiles(context, 'workstation')].map(
      (file) => ({ ...file, target: `~/.minikube/files${file.target}` }),
    ),
    {
      path: script,
      content: `#!/bin/sh\nset -eu\n${startCommand(context)}\n`,
      language: 'shell',
      role: 'configuration',
      on: 'workstation',
      mode: '0755',
    },
  ],
  steps: (context) => ({
    policy: {
      where: 'workstation',
      why: `minikube copies everything below ~/.minikube/files into the node, and the API server sees ${mounted} of the node.`,
      commands: copy(context.paths.policy, context.policy),
      files: [nameOf(context.paths.policy)],
      expect: `The file is below ~/.minikube/files${mounted}.`,
      otherwise: 'If MINIKUBE_HOME is set, the folder is there.',
    },
    webhook: context.choice.webhook
      ? {
          where: 'workstation',
          commands: copy(context.paths.webhook, webhookConfig(folderOf(context.paths.webhook))),
          files: [nameOf(context.paths.webhook)],
          expect:
            'Replace the server with yours, and put webhook-ca.crt and webhook-token beside the file.',
          otherwise:
            'If your webhook needs no token, remove tokenFile. If its certificate is signed by a public authority, remove certificate-authority.',
        }
      : undefined,
    edit: {
      where: 'workstation',
      title: 'Restart minikube with the flags',
      commands: `minikube stop\n${startCommand(context)}`,
      files: [script],
      expect: 'Done! kubectl is now configured to use "minikube" cluster',
      otherwise:
        "minikube ssh -- 'sudo crictl ps -a --name kube-apiserver' lists the servers that ended, and crictl logs says why.",
    },
    ...checks(context, {
      onNode: (command) => `minikube ssh -- ${quoted(command)}`,
      argumentsCommand: argumentsOfProcess,
      outputCommand: outputOfPod,
      where: 'workstation',
    }),
    'roll-back': {
      title: 'Start again without auditing, if something went wrong',
      where: 'workstation',
      commands: `minikube delete\nrm ${synced(context.paths.policy)}\nminikube start`,
      why: 'minikube remembers the flags of a cluster, so it is made anew.',
      expect: 'Done!',
      otherwise: 'minikube logs says why.',
    },
  }),
  refuses: ({ log, paths }) => {
    if (log === 'file')
      return 'minikube mounts no folder that kube-apiserver could keep a log in: it would be lost with the container. Choose standard output.';
    return Object.values({ policy: paths?.policy, webhook: paths?.webhook }).some(
      (path) => path !== undefined && path !== '' && !isBelow(path, mounted),
    )
      ? `kube-apiserver does not see this path: in minikube, files must be in ${mounted}.`
      : undefined;
  },
  warnings: ({ choice: { kubernetes } }) => [
    `An existing cluster keeps its version. For a new one of Kubernetes ${kubernetes}, add --kubernetes-version=v${kubernetes}.x to minikube start.`,
  ],
  facts: [
    {
      text: `${mounted} is the folder to use, because kubeadm mounts it.`,
      link: 'https://minikube.sigs.k8s.io/docs/tutorials/audit-policy/',
      read: '2026-11-30',
    },
  ],
};

const copy = (path: string, content: string) =>
  `mkdir -p ${synced(folderOf(path))}\n${writeTo(synced(path), content, '0600', '')}`;

/** Returns the command that starts minikube with the flags. */
function startCommand({ choice, settings }: Context): string {
  return onLines('minikube start', [
    ...(choice.highAvailability ? ['--ha'] : []),
    ...settings.map(({ name, value }) => `--extra-config=${quoted(`apiserver.${name}=${value}`)}`),
  ]);
}
