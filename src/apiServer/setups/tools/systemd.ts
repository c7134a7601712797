import { argumentsOfProcess, checks, untilDone } from '../checks';
import { policyFile, webhookFiles, writePolicy, writeWebhook } from '../common';
import type { RunbookFile } from '../runbook';
import { argument } from '../setting';
import type { Context, Setup } from '../setup';
import { kubeadmPaths } from '../staticManifest';
import { writeFile } from '../shell';
import { dropInFor, unitWord } from '../systemdUnit';

const folder = '/etc/systemd/system/kube-apiserver.service.d';
const dropIn = `${folder}/audit.conf`;
const flags = 'audit-flags.txt';

/** Takes the command line of the unit as systemd read it, and leaves a backslash for more of it. */
const currentCommand =
  "systemctl show -p ExecStart --value kube-apiserver | sed -n 's/.*argv\\[\\]=\\(.*\\) ; ignore_errors=.*/ExecStart=\\1 \\\\/p'";

/** kube-apiserver as a service of systemd, without a Pod: it sees every file of the node. */
export const systemd: Setup = {
  id: 'systemd',
  name: 'systemd unit',
  summary: 'Replaces the command line of kube-apiserver.service with a drop-in.',
  paths: kubeadmPaths,
  files: (context) => [
    policyFile(context, 'control-plane'),
    ...webhookFiles(context, 'control-plane'),
    commandFile(context),
  ],
  steps: (context) => ({
    'back-up': {
      commands: 'systemctl cat kube-apiserver | sudo tee /root/kube-apiserver.before-audit.txt',
      expect: 'The unit and its drop-ins.',
      otherwise: 'If the service has another name, use it in every command below.',
    },
    policy: writePolicy(context),
    webhook: writeWebhook(context),
    edit: edit(context),
    wait: {
      title: 'Restart the server',
      commands: `sudo systemctl daemon-reload\nsudo systemctl restart kube-apiserver\n${untilDone(`${argumentsOfProcess} | grep -q -e --audit-policy-file`)}`,
      why: 'systemd reads changed units only after daemon-reload, and a running server keeps its flags.',
      expect: 'done',
      otherwise:
        'sudo journalctl -u kube-apiserver -n 50 says why. Unknown lines in a unit are often a backslash that is missing at the end of the line before.',
    },
    ...checks(context, {
      onNode: (command) => command,
      argumentsCommand: argumentsOfProcess,
      outputCommand: 'sudo journalctl -u kube-apiserver -o cat',
    }),
    'roll-back': {
      commands: `sudo rm ${dropIn}\nsudo systemctl daemon-reload\nsudo systemctl restart kube-apiserver`,
      expect: 'systemctl is-active kube-apiserver prints active.',
      otherwise: 'Compare systemctl cat kube-apiserver with /root/kube-apiserver.before-audit.txt.',
    },
  }),
  warnings: ({ choice }) =>
    choice.log === 'file'
      ? ['If the unit sets User=, the folder of the log and the policy must belong to that user.']
      : [],
  facts: [],
};

function commandFile(context: Context): RunbookFile {
  const { current, settings } = context;
  const found = current === undefined ? undefined : dropInFor(current, settings.map(argument));
  const common = { language: 'ini', on: 'control-plane' } as const;
  if (found !== undefined)
    return {
      ...common,
      path: 'audit.conf',
      content: found,
      role: 'configuration',
      target: dropIn,
      mode: '0644',
    };
  const lines = settings.map((setting) => `  ${unitWord(argument(setting))}`);
  return {
    ...common,
    path: flags,
    content: `${lines.join(' \\\n')}\n`,
    role: 'additions',
    mode: '0644',
  };
}

function edit(context: Context) {
  const { path, content } = commandFile(context);
  const flagsOnNode = `/root/${flags}`;
  const isFinished = path !== flags;
  return {
    title: 'Write a drop-in with the whole command line',
    why: 'A drop-in cannot add to ExecStart: the empty ExecStart= removes the old one, and the whole line follows.',
    commands: [
      `sudo mkdir -p ${folder}`,
      ...(isFinished
        ? [writeFile(dropIn, content, '0644'), `cat ${dropIn}`]
        : [
            writeFile(flagsOnNode, content, '0644'),
            `{ printf '[Service]\\nExecStart=\\n'; ${currentCommand}; sudo cat ${flagsOnNode}; } | sudo tee ${dropIn}`,
          ]),
      `sudo systemd-analyze verify kube-apiserver.service`,
    ].join('\n'),
    files: [path],
    expect:
      'An empty ExecStart=, then the old command line and the new flags; every line but the last ends in a backslash.',
    otherwise:
      'If a flag of the unit contains spaces, write the drop-in by hand: systemd prints the command line without its quotes.',
  };
}
