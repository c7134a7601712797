import { isMap, isScalar, isSeq } from 'yaml';
import { spanOf, textOf } from '../../../manifests/nodes';
import type { FlagTable } from '../../flags/parseArguments';
import type { Editor, GivenFlag, ServerConfiguration } from '../configuration';
import { folderOf } from '../paths';
import { readArguments } from './arguments';
import { readExtraArgs, readExtraVolumes } from './extraArgs';
import { kopsFiles, talosFiles } from './nodeFiles';
import { argumentEditor, argumentOf } from './pod';
import { addToList } from './volumes';
import {
  appendEntry,
  innerSpan,
  itemsOf,
  nodeAt,
  replaceScalar,
  stringIn,
  type YamlPart,
} from './yamlText';

const nothingElse = {
  isPartial: false,
  mountedAnyway: [],
  setAnyway: new Map<string, string>(),
  faults: [],
};

/** RKE2 runs kube-apiserver as a static pod, mounts what its flags name, and has these flags anyway. */
const setByRke2: ReadonlyMap<string, string> = new Map([
  ['audit-policy-file', '/etc/rancher/rke2/audit-policy.yaml'],
  ['audit-log-path', '/var/lib/rancher/rke2/server/logs/audit.log'],
  ['audit-log-maxage', '30'],
  ['audit-log-maxbackup', '10'],
  ['audit-log-maxsize', '100'],
]);

/** Returns how a config.yaml of k3s or RKE2, or Rancher's machine config, runs kube-apiserver; undefined for another document. */
export function readRancher(part: YamlPart, table: FlagTable): ServerConfiguration | undefined {
  const nested =
    nodeAt(part, part.root, 'spec', 'rkeConfig', 'machineGlobalConfig') ??
    nodeAt(part, part.root, 'rkeConfig', 'machineGlobalConfig');
  const owner = nested ?? part.root;
  const key = ['kube-apiserver-arg', 'kube-apiserver-arg+'].find((name) =>
    nodeAt(part, owner, name),
  );
  const own = ['audit-policy-file', 'kube-apiserver-extra-mount', 'profile'].filter((name) =>
    nodeAt(part, owner, name),
  );
  if (!isMap(owner) || (key === undefined && own.length === 0)) return undefined;
  const list = key === undefined ? undefined : nodeAt(part, owner, key);
  const words = isSeq(list) ? itemsOf(part, list) : list ? [list] : [];
  const isRke2 = nested !== undefined || own.length > 0;
  // Each is a flag without its dashes.
  const { flags, stray } = readArguments(
    words.map((word) => {
      const argument = argumentOf(part, word);
      const { text } = argument;
      const replace = (name: string, value: string | undefined) =>
        isScalar(word)
          ? [replaceScalar(part, word, value === undefined ? name : `${name}=${value}`)]
          : undefined;
      return text.startsWith('--')
        ? { ...argument, replace }
        : { ...argument, text: `--${text}`, added: 2, replace };
    }),
    table,
  );
  const dashless: Omit<Editor, 'addMount'> = {
    ...argumentEditor(part, words),
    addFlag: (name, value) =>
      key === undefined
        ? appendEntry(part, owner, 'kube-apiserver-arg', [`${name}=${value}`])
        : isSeq(list)
          ? addToList(part, owner, key, `${name}=${value}`)
          : undefined,
    setValue: (flag, value) => rewrite(flag, `${flag.name}=${value}`),
    renameFlag: (flag, name) => rewrite(flag, `${name}=${flag.value}`),
  };
  const rewrite = (flag: GivenFlag, text: string) => {
    const word = words.find(
      ({ range }) => range[0] <= flag.entry.start && flag.entry.end <= range[1],
    );
    return word && isScalar(word) ? [replaceScalar(part, word, text)] : undefined;
  };
  const policy = nodeAt(part, owner, 'audit-policy-file');
  // Rancher also takes the policy itself, and writes the file.
  const isInline = (textOf(policy) ?? '').includes('\n');
  const policyFlag: GivenFlag[] =
    policy && !isInline
      ? [
          {
            name: 'audit-policy-file',
            value: textOf(policy) ?? '',
            entry: spanOf(policy),
            nameAt: spanOf(policy),
            valueAt: innerSpan(part, policy) ?? spanOf(policy),
          },
        ]
      : [];
  return {
    ...nothingElse,
    kind: isRke2 ? 'rke2' : 'k3s',
    at: spanOf(owner),
    flags: [...policyFlag, ...flags],
    stray,
    // k3s runs the server in its own process; RKE2 mounts the folders of both files.
    mounts: undefined,
    setAnyway: isRke2 ? setByRke2 : new Map(),
    edit: { ...dashless, addMount: () => undefined },
  };
}

/** What Talos sets unless told otherwise. */
const setByTalos: ReadonlyMap<string, string> = new Map([
  ['audit-policy-file', '/system/config/kubernetes/kube-apiserver/auditpolicy.yaml'],
  ['audit-log-path', '/var/log/audit/kube/kube-apiserver.log'],
  ['audit-log-maxage', '30'],
  ['audit-log-maxbackup', '10'],
  ['audit-log-maxsize', '100'],
]);

