import type { Span, TreeNode } from '../document/tree';
import { textAt, valueAt, visitNodes, type Place } from './visitNodes';

/** A file that a configuration tells the API server to read its policy from. */
export interface PolicyFile {
  /** The path as the API server sees it. */
  path: string;
  /** The same file outside the container, where a mount says so. */
  onHost: string | undefined;
  /** Where the text says it, UTF-16 offsets. */
  at: Span;
}

/** Somebody's cluster has one; more are samples. */
const toldAtMost = 10;

interface Mount {
  inside: string;
  outside: string;
}

/**
 * The policy files that a configuration of a cluster points to: kubeadm's extraArgs (map or list), the command
 * of a kube-apiserver Pod, kind's patches, k3s and RKE2 arguments, kOps and kubespray keys. Mounts in the same text
 * lead to the path on the host, for kind to the one on the machine it runs on. Each path once, ten of them at most.
 */
export function policyFiles(text: string): PolicyFile[] {
  const pointers: PolicyFile[] = [];
  const mounts: Mount[] = [];
  visitNodes(text, (place) => {
    const mount = mountOf(place.node);
    if (mount) mounts.push(mount);
    const path = pointerOf(place)?.trim();
    if (
      path &&
      pointers.length < toldAtMost &&
      !pointers.some((pointer) => pointer.path === path)
    ) {
      pointers.push({ path, onHost: undefined, at: place.at });
    }
    return false;
  });
  return pointers.map((pointer) => ({ ...pointer, onHost: onHost(pointer.path, mounts) }));
}

const pointingKeys = new Set(['audit-policy-file', 'auditPolicyFile', 'audit_policy_file']);
const argument = /(?:^|[\s=])["']?(?:--)?audit-policy-file[= ](["']?)([^\s"']+)\1/;

function pointerOf({ node, key }: Place): string | undefined {
  if (node.kind === 'mapping') {
    return textAt(node, 'name') === 'audit-policy-file' ? textAt(node, 'value') : undefined;
  }
  if (node.kind !== 'scalar') return undefined;
  // k3s takes a list under its keys, where the key is that of the list.
  if (pointingKeys.has(key)) return node.value;
  return argument.exec(node.value)?.[2];
}

function mountOf(node: TreeNode): Mount | undefined {
  const inside = textAt(node, 'containerPath') ?? textAt(node, 'mountPath');
  const host = valueAt(node, 'hostPath');
  const outside = host?.kind === 'scalar' ? host.value : undefined;
  return inside && outside ? { inside, outside } : undefined;
}

/** Out of the Pod, out of the node, out of what may be around that. */
const deepest = 3;

/** Through every mount that leads further: kubeadm's out of the Pod, then kind's out of the node. */
function onHost(path: string, mounts: readonly Mount[]): string | undefined {
  let now = path;
  const seen = new Set([path]);
  for (let depth = 0; depth < deepest; depth++) {
    const mount = mounts.find(
      ({ inside, outside }) => inside !== outside && (now === inside || isBelow(now, inside)),
    );
    if (!mount) break;
    now = mount.outside.replace(/\/$/, '') + now.slice(mount.inside.replace(/\/$/, '').length);
    // In a circle: no path is the last one.
    if (seen.has(now)) return undefined;
    seen.add(now);
  }
  return now === path ? undefined : now;
}

const isBelow = (path: string, folder: string) =>
  path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
