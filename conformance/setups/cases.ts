import { kubernetesVersions, type KubernetesVersion } from '../../src/audit/types.ts';
import { crc32 } from '../../src/packing/checksum.ts';
import { utf8Bytes } from '../../src/audit/go/bytes.ts';
import { logBackends, type Choice, type SetupId } from '../../src/apiServer/setups/choice.ts';
import { policyExports } from '../../src/apiServer/setups/exports.ts';
import { generate } from '../../src/apiServer/setups/generate.ts';
import { policyNode } from '../../src/apiServer/setups/policyNode.ts';
import { presetIds, type PresetId } from '../../src/apiServer/setups/presets.ts';
import { readBack } from '../../src/testing/setups/readBack.ts';
import { nastyPolicies } from '../../src/testing/setups/nastyPolicies.ts';

/** How a file is read: by the Go types of the tool that it is for. */
export type Kind =
  | 'pod'
  | 'pod-patch'
  | 'kubeadm-v1beta3'
  | 'kubeadm-v1beta4'
  | 'kind'
  | 'cluster-api'
  | 'config-map'
  | 'secret'
  | 'talos';

/** A generated file, and what the tool must find in it. */
export interface Case {
  kind: Kind;
  text: string;
  /** Arguments of kube-apiserver, in any order. */
  args: string[];
  /** Embedded texts that must come back byte for byte. */
  texts: string[];
  /** The policy, where the tool takes it as YAML. */
  policy?: unknown;
}

/** The files of a setup that can be read so, by path. */
const kinds: Partial<Record<SetupId, Readonly<Record<string, Kind>>>> = {
  'static-pod': {
    'kube-apiserver.additions.yaml': 'pod',
    'kube-apiserver.patch.yaml': 'pod-patch',
  },
  'kubeadm-v1beta3': {
    'kubeadm-audit.yaml': 'kubeadm-v1beta3',
    'patches/kube-apiserver0+json.yaml': 'pod-patch',
  },
  'kubeadm-v1beta4': {
    'kubeadm-audit.yaml': 'kubeadm-v1beta4',
    'patches/kube-apiserver0+json.yaml': 'pod-patch',
  },
  kind: { 'kind-audit.yaml': 'kind' },
  'cluster-api': { 'kubeadm-control-plane.yaml': 'cluster-api' },
  gardener: { 'audit-policy-configmap.yaml': 'config-map' },
  talos: { 'talos-audit.yaml': 'talos' },
  rancher: { 'rancher-audit-webhook.yaml': 'secret' },
};

/** Setups whose files contain the policy. */
const embedding = new Set<SetupId>(['cluster-api', 'gardener', 'talos']);

const ordinary = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n';

/** Paths that need other volumes: a file alone, a log below the policy, both in one folder, and spaces. */
const paths = [
  { policy: '/etc/kubernetes/audit-policy.yaml' },
  { log: '/etc/kubernetes/audit/logs/audit.log' },
  { log: '/etc/kubernetes/audit/audit.log' },
  { policy: "/etc/it's an audit/policy: 1.yaml", log: '/var/log/of the "server"/a.log' },
];

/** The versions and presets to try. */
interface Tried {
  versions: readonly KubernetesVersion[];
  presets: readonly (PresetId | undefined)[];
}

const all: Tried = { versions: kubernetesVersions, presets: [undefined, ...presetIds] };

/** Returns every file that the choices give, each once; and every nasty policy, embedded. */
export function casesOf(tried: Tried = all): Case[] {
  const found = new Map<string, Case>();
  const add = (each: Case) => found.set(`${each.kind} ${each.text}`, each);
  const addAll = (choice: Choice, policy: string) => {
    const own = kinds[choice.setup] ?? {};
    for (const { path, content } of generate(choice, policy).files) {
      const kind = own[path];
      if (!kind) continue;
      const { flags } = readBack({ files: [fileOf(content)] });
      const args = [...flags].map(([name, value]) => `--${name}=${value}`);
      const isHolder = kind === 'cluster-api' || kind === 'config-map';
      const isSeen = kind !== 'config-map' && kind !== 'secret';
      const node = kind === 'talos' ? policyNode(policy) : undefined;
      add({
        kind,
        text: content,
        args: isSeen ? args : [],
        texts: isHolder ? [policy] : [],
        ...(node ? { policy: node.toJSON() as unknown } : {}),
      });
    }
  };
  const usual = { kubernetes: '1.36', log: 'file', webhook: true, flags: {} } as const;
  for (const setup of Object.keys(kinds) as SetupId[]) {
    for (const choice of choices(setup, tried)) addAll(choice, ordinary);
    for (const own of paths)
      addAll({ ...usual, setup, paths: own, highAvailability: false }, ordinary);
    if (!embedding.has(setup)) continue;
    for (const [, policy] of nastyPolicies)
      addAll({ ...usual, setup, highAvailability: false }, policy);
  }
  for (const [, policy] of nastyPolicies) {
    const [configMap] = policyExports(policy, '1.37');
    if (configMap) add({ kind: 'config-map', text: configMap.content, args: [], texts: [policy] });
  }
  return [...found.values()];
}

function choices(setup: SetupId, { versions, presets }: Tried): Choice[] {
  return versions.flatMap((kubernetes) =>
    logBackends.flatMap((log) =>
      [false, true].flatMap((webhook) =>
        presets.flatMap((preset) =>
          // Only kind has files for each node.
          [false, ...(setup === 'kind' ? [true] : [])].map((highAvailability) => ({
            setup,
            kubernetes,
            log,
            webhook,
            preset,
            flags: {},
            highAvailability,
          })),
        ),
      ),
    ),
  );
}

const fileOf = (content: string) =>
  ({
    path: '',
    content,
    language: 'yaml',
    role: 'configuration',
    on: 'workstation',
    mode: '',
  }) as const;

/** A short sum of a file's text, under which its acceptance is recorded. */
export const sumOf = (text: string): string =>
  `${crc32(utf8Bytes(text)).toString(36)}.${text.length.toString(36)}`;
