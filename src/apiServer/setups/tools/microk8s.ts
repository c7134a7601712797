import { checks, untilDone } from '../checks';
import { policyFile, webhookFiles, writePolicy, writeWebhook } from '../common';
import type { RunbookFile } from '../runbook';
import { argument } from '../setting';
import type { Context, Setup } from '../setup';
import { delimiterFor } from '../shell';

const args = '/var/snap/microk8s/current/args/kube-apiserver';
const additions = 'kube-apiserver.args';

/** A snap reads the file as words of a shell. */
const line = (word: string) =>
  /[\s"'\\$`]/.test(word) ? `"${word.replaceAll(/["\\$`]/g, '\\$&')}"` : word;

const lines = ({ settings }: Context) =>
  settings.map((setting) => `${line(argument(setting))}\n`).join('');

/** One process of a snap, with the API server in it. */
export const microk8s: Setup = {
  id: 'microk8s',
  name: 'MicroK8s',
  summary: 'Adds arguments to the file that the snap reads them from. No mounts are needed.',
  paths: {
    policy: '/var/snap/microk8s/current/args/audit-policy.yaml',
    log: '/var/snap/microk8s/common/audit/audit.log',
    webhook: '/var/snap/microk8s/current/args/audit-webhook.yaml',
  },
  files: (context): RunbookFile[] => [
    policyFile(context, 'control-plane'),
    ...webhookFiles(context, 'control-plane'),
    {
      path: additions,
      content: lines(context),
      language: 'text',
      role: 'additions',
      on: 'control-plane',
      mode: '0600',
    },
  ],
  steps: (context) => ({
    'back-up': {
      commands: `sudo cp -p ${args} /root/kube-apiserver.before-audit.args`,
      expect: 'sudo ls -l /root/kube-apiserver.before-audit.args shows the copy.',
      otherwise: 'If the file is missing, this node is no control-plane node.',
    },
    policy: writePolicy(context),
    webhook: writeWebhook(context),
    edit: {
      commands: `sudo tee -a ${args} >/dev/null <<'${delimiterFor(lines(context), 'FLAGS')}'\n${lines(context)}${delimiterFor(lines(context), 'FLAGS')}`,
      files: [additions],
      expect: `sudo tail ${args} shows one flag on each line.`,
      otherwise:
        'If the last line of the old file had no line break, put one before the new flags.',
    },
    wait: {
      title: 'Restart the services',
      commands: `sudo snap restart microk8s.daemon-kubelite\n${untilDone('microk8s kubectl get --raw /readyz >/dev/null 2>&1')}`,
      why: 'The arguments are read when the process starts. It runs the kubelet too; Pods keep running.',
      expect: 'done',
      otherwise: 'sudo journalctl -u snap.microk8s.daemon-kubelite -n 100 says why.',
    },
    ...checks(context, {
      onNode: (command) => command,
      argumentsCommand: `sudo cat ${args}`,
      outputCommand: 'sudo journalctl -u snap.microk8s.daemon-kubelite -o cat',
    }),
    'roll-back': {
      commands: `sudo cp -p /root/kube-apiserver.before-audit.args ${args}\nsudo snap restart microk8s.daemon-kubelite`,
      expect: 'microk8s status --wait-ready prints that it is running.',
      otherwise: 'microk8s inspect collects what went wrong.',
    },
  }),
  facts: [
    {
      text: 'The arguments are in args/kube-apiserver of the snap, and the policy can be beside it.',
      link: 'https://microk8s.io/docs/cis-cluster-setup',
      read: '2026-11-30',
    },
    {
      text: 'The service is called microk8s.daemon-kubelite.',
      link: 'https://microk8s.io/docs/configuring-services',
    },
  ],
};
