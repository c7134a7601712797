import { argumentsOfProcess, checks, untilDone } from '../checks';
import { policyFile, webhookFiles, writePolicy, writeWebhook } from '../common';
import { folderOf } from '../path';
import type { RunbookFile } from '../runbook';
import type { Context, Piece, Setup } from '../setup';
import { quoted } from '../shell';
import { sharedFolders } from '../volumes';
import { toYaml } from '../yamlText';
import { argumentMap } from './kubeadm';

const target = '/etc/k0s/k0s.yaml';
const configuration = 'k0s-audit.yaml';
const ownLog = '/var/log/k0s-audit/audit.log';
/** k0s runs each component as a user of its own. */
const user = 'kube-apiserver';

/** Processes that k0s starts: kube-apiserver sees every file of the node, with the rights of its user. */
export const k0s: Setup = {
  id: 'k0s',
  name: 'k0s',
  summary: 'Adds arguments of the API server to k0s.yaml. No mounts are needed.',
  paths: {
    policy: '/etc/k0s/audit/policy.yaml',
    log: ownLog,
    webhook: '/etc/k0s/audit/webhook.yaml',
  },
  files: (context): RunbookFile[] => [
    policyFile(context, 'control-plane'),
    ...webhookFiles(context, 'control-plane'),
    {
      path: configuration,
      content: toYaml(
        {
          apiVersion: 'k0s.k0sproject.io/v1beta1',
          kind: 'ClusterConfig',
          metadata: { name: 'k0s' },
          spec: { api: { extraArgs: argumentMap(context.settings) } },
        },
        `Add spec.api.extraArgs to your ${target}, and keep the rest of it.`,
      ),
      language: 'yaml',
      role: 'configuration',
      on: 'control-plane',
      mode: '0600',
    },
  ],
  steps: (context) => ({
    'back-up': {
      commands: `sudo cp -p ${target} /root/k0s.before-audit.yaml`,
      expect: 'sudo ls -l /root/k0s.before-audit.yaml shows the copy.',
      otherwise: `If there is no ${target}, k0s runs with its defaults: sudo k0s config create | sudo tee ${target}, and reinstall the service with --config.`,
    },
    policy: {
      ...writePolicy(context),
      commands: [writePolicy(context).commands, ...owned(filesOf(context))].join('\n'),
      why: `The server runs as the user ${user}, so that user must be able to read the policy and write the log.`,
    },
    webhook: webhookStep(context),
    edit: {
      title: 'Change the configuration',
      commands: `sudo vi ${target}\nsudo k0s config validate --config ${target}`,
      files: [configuration],
      expect: `Add the lines of ${configuration}. validate prints nothing.`,
      otherwise: 'With dynamic configuration, use sudo k0s config edit instead of the file.',
    },
    wait: {
      title: 'Restart k0s',
      why: 'k0s passes the arguments on when it starts.',
      commands: `sudo k0s stop\nsudo k0s start\n${untilDone(`${argumentsOfProcess} | grep -q -e --audit-policy-file`)}`,
      expect: 'done',
      otherwise:
        'sudo journalctl -u k0scontroller -n 100 says why: often that the user may not read a file.',
    },
    ...checks(context, {
      onNode: (command) => command,
      argumentsCommand: argumentsOfProcess,
      outputCommand: 'sudo journalctl -u k0scontroller -o cat',
    }),
    'roll-back': {
      commands: `sudo cp -p /root/k0s.before-audit.yaml ${target}\nsudo k0s stop\nsudo k0s start`,
      expect: 'sudo k0s status prints that it runs.',
      otherwise: 'sudo journalctl -u k0scontroller -n 100 says why.',
    },
  }),
  refuses: ({ log, paths }) => {
    const folder = folderOf(paths?.log || ownLog);
    return log === 'file' && sharedFolders.has(folder)
      ? `k0s runs kube-apiserver as the user ${user}, which cannot rotate files in ${folder}. Give the log a folder of its own.`
      : undefined;
  },
  facts: [
    {
      text: 'Flags of the API server are set in spec.api.extraArgs.',
      link: 'https://docs.k0sproject.io/stable/configuration/#specapi',
      read: '2026-11-30',
    },
    {
      text: `kube-apiserver runs as the user ${user} (spec.installConfig.users).`,
      link: 'https://docs.k0sproject.io/stable/configuration/#specinstallconfigusers',
    },
  ],
};

/** The files that the user needs; of the log only the folder is there. */
const filesOf = ({ choice, paths }: Context) => [
  paths.policy,
  ...(choice.log === 'file' ? [`${folderOf(paths.log)}/`] : []),
];

/** Returns commands that hand files over, with their folders where nothing else is in them. */
function owned(paths: readonly string[]): string[] {
  const folders = new Set(paths.map(folderOf).filter((folder) => !sharedFolders.has(folder)));
  const files = paths.filter((path) => !path.endsWith('/'));
  return [`sudo chown ${user} ${[...folders, ...files].map(quoted).join(' ')}`];
}

function webhookStep(context: Context): Piece | undefined {
  const step = writeWebhook(context);
  const { webhook } = context.paths;
  const others = ['webhook-ca.crt', 'webhook-token'].map((name) => `${folderOf(webhook)}/${name}`);
  return step && { ...step, commands: [step.commands, ...owned([webhook, ...others])].join('\n') };
}
