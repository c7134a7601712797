import type { Mount } from './configuration';
import type { Server } from './finding';

/** Returns a path without `.`, `..`, repeated and trailing slashes. */
export function cleaned(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Returns the folder of a path: of "/var/log/audit.log" "/var/log". */
export function folderOf(path: string): string {
  const clean = cleaned(path);
  return clean.slice(0, clean.lastIndexOf('/')) || '/';
}

/** Returns the last part of a path. */
export function baseOf(path: string): string {
  const clean = cleaned(path);
  return clean.slice(clean.lastIndexOf('/') + 1);
}

/** Returns whether a path is a folder or in it. */
export function isUnder(path: string, folder: string): boolean {
  const [inner, outer] = [cleaned(path), cleaned(folder)];
  return outer === '/' || inner === outer || inner.startsWith(`${outer}/`);
}

/** Returns the mount through which a container sees a path: the deepest. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
  return mounts
    .filter(({ mountPath }) => isUnder(path, mountPath))
    .sort((one, other) => cleaned(other.mountPath).length - cleaned(one.mountPath).length)[0];
}

/** Returns where the container sees a file of the host; undefined if it does not. */
export function seenAs(mounts: readonly Mount[], hostFile: string): string | undefined {
  for (const { hostPath, mountPath } of mounts) {
    if (hostPath === undefined || !isUnder(hostFile, hostPath)) continue;
    return cleaned(mountPath + cleaned(hostFile).slice(cleaned(hostPath).length));
  }
  return undefined;
}

/** Returns whether the tool that starts kube-apiserver mounts a path by itself. */
export function isSeenAnyway({ configuration }: Server, path: string): boolean {
  return configuration.mountedAnyway.some((folder) => isUnder(path, folder));
}
