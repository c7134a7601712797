import { isMap } from 'yaml';
import type { Span } from '../document/tree';
import { textAt, textOf } from './nodes';
import type { Place } from './visitNodes';

/** A file that a configuration makes kube-apiserver read its policy from. */
export interface PolicyFile {
  /** The path as kube-apiserver sees it. */
  path: string;
  /** The path of the same file outside the container, if a mount names it. */
  onHost: string | undefined;
  /** Where the text names it, UTF-16 offsets. */
  at: Span;
}

/** A cluster has one; a text with many is a collection of samples. */
const toldAtMost = 10;

interface Mount {
  inside: string;
  outside: string;
}

/**
 * Collects the policy files that the configuration of a cluster names: in kubeadm's extraArgs (map or list), the command
 * of a kube-apiserver Pod, kind's patches, k3s and RKE2 arguments, kOps and kubespray keys. `files` returns each path
 * once, at most ten. Mounts in the same text give the path on the host; for kind, on the machine that runs it.
 */
export function collectFiles(): { visit: (place: Place) => void; files: () => PolicyFile[] } {
  const pointers = new Map<string, Span>();
  const mounts: Mount[] = [];
  const visit = (place: Place) => {
    const mount = mountOf(place);
    if (mount) mounts.push(mount);
    const path = pointerOf(place)?.trim();
    if (path && isFilePath(path) && pointers.size < toldAtMost && !pointers.has(path))
      pointers.set(path, place.at);
  };
  const files = () =>
    [...pointers].map(([path, at]) => ({ path, onHost: onHost(path, mounts), at }));
  return { visit, files };
}

/** The keys that name the policy file. In some tools (Rancher), its content may follow instead. */
export const pointingKeys: ReadonlySet<string> = new Set([
  'audit-policy-file',
  'auditPolicyFile',
  'audit_policy_file',
]);

/** A policy in the place of a path has more words than one. */
function isFilePath(value: string): boolean {
  return !/[\s{}[\]"]/.test(value);
}

const argument = /(?:^|[\s=.])["']?(?:--)?audit-policy-file[= ](["']?)([^\s"']+)\1/;

function pointerOf({ node, key, document: { follow } }: Place): string | undefined {
  if (isMap(node)) {
    const isPointer = textAt(node, 'name', follow) === 'audit-policy-file';
    return isPointer ? textAt(node, 'value', follow) : undefined;
  }
  const text = textOf(node);
  // In k3s the key can have a list, whose items have the same key here.
  if (text === undefined || pointingKeys.has(key)) return text;
  return argument.exec(text)?.[2];
}

function mountOf({ node, document: { follow } }: Place): Mount | undefined {
  const inside = textAt(node, 'containerPath', follow) ?? textAt(node, 'mountPath', follow);
  const outside = textAt(node, 'hostPath', follow);
  return inside && outside ? { inside, outside } : undefined;
}

/** From the Pod to the node, to the node's host, and to one more around that. */
const deepest = 3;

/** Follows mounts outward: kubeadm's from the Pod to the node, then kind's from the node to its host. */
function onHost(path: string, mounts: readonly Mount[]): string | undefined {
  let now = path;
  const seen = new Set([path]);
  for (let depth = 0; depth < deepest; depth++) {
    const mount = mounts.find(
      ({ inside, outside }) => inside !== outside && (now === inside || isBelow(now, inside)),
    );
    if (!mount) break;
    now = mount.outside.replace(/\/$/, '') + now.slice(mount.inside.replace(/\/$/, '').length);
    // In a cycle, no path is the outermost.
    if (seen.has(now)) return undefined;
    seen.add(now);
  }
  return now === path ? undefined : now;
}

const isBelow = (path: string, folder: string) =>
  path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
