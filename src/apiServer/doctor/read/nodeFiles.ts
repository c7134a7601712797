import { isMap, type ParsedNode } from 'yaml';
import { spanOf } from '../../../manifests/nodes';
import type { ControlPlaneNode, NodeFiles, NodeMount } from '../configuration';
import { addToList } from './volumes';
import { appendEntry, innerSpan, itemsOf, nodeAt, stringIn, type YamlPart } from './yamlText';

/** Returns what kind mounts into each of its control-plane nodes. A node without a role is one. */
export function kindNodes(part: YamlPart): NodeFiles {
  const { root } = part;
  const listed = itemsOf(part, nodeAt(part, root, 'nodes'));
  const nodes = listed
    .filter((node) => (stringIn(part, node, 'role') ?? 'control-plane') === 'control-plane')
    .map((node): ControlPlaneNode => ({
      at: spanOf(nodeAt(part, node, 'role') ?? node),
      mounts: itemsOf(part, nodeAt(part, node, 'extraMounts')).flatMap(
        (mount) => mountFrom(part, mount, { path: 'containerPath', source: 'hostPath' }) ?? [],
      ),
      bring: (hostPath, containerPath, readOnly) =>
        addToList(part, node, 'extraMounts', { hostPath, containerPath, readOnly }),
    }));
  const only: ControlPlaneNode = {
    at: spanOf(root),
    mounts: [],
    bring: (hostPath, containerPath, readOnly) =>
      isMap(root)
        ? appendEntry(part, root, 'nodes', [
            { role: 'control-plane', extraMounts: [{ hostPath, containerPath, readOnly }] },
          ])
        : undefined,
  };
  return {
    tool: 'kind',
    field: 'extraMounts',
    isOnlyWay: true,
    nodes: listed.length === 0 ? [only] : nodes,
    here: './',
  };
}

function mountFrom(
  part: YamlPart,
  node: ParsedNode,
  keys: { path: string; source?: string },
): NodeMount | undefined {
  const at = nodeAt(part, node, keys.path);
  const path = stringIn(part, node, keys.path);
  if (!at || path === undefined) return undefined;
  const source = keys.source === undefined ? undefined : nodeAt(part, node, keys.source);
  const readOnly = nodeAt(part, node, 'readOnly');
  return {
    path,
    readOnly: stringIn(part, readOnly) === 'true',
    pathAt: innerSpan(part, at) ?? spanOf(at),
    ...(source && {
      source: stringIn(part, source),
      sourceAt: innerSpan(part, source) ?? spanOf(source),
    }),
    ...(readOnly && { readOnlyAt: spanOf(readOnly) }),
  };
}

/** Returns the files that Cluster API writes on its machines; undefined if a command may do that. */
export function clusterApiFiles(part: YamlPart, spec: ParsedNode): NodeFiles | undefined {
  const commands = itemsOf(part, nodeAt(part, spec, 'preKubeadmCommands'));
  // A command may copy, download or unpack it.
  if (commands.length > 0 || nodeAt(part, spec, 'ignition')) return undefined;
  return written(part, nodeAt(part, spec, 'files'), spec, 'Cluster API', 'files');
}

/** Returns the files that Talos writes on the node. */
export function talosFiles(part: YamlPart): NodeFiles {
  const list = nodeAt(part, part.root, 'machine', 'files');
  return written(part, list, part.root, 'Talos', 'machine.files');
}

/** Returns the fileAssets that kOps writes on control-plane nodes; those without a path are in a folder of its own. */
export function kopsFiles(part: YamlPart, spec: ParsedNode): NodeFiles {
  const list = nodeAt(part, spec, 'fileAssets');
  return written(part, list, spec, 'kOps', 'fileAssets', (item) => {
    const roles = itemsOf(part, nodeAt(part, item, 'roles')).map((role) => stringIn(part, role));
    return (
      roles.length === 0 ||
      roles.some((role) => /^(?:control-?plane|master|apiserver)$/i.test(role ?? ''))
    );
  });
}

function written(
  part: YamlPart,
  list: ParsedNode | undefined,
  owner: ParsedNode,
  tool: NodeFiles['tool'],
  field: string,
  isThere: (item: ParsedNode) => boolean = () => true,
): NodeFiles {
  const mounts = itemsOf(part, list)
    .filter(isThere)
    .flatMap((item) => mountFrom(part, item, { path: 'path' }) ?? []);
  return {
    tool,
    field,
    isOnlyWay: false,
    nodes: [{ at: spanOf(list ?? owner), mounts }],
    here: '',
  };
}
