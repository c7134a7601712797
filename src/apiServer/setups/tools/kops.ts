import { argumentsOfProcess, checks } from '../checks';
import { folderOf } from '../path';
import type { RunbookFile } from '../runbook';
import type { Context, Setup } from '../setup';
import { webhookConfig } from '../webhookConfig';
import { toYaml, verbatim } from '../yamlText';

const configuration = 'kops-cluster.yaml';

/** The fields of kubeAPIServer, and how they take a value. */
export const kopsFields: Readonly<
  Record<string, { field: string; type: 'text' | 'number' | 'switch' }>
> = {
  'audit-policy-file': { field: 'auditPolicyFile', type: 'text' },
  'audit-log-path': { field: 'auditLogPath', type: 'text' },
  'audit-log-format': { field: 'auditLogFormat', type: 'text' },
  'audit-log-maxage': { field: 'auditLogMaxAge', type: 'number' },
  'audit-log-maxbackup': { field: 'auditLogMaxBackups', type: 'number' },
  'audit-log-maxsize': { field: 'auditLogMaxSize', type: 'number' },
  'audit-webhook-config-file': { field: 'auditWebhookConfigFile', type: 'text' },
  'audit-webhook-mode': { field: 'auditWebhookMode', type: 'text' },
  'audit-webhook-initial-backoff': { field: 'auditWebhookInitialBackoff', type: 'text' },
  'audit-webhook-batch-buffer-size': { field: 'auditWebhookBatchBufferSize', type: 'number' },
  'audit-webhook-batch-max-size': { field: 'auditWebhookBatchMaxSize', type: 'number' },
  'audit-webhook-batch-max-wait': { field: 'auditWebhookBatchMaxWait', type: 'text' },
  'audit-webhook-batch-throttle-enable': {
    field: 'auditWebhookBatchThrottleEnable',
    type: 'switch',
  },
  'audit-webhook-batch-throttle-qps': { field: 'auditWebhookBatchThrottleQps', type: 'text' },
  'audit-webhook-batch-throttle-burst': {
    field: 'auditWebhookBatchThrottleBurst',
    type: 'number',
  },
};

const readers = {
  text: (value: string) => value,
  number: Number,
  switch: (value: string) => /^(?:1|t|true)$/i.test(value),
};

/** A cluster of kOps: the nodes are made anew. */
export const kops: Setup = {
  id: 'kops',
  name: 'kOps',
  summary:
    'Sets fields of kubeAPIServer and brings the policy with fileAssets; kOps mounts both folders.',
  paths: {
    policy: '/srv/kubernetes/kube-apiserver/audit-policy.yaml',
    log: '/var/log/kube-apiserver-audit/audit.log',
    webhook: '/srv/kubernetes/kube-apiserver/audit-webhook.yaml',
  },
  cannotWrite: (flag) =>
    flag in kopsFields ? undefined : `kOps has no field for --${flag}, so it is not written.`,
  files,
  steps: (context) => ({
    'back-up': {
      where: 'workstation',
      commands: 'kops get cluster -o yaml >cluster.before-audit.yaml',
      expect: 'The file has spec.',
      otherwise: 'Set KOPS_STATE_STORE and KOPS_CLUSTER_NAME.',
    },
    edit: {
      title: 'Change the cluster',
      where: 'workstation',
      commands: 'kops edit cluster\nkops update cluster\nkops update cluster --yes',
      why: 'kOps writes the manifest of kube-apiserver from the cluster when a node starts.',
      files: [configuration],
      expect: `Add the lines of ${configuration} in the editor. The first update shows what will change.`,
      otherwise: 'If kops does not know the role ControlPlane, it is older: write Master.',
    },
    wait: {
      title: 'Replace the control-plane nodes',
      why: 'A running node keeps its manifest. kOps replaces one node at a time and waits until the cluster validates.',
      where: 'workstation',
      commands:
        'kops rolling-update cluster --instance-group-roles=control-plane --yes\nkops validate cluster --wait 15m',
      expect: 'Your cluster is ready',
      otherwise:
        'kOps stops at the first node that does not come back. There, /var/log/kube-apiserver.log says why.',
    },
    ...checks(context, {
      onNode: (command) => command,
      argumentsCommand: argumentsOfProcess,
      outputCommand: 'kubectl -n kube-system logs -l k8s-app=kube-apiserver --tail=-1',
    }),
    'roll-back': {
      where: 'workstation',
      commands:
        'kops replace -f cluster.before-audit.yaml\nkops update cluster --yes\nkops rolling-update cluster --instance-group-roles=control-plane --yes',
      expect: 'Your cluster is ready',
      otherwise:
        'If the only API server is down, add --cloudonly to rolling-update: the cluster cannot be asked.',
    },
  }),
  warnings: ({ choice, paths }) => [
    ...(choice.webhook && folderOf(paths.webhook) !== folderOf(paths.policy)
      ? [
          'kOps mounts the folder of the policy only. Put the webhook configuration into the same folder.',
        ]
      : []),
  ],
  facts: [
    {
      text: 'kOps mounts the folder of the log, and the folder of the policy if it is not /srv/kubernetes/kube-apiserver, which it mounts anyway.',
      link: 'https://github.com/kubernetes/kops/blob/master/nodeup/pkg/model/kube_apiserver.go',
      read: '2026-11-30',
    },
    {
      text: 'auditPolicyFile and fileAssets as here.',
      link: 'https://kops.sigs.k8s.io/cluster_spec/#audit-logging',
      read: '2026-11-30',
    },
    {
      text: 'The role of fileAssets is called ControlPlane, and was Master before.',
      link: 'https://kops.sigs.k8s.io/cluster_spec/#fileassets',
    },
  ],
};

function files({ choice, paths, policy, settings }: Context): RunbookFile[] {
  const kubeAPIServer = Object.fromEntries(
    settings.flatMap(({ name, value }) => {
      const known = kopsFields[name];
      return known ? [[known.field, readers[known.type](value)]] : [];
    }),
  );
  const asset = (name: string, path: string, content: string) => ({
    name,
    path,
    roles: ['ControlPlane'],
    content: verbatim(content),
  });
  return [
    {
      path: configuration,
      content: toYaml(
        {
          apiVersion: 'kops.k8s.io/v1alpha2',
          kind: 'Cluster',
          metadata: { name: 'CLUSTER' },
          spec: {
            kubeAPIServer,
            fileAssets: [
              asset('audit-policy', paths.policy, policy),
              ...(choice.webhook
                ? [asset('audit-webhook', paths.webhook, webhookConfig(folderOf(paths.webhook)))]
                : []),
            ],
          },
        },
        'Not a whole cluster: add the lines of spec to yours, and keep the rest of it.',
      ),
      language: 'yaml',
      role: 'configuration',
      on: 'workstation',
      mode: '0600',
    },
  ];
}
