import { argumentsOfProcess, checks } from '../checks';
import { writeLocal } from '../common';
import { folderOf, nameOf } from '../path';
import type { RunbookFile } from '../runbook';
import type { Context, Setup } from '../setup';
import { webhookConfig } from '../webhookConfig';
import { toYaml, verbatim } from '../yamlText';
import { serverArguments } from './k3s';
import { extraMounts, logsOfRke2, setByRke2 } from './rke2';

const configuration = 'rancher-cluster.yaml';
const secret = 'rancher-audit-webhook.yaml';
/** Where Rancher saves the text of the policy on a node. */
const savedPolicy = '/var/lib/rancher/rke2/etc/config-files/audit-policy-file';
const secretName = 'audit-webhook';

/** A cluster that Rancher provisions with RKE2. */
export const rancher: Setup = {
  id: 'rancher',
  name: 'Rancher',
  summary: 'Puts the policy itself into the cluster object; Rancher brings it to the nodes.',
  paths: {
    policy: savedPolicy,
    log: `${logsOfRke2}/audit.log`,
    webhook: '/etc/rancher/rke2/audit-webhook/webhook.yaml',
  },
  fixedPaths: ['policy'],
  setsItself: { 'audit-policy-file': savedPolicy },
  alwaysWrites: setByRke2,
  files,
  steps: (context) => ({
    'back-up': {
      where: 'management-cluster',
      commands:
        'kubectl -n fleet-default get clusters.provisioning.cattle.io CLUSTER -o yaml >cluster.before-audit.yaml',
      expect: 'The file has spec.rkeConfig. Replace CLUSTER in this and the following commands.',
      otherwise: 'kubectl get clusters.provisioning.cattle.io -A lists the clusters.',
    },
    webhook: context.choice.webhook
      ? {
          where: 'management-cluster',
          commands: `${writeLocal(files(context).filter(({ path }) => path === secret)).commands}\n# Put your server into ${secret} before this:\nkubectl apply -f ${secret}`,
          files: [secret],
          expect: `secret/${secretName} created`,
          otherwise:
            'The annotation must name your cluster, or Rancher does not hand the Secret over.',
        }
      : undefined,
    edit: {
      title: 'Change the cluster object',
      why: 'Rancher writes the policy to each control-plane node and restarts the servers one after the other.',
      where: 'management-cluster',
      commands: 'kubectl -n fleet-default edit clusters.provisioning.cattle.io CLUSTER',
      files: [configuration],
      expect: `Add the lines of ${configuration}; keep the other keys of machineGlobalConfig.`,
      otherwise:
        'The same YAML can be edited in Rancher: Cluster Management, the cluster, Edit YAML.',
    },
    wait: {
      where: 'management-cluster',
      commands:
        'kubectl -n fleet-default wait --for=condition=Updated --timeout=30m clusters.provisioning.cattle.io/CLUSTER',
      expect: 'condition met',
      otherwise: 'The events of the cluster in Rancher name the node that does not come back.',
    },
    ...checks(context, {
      onNode: (command) => command,
      argumentsCommand: argumentsOfProcess,
      outputCommand: 'kubectl -n kube-system logs -l component=kube-apiserver --tail=-1',
    }),
    'roll-back': {
      where: 'management-cluster',
      commands: 'kubectl -n fleet-default edit clusters.provisioning.cattle.io CLUSTER',
      why: 'Rancher brings the old configuration to the nodes as it brought the new one.',
      expect: 'Remove the lines that you added.',
      otherwise: 'cluster.before-audit.yaml has the old ones.',
    },
  }),
  facts: [
    {
      text: 'machineGlobalConfig takes the text of the policy under audit-policy-file, and Rancher saves it on the control-plane nodes.',
      link: 'https://ranchermanager.docs.rancher.com/how-to-guides/advanced-user-guides/enable-api-audit-log-in-downstream-clusters',
      read: '2026-11-30',
    },
    {
      text: 'machineSelectorFiles, which bring the files of the webhook to the nodes, exist from Rancher 2.7.2 on.',
      link: 'https://ranchermanager.docs.rancher.com/how-to-guides/advanced-user-guides/enable-api-audit-log-in-downstream-clusters',
      read: '2026-11-30',
    },
  ],
};

function files(context: Context): RunbookFile[] {
  const { choice, paths, policy, settings } = context;
  const mounts = extraMounts(context);
  const key = nameOf(paths.webhook);
  const common = { language: 'yaml', on: 'management-cluster', mode: '0600' } as const;
  const cluster = {
    apiVersion: 'provisioning.cattle.io/v1',
    kind: 'Cluster',
    metadata: { name: 'CLUSTER', namespace: 'fleet-default' },
    spec: {
      rkeConfig: {
        machineGlobalConfig: {
          'audit-policy-file': verbatim(policy),
          ...(settings.length > 0 ? { 'kube-apiserver-arg': serverArguments(settings) } : {}),
          ...(mounts.length > 0 ? { 'kube-apiserver-extra-mount': mounts } : {}),
        },
        ...(choice.webhook
          ? {
              machineSelectorFiles: [
                {
                  fileSources: [
                    { secret: { name: secretName, items: [{ key, path: paths.webhook }] } },
                  ],
                  machineLabelSelector: {
                    matchLabels: { 'rke.cattle.io/control-plane-role': 'true' },
                  },
                },
              ],
            }
          : {}),
      },
    },
  };
  return [
    {
      ...common,
      path: configuration,
      content: toYaml(
        cluster,
        'Add spec.rkeConfig to your cluster object, and keep the rest of it.',
      ),
      role: 'configuration',
    },
    ...(choice.webhook
      ? [
          {
            ...common,
            path: secret,
            content: toYaml({
              apiVersion: 'v1',
              kind: 'Secret',
              metadata: {
                name: secretName,
                namespace: 'fleet-default',
                annotations: { 'rke.cattle.io/object-authorized-for-clusters': 'CLUSTER' },
              },
              stringData: { [key]: verbatim(webhookConfig(folderOf(paths.webhook))) },
            }),
            role: 'webhook' as const,
          },
        ]
      : []),
  ];
}
