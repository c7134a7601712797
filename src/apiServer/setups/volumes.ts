import { folderOf, isBelow } from './path';

/** A folder or file of the node that the container of kube-apiserver sees. */
export interface Volume {
  name: string;
  hostPath: string;
  mountPath: string;
  readOnly: boolean;
  type: 'File' | 'Directory' | 'DirectoryOrCreate';
}

/** Folders with other things in them: nobody else should see, or own, all of it. */
export const sharedFolders = new Set([
  '/',
  '/etc',
  '/etc/k0s',
  '/etc/kubernetes',
  '/etc/kubernetes/manifests',
  '/etc/ssl/certs',
  '/home',
  '/opt',
  '/root',
  '/srv',
  '/tmp',
  '/usr',
  '/usr/local',
  '/var',
  '/var/lib',
  '/var/log',
  '/var/lib/kubelet',
]);

/** What must be seen: a file that is read, or one that is written and rotated. */
export interface Needed {
  name: string;
  path: string;
  isWritten: boolean;
}

/**
 * Returns the volumes that make files visible to kube-apiserver, each once. A file that is read comes with its folder, or
 * alone if the folder has other things in it. A log always comes with its folder: rotation renames the file, which fails on a
 * mounted file.
 */
export function volumesFor(needed: readonly Needed[]): Volume[] {
  const volumes: Volume[] = [];
  const written = needed.filter(({ isWritten }) => isWritten).map(({ path }) => folderOf(path));
  const inOrder = [...needed].sort((a, b) => Number(b.isWritten) - Number(a.isWritten));
  for (const { name, path, isWritten } of inOrder) {
    const folder = folderOf(path);
    if (volumes.some((volume) => isBelow(path, volume.mountPath))) continue;
    const isAlone =
      !isWritten && (sharedFolders.has(folder) || written.some((other) => isBelow(other, folder)));
    const own = isAlone ? path : folder;
    volumes.push({
      name,
      hostPath: own,
      mountPath: own,
      readOnly: !isWritten,
      type: isWritten ? 'DirectoryOrCreate' : isAlone ? 'File' : 'Directory',
    });
  }
  return volumes.sort((a, b) => Number(b.readOnly) - Number(a.readOnly));
}
