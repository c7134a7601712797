import { checks, untilDone } from '../checks';
import { policyFile, webhookFiles, writePolicy, writeWebhook } from '../common';
import type { RunbookFile } from '../runbook';
import type { Context, Setup } from '../setup';
import { writeFile } from '../shell';
import { toYaml } from '../yamlText';

/** Beside config.yaml, which stays as it is. */
const folder = '/etc/rancher/k3s/config.yaml.d';
const target = `${folder}/audit.yaml`;
const configuration = 'k3s-audit.yaml';

/** Arguments of kube-apiserver as k3s and RKE2 take them. */
export const serverArguments = (settings: Context['settings']) =>
  settings.map(({ name, value }) => `${name}=${value}`);

const content = ({ settings }: Context) =>
  toYaml(
    { 'kube-apiserver-arg+': serverArguments(settings) },
    'The plus sign adds to the list of config.yaml instead of replacing it.',
  );

/** One process with the API server in it: it sees every file of the node. */
export const k3s: Setup = {
  id: 'k3s',
  name: 'k3s',
  summary: `Adds arguments of kube-apiserver to the configuration of k3s. No mounts are needed.`,
  paths: {
    policy: '/var/lib/rancher/k3s/server/audit.yaml',
    log: '/var/lib/rancher/k3s/server/logs/audit.log',
    webhook: '/var/lib/rancher/k3s/server/audit-webhook.yaml',
  },
  files: (context): RunbookFile[] => [
    policyFile(context, 'control-plane'),
    ...webhookFiles(context, 'control-plane'),
    {
      path: configuration,
      content: content(context),
      language: 'yaml',
      role: 'configuration',
      on: 'control-plane',
      target,
      mode: '0600',
    },
  ],
  steps: (context) => ({
    'back-up': {
      commands:
        "sudo sh -c 'mkdir -p /root/k3s.before-audit && cp -a /etc/rancher/k3s/. /etc/systemd/system/k3s.service* /root/k3s.before-audit/'",
      expect: 'sudo ls /root/k3s.before-audit shows the copies.',
      otherwise:
        'A server that was installed by other means may keep its flags elsewhere: systemctl cat k3s',
    },
    policy: writePolicy(context),
    webhook: writeWebhook(context),
    edit: {
      title: 'Write the configuration',
      commands: `sudo mkdir -p ${folder}\n${writeFile(target, content(context), '0600')}`,
      files: [configuration],
      expect: `sudo cat ${target} shows the arguments.`,
      otherwise:
        'If k3s.service has --kube-apiserver-arg of its own, put the arguments there: flags of the service win over files.',
    },
    wait: {
      title: 'Restart k3s',
      why: 'k3s reads its configuration only when it starts. Pods keep running.',
      commands: `sudo systemctl restart k3s\n${untilDone('sudo k3s kubectl get --raw /readyz >/dev/null 2>&1')}`,
      expect: 'done',
      otherwise: 'sudo journalctl -u k3s -n 100 says why.',
    },
    ...checks(context, {
      onNode: (command) => command,
      argumentsCommand:
        "sudo journalctl -u k3s -o cat | grep -F 'Running kube-apiserver' | tail -n 1 | tr ' ' '\\n'",
      outputCommand: 'sudo journalctl -u k3s -o cat',
    }),
    'roll-back': {
      commands: `sudo rm ${target}\nsudo systemctl restart k3s`,
      expect: 'systemctl is-active k3s prints active.',
      otherwise: 'Copy /root/k3s.before-audit back.',
    },
  }),
  facts: [
    {
      text: 'The policy and the log are in /var/lib/rancher/k3s/server in the hardening guide, and the flags are given with kube-apiserver-arg.',
      link: 'https://docs.k3s.io/security/hardening-guide',
      read: '2026-11-30',
    },
    {
      text: 'Files in config.yaml.d are read in alphabetical order, and a plus sign after a key adds to its list.',
      link: 'https://docs.k3s.io/installation/configuration#multiple-config-files',
    },
  ],
};
