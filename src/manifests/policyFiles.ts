import { isMap } from 'yaml';
import type { Span } from '../document/tree';
import { textAt, textOf } from './nodes';
import type { Place } from './visitNodes';

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
 * Collects the policy files that a configuration of a cluster points to: kubeadm's extraArgs (map or list), the
 * command of a kube-apiserver Pod, kind's patches, k3s and RKE2 arguments, kOps and kubespray keys. `files` returns
 * each path once, ten of them at most. Mounts in the same text lead to the path on the host, for kind to the one
 * on the machine it runs on.
 */
export function collectFiles(): { visit: (place: Place) => void; files: () => PolicyFile[] } {
  const pointers = new Map<string, Span>();
  const mounts: Mount[] = [];
  const visit = (place: Place) => {
    const mount = mountOf(place);
    if (mount) mounts.push(mount);
    const path = pointerOf(place)?.trim();
    if (path && pointers.size < toldAtMost && !pointers.has(path)) pointers.set(path, place.at);
  };
  const files = () =>
    [...pointers].map(([path, at]) => ({ path, onHost: onHost(path, mounts), at }));
  return { visit, files };
}

const pointingKeys = new Set(['audit-policy-file', 'auditPolicyFile', 'audit_policy_file']);
const argument = /(?:^|[\s=])["']?(?:--)?audit-policy-file[= ](["']?)([^\s"']+)\1/;

function pointerOf({ node, key, document: { follow } }: Place): string | undefined {
  if (isMap(node)) {
    const isPointer = textAt(node, 'name', follow) === 'audit-policy-file';
    return isPointer ? textAt(node, 'value', follow) : undefined;
  }
  const text = textOf(node);
  // k3s takes a list under its keys, where the key is that of the list.
  if (text === undefined || pointingKeys.has(key)) return text;
  return argument.exec(text)?.[2];
}

function mountOf({ node, document: { follow } }: Place): Mount | undefined {
  const inside = textAt(node, 'containerPath', follow) ?? textAt(node, 'mountPath', follow);
  const outside = textAt(node, 'hostPath', follow);
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
