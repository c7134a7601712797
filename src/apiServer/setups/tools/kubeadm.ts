import { argumentsOfProcess, checks, outputOfPod, untilDone } from '../checks';
import type { SetupId } from '../choice';
import { policyFile, webhookFiles, writePolicy, writeWebhook } from '../common';
import { podPatch } from '../podPatch';
import type { RunbookFile } from '../runbook';
import type { Setting } from '../setting';
import type { Context, Setup } from '../setup';
import { kubeadmPaths, manifest, manifestBackup } from '../staticManifest';
import type { Volume } from '../volumes';
import { toYaml } from '../yamlText';

const configuration = 'kubeadm-audit.yaml';
/** The name tells kubeadm which Pod to patch, and how. */
const patch = 'patches/kube-apiserver0+json.yaml';
const current = '/root/kubeadm-config.yaml';
const before = '/root/kubeadm-config.before-audit.yaml';

/** A mount as kubeadm writes it. */
export const extraVolumeOf = ({ name, hostPath, mountPath, readOnly, type }: Volume) => ({
  name,
  hostPath,
  mountPath,
  readOnly,
  pathType: type,
});

/** Extra arguments as a map, before v1beta4. */
export const argumentMap = (settings: readonly Setting[]) =>
  Object.fromEntries(settings.map(({ name, value }) => [name, value]));

/** Extra arguments as a list, since v1beta4. */
export const argumentList = (settings: readonly Setting[]) =>
  settings.map(({ name, value }) => ({ name, value }));

/** Returns what kubeadm's ClusterConfiguration needs more. */
function clusterConfiguration(
  version: 'v1beta3' | 'v1beta4',
  { settings, volumes }: Context,
): string {
  return toYaml(
    {
      apiVersion: `kubeadm.k8s.io/${version}`,
      kind: 'ClusterConfiguration',
      apiServer: {
        extraArgs: version === 'v1beta3' ? argumentMap(settings) : argumentList(settings),
        extraVolumes: volumes.map(extraVolumeOf),
      },
    },
    'Add apiServer to the ClusterConfiguration of your cluster, and keep the rest of yours.',
  );
}

/** kubeadm says so since 1.37. Follows validateSupportedVersion. */
const oldVersion =
  'your configuration file uses an old API spec: "kubeadm.k8s.io/v1beta3" (kind: "ClusterConfiguration"). Please use kubeadm v1.36 instead and run \'kubeadm config migrate --old-config old-config-file --new-config new-config-file\', which will write the new, similar spec using a newer API version.';

function kubeadm(version: 'v1beta3' | 'v1beta4'): Setup {
  const id: SetupId = `kubeadm-${version}`;
  return {
    id,
    name: `kubeadm (${version})`,
    summary: 'Adds flags and volumes to the ClusterConfiguration, so that they survive an upgrade.',
    paths: kubeadmPaths,
    files: (context): RunbookFile[] => [
      policyFile(context, 'control-plane'),
      ...webhookFiles(context, 'control-plane'),
      {
        path: configuration,
        content: clusterConfiguration(version, context),
        language: 'yaml',
        role: 'configuration',
        on: 'first-control-plane',
        mode: '0600',
      },
      {
        path: patch,
        content: podPatch(context.settings, context.volumes),
        language: 'yaml',
        role: 'patch',
        on: 'control-plane',
        mode: '0600',
      },
    ],
    steps: (context) => ({
      'back-up': {
        commands: [
          `sudo cp -p ${manifest} ${manifestBackup}`,
          `kubectl -n kube-system get configmap kubeadm-config -o jsonpath='{.data.ClusterConfiguration}' | sudo tee ${current} >/dev/null`,
          `sudo cp ${current} ${before}`,
        ].join('\n'),
        why: 'The copy is outside the manifests folder, because the kubelet runs every file in there.',
        expect: `sudo cat ${current} prints the ClusterConfiguration of the cluster.`,
        otherwise:
          'Before the cluster exists there is nothing to back up: write your own file and run kubeadm init --config with it.',
      },
      policy: writePolicy(context),
      webhook: writeWebhook(context),
      edit: {
        title: 'Change the ClusterConfiguration and write the manifest again',
        commands: [
          `sudo vi ${current}`,
          `sudo kubeadm config validate --config ${current}`,
          `sudo kubeadm init phase control-plane apiserver --config ${current}`,
        ].join('\n'),
        why: 'kubeadm then writes the manifest of kube-apiserver, with the volumes that the flags need.',
        files: [configuration],
        expect: `Add the lines of ${configuration} in the editor. kubeadm then prints [control-plane] Creating static Pod manifest for "kube-apiserver".`,
        otherwise:
          'If kubeadm reports an unknown field, extraArgs has the form of another version: a map in v1beta3, a list of name and value in v1beta4.',
      },
      wait: {
        commands: untilDone(`${argumentsOfProcess} | grep -q -e --audit-policy-file`),
        expect: 'done',
        otherwise:
          'sudo crictl ps -a --name kube-apiserver lists the servers that ended, and sudo crictl logs with the ID of the newest says why. If there is none, sudo journalctl -u kubelet says why.',
      },
      ...checks(context, {
        onNode: (command) => command,
        argumentsCommand: argumentsOfProcess,
        outputCommand: outputOfPod,
      }),
      keep: {
        commands: `sudo kubeadm init phase upload-config kubeadm --config ${current}`,
        why: 'kubeadm upgrade and kubeadm join take the ClusterConfiguration from the cluster. Without this, the next upgrade drops the flags.',
        where: 'first-control-plane',
        files: [configuration],
        expect:
          '[upload-config] Storing the configuration used in ConfigMap "kubeadm-config" in the "kube-system" Namespace',
        otherwise:
          'kubectl -n kube-system edit configmap kubeadm-config, and add the same lines to ClusterConfiguration.',
      },
      'roll-back': {
        commands: `sudo cp -p ${manifestBackup} ${manifest}`,
        expect: 'The server is back within a minute.',
        otherwise: `If the kubelet does not react: sudo systemctl restart kubelet. If the flags are in the cluster's ClusterConfiguration already, take them out once the server is back: sudo kubeadm init phase upload-config kubeadm --config ${before}`,
      },
    }),
    refuses: ({ kubernetes }) =>
      version === 'v1beta3' && kubernetes === '1.37' ? oldVersion : undefined,
    warnings: ({ choice }) => [
      `Instead of the ClusterConfiguration, ${patch} can be given to kubeadm init, join and upgrade with --patches. It must be given again at each upgrade.`,
      'kubeadm takes the address of the API server from the default route. If yours is another one, put an InitConfiguration with localAPIEndpoint into the same file.',
      ...(version === 'v1beta3'
        ? ['kubeadm warns that v1beta3 is deprecated, and does not read it from 1.37 on.']
        : []),
      ...(choice.highAvailability
        ? [
            'A node that joins later needs the policy file before kubeadm join: the volume does not create it.',
          ]
        : []),
    ],
    facts: [],
  };
}

export const kubeadmV1beta3 = kubeadm('v1beta3');
export const kubeadmV1beta4 = kubeadm('v1beta4');
