import { argumentsOfProcess, checks, outputOfPod, untilDone } from '../checks';
import { policyFile, webhookFiles, writePolicy, writeWebhook } from '../common';
import { patchedManifest } from '../patchedManifest';
import { podAdditions, podPatch } from '../podPatch';
import type { RunbookFile } from '../runbook';
import type { Context, Setup } from '../setup';
import { writeFile } from '../shell';
import { kubeadmPaths, manifest, manifestBackup } from '../staticManifest';

const patch = 'kube-apiserver.patch.yaml';
const additions = 'kube-apiserver.additions.yaml';
const finished = 'kube-apiserver.yaml';

/** The manifest of kube-apiserver in the kubelet's folder, edited by hand. */
export const staticPod: Setup = {
  id: 'static-pod',
  name: 'Static Pod manifest',
  summary: `Edits ${manifest} on the node, as the kubelet runs it.`,
  paths: kubeadmPaths,
  files,
  steps: (context) => ({
    'back-up': {
      commands: `sudo cp -p ${manifest} ${manifestBackup}`,
      why: 'The kubelet runs every file in the manifests folder, so a copy in there would be a second API server.',
      expect: `sudo ls -l ${manifestBackup} shows the copy.`,
      otherwise:
        'Find the folder of static Pods: sudo grep staticPodPath /var/lib/kubelet/config.yaml',
    },
    policy: writePolicy(context),
    webhook: writeWebhook(context),
    edit: {
      ...edit(context),
      title: 'Change the manifest',
      why: 'The kubelet restarts the server as soon as the file changes, so it is changed at once, not line by line.',
    },
    wait: {
      commands: untilDone(`${argumentsOfProcess} | grep -q -e --audit-policy-file`),
      why: 'The kubelet stops the old server and starts a new one, which takes up to a minute.',
      expect: 'done',
      otherwise:
        'sudo crictl ps -a --name kube-apiserver lists the servers that ended, and sudo crictl logs with the ID of the newest says why. If there is none, sudo journalctl -u kubelet says why: the YAML is wrong, or a mounted file is missing.',
    },
    ...checks(context, {
      onNode: (command) => command,
      argumentsCommand: argumentsOfProcess,
      outputCommand: outputOfPod,
    }),
    'roll-back': {
      commands: `sudo cp -p ${manifestBackup} ${manifest}`,
      expect: 'The server is back within a minute.',
      otherwise: 'If the kubelet does not react: sudo systemctl restart kubelet',
    },
  }),
  warnings: ({ choice, current: given, settings, volumes }) => {
    const result = given === undefined ? undefined : patchedManifest(given, settings, volumes);
    return [
      'kubeadm writes the manifest again when it upgrades the cluster. Where kubeadm made the cluster, put the same flags and volumes into its ClusterConfiguration as well.',
      ...(result && 'problem' in result ? [result.problem] : []),
      ...otherVersion(given, choice.kubernetes),
    ];
  },
  facts: [],
};

/** The flags are those of the chosen version; a manifest names the one that it runs. */
function otherVersion(given: string | undefined, kubernetes: string): string[] {
  const own = /kube-apiserver:v?(1\.\d+)\b/.exec(given ?? '')?.[1];
  if (own === undefined || own === kubernetes) return [];
  return [
    `Your manifest runs Kubernetes ${own}, and these flags are those of ${kubernetes}. Choose ${own} as the version.`,
  ];
}

function files(context: Context): RunbookFile[] {
  const { settings, volumes, current: given } = context;
  const result = given === undefined ? undefined : patchedManifest(given, settings, volumes);
  const common = { language: 'yaml', on: 'control-plane', mode: '0600' } as const;
  return [
    policyFile(context, 'control-plane'),
    ...webhookFiles(context, 'control-plane'),
    ...(result && 'text' in result
      ? [
          {
            ...common,
            path: finished,
            content: result.text,
            role: 'manifest' as const,
            target: manifest,
          },
        ]
      : []),
    { ...common, path: patch, content: podPatch(settings, volumes), role: 'patch' },
    {
      ...common,
      path: additions,
      content: podAdditions(settings, volumes),
      role: 'additions',
    },
  ];
}

function edit({ current: given, settings, volumes }: Context) {
  const result = given === undefined ? undefined : patchedManifest(given, settings, volumes);
  const isFinished = result !== undefined && 'text' in result;
  const next = '/root/kube-apiserver.audit.yaml';
  const patchOnNode = `/root/${patch}`;
  return {
    commands: [
      ...(isFinished
        ? [writeFile(next, result.text, '0600')]
        : [
            writeFile(patchOnNode, podPatch(settings, volumes), '0600'),
            `sudo sh -c 'umask 077; kubectl patch --local --type=json --patch-file=${patchOnNode} -o yaml -f ${manifest} >${next}'`,
          ]),
      `sudo diff ${manifest} ${next}`,
      `sudo mv ${next} ${manifest}`,
    ].join('\n'),
    files: [isFinished ? finished : patch, additions],
    expect:
      'diff shows the new flags, mounts and volumes, and nothing else but the order of lines.',
    otherwise: `Without kubectl on the node, edit a copy outside the manifests folder by hand, as ${additions} shows, and move it back.`,
  };
}