/** Returns how a machine configuration of Talos runs kube-apiserver; undefined for another document. */
export function readTalos(part: YamlPart, table: FlagTable): ServerConfiguration | undefined {
  const server = nodeAt(part, part.root, 'cluster', 'apiServer');
  if (!server) return undefined;
  const { flags, stray, edit } = readExtraArgs(part, server, 'extraArgs', table, false);
  return {
    ...nothingElse,
    kind: 'talos',
    at: spanOf(server),
    flags,
    stray,
    mounts: readExtraVolumes(part, nodeAt(part, server, 'extraVolumes')),
    mountedAnyway: [
      '/system/secrets/kubernetes/kube-apiserver',
      '/system/config/kubernetes/kube-apiserver',
      '/var/log/audit/kube',
    ],
    setAnyway: setByTalos,
    node: talosFiles(part),
    edit: {
      ...edit,
      addMount: ({ hostPath, mountPath, readOnly }) =>
        isMap(server)
          ? addToList(part, server, 'extraVolumes', { hostPath, mountPath, readonly: readOnly })
          : undefined,
    },
  };
}

/** Returns how a ClusterConfig of k0s runs kube-apiserver; undefined for another document. */
export function readK0s(part: YamlPart, table: FlagTable): ServerConfiguration | undefined {
  const version = stringIn(part, part.root, 'apiVersion') ?? '';
  if (!version.startsWith('k0s.k0sproject.io/')) return undefined;
  const api = nodeAt(part, part.root, 'spec', 'api');
  const { flags, stray, faults, edit } = readExtraArgs(part, api, 'extraArgs', table, false);
  return {
    ...nothingElse,
    kind: 'k0s',
    at: spanOf(api ?? part.root),
    flags,
    stray,
    faults,
    // A process of the host.
    mounts: undefined,
    edit: { ...edit, addMount: () => undefined },
  };
}

/** kOps has a field for each flag: auditLogMaxAge is --audit-log-maxage. */
const kopsFields: ReadonlyMap<string, string> = new Map([
  ['auditPolicyFile', 'audit-policy-file'],
  ['auditLogPath', 'audit-log-path'],
  ['auditLogMaxAge', 'audit-log-maxage'],
  ['auditLogMaxBackups', 'audit-log-maxbackup'],
  ['auditLogMaxSize', 'audit-log-maxsize'],
  ['auditLogFormat', 'audit-log-format'],
  ['auditWebhookConfigFile', 'audit-webhook-config-file'],
  ['auditWebhookMode', 'audit-webhook-mode'],
  ['auditWebhookInitialBackoff', 'audit-webhook-initial-backoff'],
  ['auditWebhookBatchBufferSize', 'audit-webhook-batch-buffer-size'],
  ['auditWebhookBatchMaxSize', 'audit-webhook-batch-max-size'],
  ['auditWebhookBatchMaxWait', 'audit-webhook-batch-max-wait'],
  ['auditWebhookBatchThrottleBurst', 'audit-webhook-batch-throttle-burst'],
  ['auditWebhookBatchThrottleEnable', 'audit-webhook-batch-throttle-enable'],
  ['auditWebhookBatchThrottleQps', 'audit-webhook-batch-throttle-qps'],
]);

/** Returns how a Cluster of kOps runs kube-apiserver; undefined for another document. */
export function readKops(part: YamlPart): ServerConfiguration | undefined {
  if (!(stringIn(part, part.root, 'apiVersion') ?? '').startsWith('kops.k8s.io/')) return undefined;
  const spec = nodeAt(part, part.root, 'spec');
  const server = nodeAt(part, spec, 'kubeAPIServer');
  const fieldOf = (flag: string) => [...kopsFields].find(([, name]) => name === flag)?.[0];
  const entries = isMap(server) ? server.items : [];
  const flags = entries.flatMap(({ key, value }): GivenFlag[] => {
    const name = kopsFields.get(textOf(key) ?? '');
    if (name === undefined || !value) return [];
    const node = value;
    const entry = { start: key.range[0], end: spanOf(node).end };
    return [
      {
        name,
        value: textOf(node) ?? '',
        entry,
        nameAt: spanOf(key),
        valueAt: innerSpan(part, node) ?? spanOf(node),
      },
    ];
  });
  return {
    ...nothingElse,
    kind: 'kops',
    at: spanOf(server ?? part.root),
    flags,
    stray: [],
    mounts: [],
    node: spec && kopsFiles(part, spec),
    // Where kOps mounts into the server's pod: the folder of fileAssets, and that of the log.
    mountedAnyway: [
      '/srv/kubernetes',
      '/etc/kubernetes',
      '/var/log',
      ...flags
        .filter(({ name }) => name === 'audit-policy-file' || name === 'audit-log-path')
        .map(({ value }) => folderOf(value))
        .filter((folder) => folder !== '/'),
    ],
    edit: {
      addFlag: (name, value) => {
        const field = fieldOf(name);
        return field !== undefined && isMap(server)
          ? appendEntry(part, server, field, value)
          : undefined;
      },
      setValue: (flag, value) => {
        const pair = entries.find(({ key }) => key.range[0] === flag.entry.start);
        return pair?.value ? [replaceScalar(part, pair.value, value)] : undefined;
      },
      renameFlag: () => undefined,
      removeFlag: () => undefined,
      addMount: () => undefined,
    },
  };
}
