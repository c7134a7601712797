import { isMap, type ParsedNode } from 'yaml';
import { spanOf } from '../../../manifests/nodes';
import type { FlagTable } from '../../flags/parseArguments';
import type { ConfigurationKind, ServerConfiguration } from '../configuration';
import { embeddedText, outward } from './embedded';
import { clusterApiFiles, kindNodes } from './nodeFiles';
import { addExtraVolume, readExtraArgs, readExtraVolumes } from './extraArgs';
import { itemsOf, nodeAt, stringIn, yamlParts, type YamlPart } from './yamlText';

/** What kubeadm mounts into every kube-apiserver. */
const mountedByKubeadm = [
  '/etc/kubernetes/pki',
  '/etc/ssl/certs',
  '/etc/ca-certificates',
  '/etc/pki',
  '/etc/pki/ca-trust',
  '/etc/pki/tls/certs',
  '/usr/share/ca-certificates',
  '/usr/local/share/ca-certificates',
];

/** Returns how kubeadm's ClusterConfiguration runs kube-apiserver; undefined for another document. */
export function readKubeadm(
  part: YamlPart,
  table: FlagTable,
  all: readonly YamlPart[],
): ServerConfiguration | undefined {
  const version = stringIn(part, part.root, 'apiVersion') ?? '';
  if (
    version.startsWith('kubeadm.k8s.io/') &&
    stringIn(part, part.root, 'kind') === 'ClusterConfiguration'
  )
    return {
      ...readApiServer(part, part.root, table, 'kubeadm', version !== 'kubeadm.k8s.io/v1beta3'),
      note: patchesNote(all),
    };
  // As kubectl shows it, in the ConfigMap kubeadm-config.
  return fromScalar(part, nodeAt(part, part.root, 'data', 'ClusterConfiguration'), table);
}

/** What kubeadm does to the manifest afterwards, as another document of the text says. */
function patchesNote(all: readonly YamlPart[]): string | undefined {
  for (const other of all) {
    if (!(stringIn(other, other.root, 'apiVersion') ?? '').startsWith('kubeadm.k8s.io/')) continue;
    const kind = stringIn(other, other.root, 'kind');
    const folder =
      stringIn(other, other.root, 'patches', 'directory') ??
      stringIn(other, other.root, 'apply', 'patches', 'directory');
    if (folder !== undefined)
      return `kubeadm then applies the patches in ${folder} (${kind}), which are not in this text. Check them too.`;
  }
  return undefined;
}

/** Reads `apiServer` of a ClusterConfiguration, and makes it where a fix needs it. */
export function readApiServer(
  part: YamlPart,
  owner: ParsedNode,
  table: FlagTable,
  kind: ConfigurationKind,
  asList: boolean,
): ServerConfiguration {
  const server = nodeAt(part, owner, 'apiServer');
  const { flags, stray, faults, edit } = readExtraArgs(part, server, 'extraArgs', table, asList);
  const image = nodeAt(part, owner, 'kubernetesVersion');
  const registry = stringIn(part, owner, 'imageRepository');
  const release = stringIn(part, owner, 'kubernetesVersion');
  return {
    kind,
    at: spanOf(isMap(server) ? server : owner),
    flags,
    stray,
    mounts: readExtraVolumes(part, nodeAt(part, server, 'extraVolumes')),
    mountedAnyway: mountedByKubeadm,
    setAnyway: new Map(),
    isPartial: false,
    ...(image &&
      release !== undefined && {
        image: {
          text: `${registry ?? 'registry.k8s.io'}/kube-apiserver:${release}`,
          at: spanOf(image),
        },
      }),
    faults,
    edit: { ...edit, addMount: (mount) => addExtraVolume(part, server, mount) },
  };
}

/** Reads a ClusterConfiguration that is a text in another file. */
function fromScalar(
  part: YamlPart,
  node: ParsedNode | undefined,
  table: FlagTable,
): ServerConfiguration | undefined {
  const embedded = embeddedText(part, node);
  if (!embedded) return undefined;
  for (const inner of yamlParts(embedded.text)) {
    // Patches often have no apiVersion.
    const version = stringIn(inner, inner.root, 'apiVersion') ?? 'kubeadm.k8s.io/v1beta3';
    const isCluster = stringIn(inner, inner.root, 'kind') === 'ClusterConfiguration';
    if (!isCluster || !version.startsWith('kubeadm.k8s.io/')) continue;
    const isList = version !== 'kubeadm.k8s.io/v1beta3';
    return outward(readApiServer(inner, inner.root, table, 'kubeadm', isList), embedded);
  }
  return undefined;
}

/** Returns how a kind cluster runs kube-apiserver; undefined for another document. */
export function readKind(part: YamlPart, table: FlagTable): ServerConfiguration | undefined {
  if (!(stringIn(part, part.root, 'apiVersion') ?? '').startsWith('kind.x-k8s.io/'))
    return undefined;
  const nodes = itemsOf(part, nodeAt(part, part.root, 'nodes'));
  const patches = [part.root, ...nodes].flatMap((owner) =>
    itemsOf(part, nodeAt(part, owner, 'kubeadmConfigPatches')),
  );
  for (const patch of patches) {
    const found = fromScalar(part, patch, table);
    if (found) return { ...found, kind: 'kind', node: kindNodes(part) };
  }
  return undefined;
}

/** Returns how a KubeadmControlPlane of Cluster API runs kube-apiserver; undefined for another document. */
export function readClusterApi(part: YamlPart, table: FlagTable): ServerConfiguration | undefined {
  if (!/^KubeadmControlPlane(?:Template)?$/.test(stringIn(part, part.root, 'kind') ?? ''))
    return undefined;
  const version = stringIn(part, part.root, 'apiVersion') ?? '';
  const places = [['spec'], ['spec', 'template', 'spec']];
  for (const keys of places) {
    const spec = nodeAt(part, part.root, ...keys, 'kubeadmConfigSpec');
    const cluster = nodeAt(part, spec, 'clusterConfiguration');
    if (!spec || !cluster) continue;
    // v1beta2 has lists, as kubeadm v1beta4 has.
    const asList = version.endsWith('/v1beta2');
    const found = readApiServer(part, cluster, table, 'capi', asList);
    return { ...found, node: clusterApiFiles(part, spec) };
  }
  return undefined;
}
