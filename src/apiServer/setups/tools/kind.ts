import { argumentsOfProcess, checks, outputOfPod } from '../checks';
import { writeLocal } from '../common';
import { folderOf, isBelow, nameOf } from '../path';
import type { RunbookFile } from '../runbook';
import type { Context, Setup } from '../setup';
import { quoted } from '../shell';
import { kubeadmPaths } from '../staticManifest';
import type { Volume } from '../volumes';
import { webhookConfig } from '../webhookConfig';
import { toYaml, verbatim } from '../yamlText';
import { argumentMap, extraVolumeOf } from './kubeadm';

const configuration = 'kind-audit.yaml';
const node = 'audit-control-plane';

/** Where a volume is on the machine that runs kind, beside its configuration. Nodes do not share a log. */
const localOf = ({ name, type, mountPath }: Volume, number?: number) =>
  `${name}${number === undefined || name !== 'audit-log' ? '' : `-${number}`}${type === 'File' ? `/${nameOf(mountPath)}` : ''}`;

/** The place of a file of the API server on that machine. */
function localFile(path: string, volumes: readonly Volume[]): string {
  const volume = volumes.find(({ mountPath }) => isBelow(path, mountPath));
  if (!volume) return nameOf(path);
  return volume.type === 'File'
    ? localOf(volume)
    : `${localOf(volume)}${path.slice(volume.mountPath.length)}`;
}

/** A cluster in containers: from the machine to the node, and from the node to the Pod. */
export const kind: Setup = {
  id: 'kind',
  name: 'kind',
  summary:
    'Creates a cluster whose nodes, and whose API server in them, see the policy and the log.',
  paths: kubeadmPaths,
  files,
  steps: (context) => ({
    policy: writeLocal(files(context)),
    edit: {
      title: 'Create the cluster',
      why: 'kind mounts files only when it creates a node. The first mount brings them into the node, the second into the Pod.',
      where: 'workstation',
      commands: `kind create cluster --name audit --config ${configuration}`,
      files: [configuration],
      expect: 'kind ends with "Set kubectl context to "kind-audit"".',
      otherwise: `If it waits for the control plane and fails, add --retain, then read the log: docker exec ${node} sh -c 'cat /var/log/pods/kube-system_kube-apiserver-*/kube-apiserver/*.log'`,
    },
    ...checks(context, {
      onNode: (command) => `docker exec ${node} sh -c ${quoted(command.replaceAll('sudo ', ''))}`,
      argumentsCommand: argumentsOfProcess,
      outputCommand: outputOfPod,
      where: 'workstation',
    }),
    'roll-back': {
      title: 'Delete the cluster, if something went wrong',
      where: 'workstation',
      commands: 'kind delete cluster --name audit',
      expect: 'The folders stay, with the log.',
      otherwise: 'kind get clusters lists what there is.',
    },
  }),
  warnings: ({ choice: { kubernetes, log } }) => [
    `kind runs the version of its node image. Choose one of Kubernetes ${kubernetes}: --image kindest/node:v${kubernetes}.x, from the release notes of your kind.`,
    ...(log === 'file'
      ? ['The log belongs to root, also outside of the node: read it with sudo, or in the node.']
      : []),
  ],
  facts: [
    {
      text: 'Patches without an apiVersion apply to every version of kubeadm, and kind turns a map of arguments into the list that v1beta4 wants.',
      link: 'https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/kubeadm_merge.go',
      read: '2026-11-30',
    },
  ],
};

function files(context: Context): RunbookFile[] {
  const { choice, policy, paths, settings, volumes } = context;
  const patch = toYaml({
    kind: 'ClusterConfiguration',
    apiServer: { extraArgs: argumentMap(settings), extraVolumes: volumes.map(extraVolumeOf) },
  });
  const numbers = choice.highAvailability ? [1, 2, 3] : [undefined];
  const common = { on: 'workstation', language: 'yaml' } as const;
  return [
    {
      ...common,
      path: localFile(paths.policy, volumes),
      content: policy,
      role: 'policy',
      mode: '0600',
    },
    ...(choice.webhook
      ? [
          {
            ...common,
            path: localFile(paths.webhook, volumes),
            content: webhookConfig(folderOf(paths.webhook)),
            role: 'webhook' as const,
            mode: '0600',
          },
        ]
      : []),
    {
      ...common,
      path: configuration,
      content: toYaml({
        kind: 'Cluster',
        apiVersion: 'kind.x-k8s.io/v1alpha4',
        kubeadmConfigPatches: [verbatim(patch)],
        nodes: numbers.map((number) => ({
          role: 'control-plane',
          extraMounts: volumes.map((volume) => ({
            hostPath: `./${localOf(volume, number)}`,
            containerPath: volume.hostPath,
            readOnly: volume.readOnly,
          })),
        })),
      }),
      role: 'configuration',
      mode: '0644',
    },
  ];
}
