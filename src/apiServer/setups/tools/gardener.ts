import { writeLocal } from '../common';
import type { RunbookFile } from '../runbook';
import type { Context, Setup } from '../setup';
import { toYaml, verbatim } from '../yamlText';

const configMap = 'audit-policy-configmap.yaml';
const shoot = 'shoot-audit.yaml';
const name = 'audit-policy';

/** A cluster whose control plane somebody else runs: only the policy is the reader's. */
export const gardener: Setup = {
  id: 'gardener',
  name: 'Gardener shoot',
  summary: 'Puts the policy into a ConfigMap of the garden cluster, which the shoot names.',
  paths: {
    policy: '/etc/kubernetes/audit/audit-policy.yaml',
    log: '/var/lib/audit.log',
    webhook: '/etc/kubernetes/webhook/audit/kubeconfig.yaml',
  },
  fixedPaths: ['policy', 'log', 'webhook'],
  cannotWrite: (flag) =>
    flag === 'audit-policy-file' || flag === 'audit-log-path'
      ? undefined
      : `Gardener's operator decides on --${flag}: a shoot cannot set it.`,
  files,
  steps: (context) => ({
    'back-up': {
      where: 'management-cluster',
      commands: 'kubectl -n garden-PROJECT get shoot SHOOT -o yaml >shoot.before-audit.yaml',
      expect: 'The file has spec.kubernetes. Replace PROJECT and SHOOT in all commands.',
      otherwise: 'The context must be the garden cluster, not the shoot.',
    },
    policy: {
      title: 'Create the ConfigMap',
      where: 'management-cluster',
      commands: `${writeLocal(files(context)).commands}\nkubectl -n garden-PROJECT apply -f ${configMap}`,
      files: [configMap, shoot],
      why: 'Gardener takes the policy from the key policy of a ConfigMap in the namespace of the shoot.',
      expect: `configmap/${name} created`,
      otherwise: 'You need the rights of a member of the project.',
    },
    edit: {
      title: 'Name it in the shoot',
      where: 'management-cluster',
      commands: `kubectl -n garden-PROJECT patch shoot SHOOT --type=merge --patch-file=${shoot}`,
      files: [shoot],
      why: 'Gardener rolls the API server of the shoot out again, without an outage.',
      expect: 'shoot.core.gardener.cloud/SHOOT patched',
      otherwise: 'Gardener rejects the shoot if the policy is not valid, and says why.',
    },
    wait: {
      where: 'management-cluster',
      commands:
        'kubectl -n garden-PROJECT wait --for=condition=APIServerAvailable --timeout=10m shoot/SHOOT',
      expect: 'condition met',
      otherwise: 'kubectl -n garden-PROJECT describe shoot SHOOT shows the last error.',
    },
    read: {
      title: 'Read one event',
      where: 'workstation',
      commands:
        'kubectl -n default create configmap audit-check\nkubectl -n default delete configmap audit-check',
      expect:
        'The events appear where the operator of Gardener sends them: a shoot does not keep them.',
      otherwise: 'Ask the operator where the audit log of the shoot is.',
    },
    'roll-back': {
      where: 'management-cluster',
      commands: `kubectl -n garden-PROJECT patch shoot SHOOT --type=json -p '[{"op":"remove","path":"/spec/kubernetes/kubeAPIServer/auditConfig"}]'`,
      expect:
        'shoot.core.gardener.cloud/SHOOT patched; the default policy applies again, which records nothing.',
      otherwise: 'shoot.before-audit.yaml has the old shoot.',
    },
  }),
  warnings: () => [
    'Where the events go, and for how long, is decided by whoever runs Gardener.',
    'A later change of the ConfigMap takes effect with the next reconciliation: kubectl -n garden-PROJECT annotate shoot SHOOT gardener.cloud/operation=reconcile',
  ],
  facts: [
    {
      text: 'The policy is under the key policy of a ConfigMap in the namespace of the shoot, and changes are taken up with the next reconciliation.',
      link: 'https://gardener.cloud/docs/gardener/security/shoot_auditpolicy/',
      read: '2026-11-30',
    },
  ],
};

function files({ policy }: Context): RunbookFile[] {
  const common = { language: 'yaml', on: 'management-cluster', mode: '0600' } as const;
  return [
    {
      ...common,
      path: configMap,
      content: toYaml({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name },
        data: { policy: verbatim(policy) },
      }),
      role: 'configuration',
    },
    {
      ...common,
      path: shoot,
      content: toYaml({
        spec: {
          kubernetes: {
            kubeAPIServer: { auditConfig: { auditPolicy: { configMapRef: { name } } } },
          },
        },
      }),
      role: 'configuration',
    },
  ];
}
