import { argumentsOfProcess, checks, outputOfPod } from '../checks';
import { folderOf } from '../path';
import type { RunbookFile } from '../runbook';
import type { Context, Setup } from '../setup';
import { kubeadmPaths } from '../staticManifest';
import { webhookConfig } from '../webhookConfig';
import { toYaml, verbatim } from '../yamlText';
import { argumentList, extraVolumeOf } from './kubeadm';

const configuration = 'kubeadm-control-plane.yaml';

/** Machines that Cluster API makes with kubeadm. */
export const clusterApi: Setup = {
  id: 'cluster-api',
  name: 'Cluster API',
  summary:
    'Adds the policy, flags and volumes to the KubeadmControlPlane, which replaces the machines one by one.',
  paths: kubeadmPaths,
  files,
  steps: (context) => ({
    'back-up': {
      where: 'management-cluster',
      commands:
        'kubectl get kubeadmcontrolplane NAME -o yaml >kubeadm-control-plane.before-audit.yaml',
      expect: 'The file has spec.kubeadmConfigSpec. Replace NAME in all commands.',
      otherwise: 'kubectl get kubeadmcontrolplanes -A lists the names and namespaces.',
    },
    edit: {
      title: 'Change the KubeadmControlPlane',
      where: 'management-cluster',
      commands: 'kubectl edit kubeadmcontrolplane NAME',
      why: 'A merge patch would replace whole lists, such as the files that are there already.',
      files: [configuration],
      expect: `Add the lines of ${configuration}, each to its list.`,
      otherwise:
        'If the object is v1beta1, extraArgs is a map of names and values. With ClusterClass, change the template instead.',
    },
    wait: {
      title: 'Wait for the new machines',
      where: 'management-cluster',
      commands:
        "kubectl wait --for=jsonpath='{.status.upToDateReplicas}'=REPLICAS --timeout=60m kubeadmcontrolplane/NAME",
      why: 'Each machine is replaced by a new one, and the next follows when it is ready.',
      expect: 'condition met. Replace REPLICAS with the number of control-plane machines.',
      otherwise:
        'kubectl get machines shows which one does not come up; its cloud-init log (/var/log/cloud-init-output.log) says why. The old machines still serve.',
    },
    ...checks(context, {
      onNode: (command) => command,
      argumentsCommand: argumentsOfProcess,
      outputCommand: outputOfPod,
    }),
    'roll-back': {
      where: 'management-cluster',
      commands: 'kubectl edit kubeadmcontrolplane NAME',
      why: 'Cluster API then replaces the machines again.',
      expect: 'Take the lines out that you added.',
      otherwise: 'kubeadm-control-plane.before-audit.yaml has the old ones.',
    },
  }),
  facts: [
    {
      text: 'The fields of controlplane.cluster.x-k8s.io/v1beta2: files, and extraArgs as a list.',
      link: 'https://pkg.go.dev/sigs.k8s.io/cluster-api/api/bootstrap/kubeadm/v1beta2',
      read: '2026-11-30',
    },
  ],
};

function files({ choice, paths, policy, settings, volumes }: Context): RunbookFile[] {
  const file = (path: string, content: string) => ({
    path,
    owner: 'root:root',
    permissions: '0600',
    content: verbatim(content),
  });
  return [
    {
      path: configuration,
      content: toYaml(
        {
          apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
          kind: 'KubeadmControlPlane',
          metadata: { name: 'NAME' },
          spec: {
            kubeadmConfigSpec: {
              files: [
                file(paths.policy, policy),
                ...(choice.webhook
                  ? [file(paths.webhook, webhookConfig(folderOf(paths.webhook)))]
                  : []),
              ],
              clusterConfiguration: {
                apiServer: {
                  extraArgs: argumentList(settings),
                  extraVolumes: volumes.map(extraVolumeOf),
                },
              },
            },
          },
        },
        'Not a whole object: add these lines to yours, each to its list.',
      ),
      language: 'yaml',
      role: 'configuration',
      on: 'management-cluster',
      mode: '0600',
    },
  ];
}
