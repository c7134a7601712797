import { Document, type Scalar } from 'yaml';
import { argumentsOfProcess, checks, outputOfPod } from '../checks';
import { writeLocal } from '../common';
import { folderOf } from '../path';
import { standaloneRules } from '../policyNode';
import type { RunbookFile } from '../runbook';
import type { Context, Setup } from '../setup';
import { webhookServer } from '../webhookConfig';
import { toYaml, verbatim } from '../yamlText';
import { argumentMap } from './kubeadm';
import {
  kubesprayExtraArgs,
  kubesprayLogFolder as logFolder,
  kubesprayVariables,
} from './kubesprayVariables';

const variables = 'audit.yml';

/** A cluster that Ansible makes with kubeadm. */
export const kubespray: Setup = {
  id: 'kubespray',
  name: 'kubespray',
  summary:
    'Sets variables of the inventory; kubespray writes the policy, the mounts and the manifest.',
  paths: {
    policy: '/etc/kubernetes/audit-policy/apiserver-audit-policy.yaml',
    log: '/var/log/audit/kube-apiserver-audit.log',
    webhook: '/etc/kubernetes/audit-policy/apiserver-audit-webhook-config.yaml',
  },
  alwaysWrites: Object.keys(kubesprayVariables),
  files,
  steps: (context) => ({
    'back-up': {
      commands:
        'sudo cp -p /etc/kubernetes/manifests/kube-apiserver.yaml /root/kube-apiserver.before-audit.yaml',
      why: 'The copy is outside the manifests folder, because the kubelet runs every file in there.',
      expect: 'sudo ls -l /root/kube-apiserver.before-audit.yaml shows the copy.',
      otherwise: 'Commit the inventory as well, so that you can go back.',
    },
    policy: writeLocal(files(context).filter(({ path }) => path === variables)),
    edit: {
      title: 'Set the variables and run the playbook',
      where: 'workstation',
      why: 'kubespray writes the policy file, and kubeadm the manifest, on each control-plane node.',
      commands: [
        `cp ${variables} inventory/CLUSTER/group_vars/k8s_cluster/${variables}`,
        'ansible-playbook -i inventory/CLUSTER/inventory.ini -b upgrade-cluster.yml --limit kube_control_plane',
      ].join('\n'),
      files: [variables],
      expect: 'PLAY RECAP without failed hosts. Replace CLUSTER with the folder of your inventory.',
      otherwise:
        'If a group_vars file sets one of these variables too, Ansible takes the value of the file whose name comes later.',
    },
    ...checks(context, {
      onNode: (command) => command,
      argumentsCommand: argumentsOfProcess,
      outputCommand: outputOfPod,
    }),
    ...(context.choice.log === 'file'
      ? {
          read: {
            commands: `sudo cat ${hostLog(context)} | grep -F audit-check | tail -n 1`,
            expect: 'An event of audit.k8s.io/v1 that names audit-check.',
            otherwise: `In the Pod the same file is ${context.paths.log}. No line: wait a minute, then check with the preview that your policy records the creation of a ConfigMap.`,
          },
        }
      : {}),
    'roll-back': {
      commands:
        'sudo cp -p /root/kube-apiserver.before-audit.yaml /etc/kubernetes/manifests/kube-apiserver.yaml',
      expect: 'The server is back within a minute. Then take the variables out of the inventory.',
      otherwise: 'If the kubelet does not react: sudo systemctl restart kubelet',
    },
  }),
  refuses: ({ log, webhook }) =>
    log === 'none' && !webhook
      ? 'kubespray sets --audit-policy-file only together with a backend.'
      : undefined,
  warnings: ({ policy, choice, settings }) => [
    ...(standaloneRules(policy)
      ? [
          'kubespray takes only the rules. Stages and managed fields that your policy omits for all rules are written into each rule.',
        ]
      : ['The policy has no list of rules, so kubespray would use its own. It was left out.']),
    ...(choice.webhook
      ? [
          `kubespray writes the webhook configuration from audit_webhook_server_url. Replace ${webhookServer} with yours.`,
        ]
      : []),
    ...(choice.log === 'file' && !settings.some(({ name }) => name === 'audit-log-maxbackup')
      ? [
          'Without your own figures, kubespray keeps 30 days and 100 MB, and 1 or 10 files, depending on its version.',
        ]
      : []),
  ],
  facts: [
    {
      text: 'The variables, their defaults, and that audit_policy_custom_rules replaces the rules.',
      link: 'https://github.com/kubernetes-sigs/kubespray/blob/master/docs/ansible/vars.md',
      read: '2026-11-30',
    },
  ],
};

const hostLog = ({ paths }: Context) =>
  `${logFolder}/${paths.log.slice(folderOf(paths.log).length + 1)}`;

function files(context: Context): RunbookFile[] {
  const { choice, policy, settings } = context;
  const named = settings.filter(({ name }) => name in kubesprayVariables);
  const others = settings.filter(({ name }) => !(name in kubesprayVariables));
  const rules = rulesText(policy);
  const content = {
    kubernetes_audit: choice.log !== 'none',
    kubernetes_audit_webhook: choice.webhook,
    ...Object.fromEntries(
      named.map(({ name, value }) => [
        kubesprayVariables[name],
        /^\d+$/.test(value) ? Number(value) : value,
      ]),
    ),
    ...(choice.log === 'file' ? { audit_log_hostpath: logFolder } : {}),
    ...(choice.webhook ? { audit_webhook_server_url: webhookServer } : {}),
    ...(rules === undefined ? {} : { audit_policy_custom_rules: rules }),
    ...(others.length > 0 ? { [kubesprayExtraArgs]: argumentMap(others) } : {}),
  };
  return [
    {
      path: 'audit-policy.yaml',
      content: policy,
      language: 'yaml',
      role: 'policy',
      on: 'workstation',
      mode: '0600',
    },
    {
      path: variables,
      content: toYaml(content),
      language: 'yaml',
      role: 'configuration',
      on: 'workstation',
      mode: '0600',
    },
  ];
}

/** The rules as text, which Ansible must not take for a template. */
function rulesText(policy: string): Scalar<string> | undefined {
  const rules = standaloneRules(policy);
  if (!rules) return undefined;
  const text = verbatim(
    new Document(rules).toString({ lineWidth: 0, flowCollectionPadding: false }),
  );
  if (/\{[{%#]/.test(text.value)) text.tag = '!unsafe';
  return text;
}
