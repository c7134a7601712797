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

/** Returns where a path is that lies below one folder, when that folder is at another place. */
export function movedTo(path: string, from: string, to: string): string {
  const folder = cleaned(from);
  return cleaned(`${to}/${cleaned(path).slice(folder === '/' ? 0 : folder.length)}`);
}

/** Returns the item whose folder holds a path: the deepest. */
export function deepest<Item>(
  items: readonly Item[],
  path: string,
  folderOfItem: (item: Item) => string,
): Item | undefined {
  const depth = (item: Item) => cleaned(folderOfItem(item)).length;
  return items
    .filter((item) => isUnder(path, folderOfItem(item)))
    .sort((one, other) => depth(other) - depth(one))[0];
}

/** Returns the mount through which a container sees a path. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
  return deepest(mounts, path, ({ mountPath }) => mountPath);
}

/** Returns where the container sees a file of the host; undefined if it does not. */
export function seenAs(mounts: readonly Mount[], hostFile: string): string | undefined {
  for (const { hostPath, mountPath } of mounts) {
    if (hostPath === undefined || !isUnder(hostFile, hostPath)) continue;
    return movedTo(hostFile, hostPath, mountPath);
  }
  return undefined;
}

/** Returns whether the tool that starts kube-apiserver mounts a path by itself. */
export function isSeenAnyway({ configuration }: Server, path: string): boolean {
  return configuration.mountedAnyway.some((folder) => isUnder(path, folder));
}
