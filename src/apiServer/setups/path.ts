/** Returns the folder of a path: "/etc/kubernetes" for "/etc/kubernetes/audit.yaml", "/" for "/audit.yaml", "." for "audit.yaml". */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  if (end === -1) return '.';
  return path.slice(0, end) || '/';
}

/** Returns the last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Returns whether a path is in a folder, at any depth, or the folder itself. */
export function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Why a path cannot be written into configurations: they want absolute paths of one line. */
export function pathFault(path: string): string | undefined {
  if (!path.startsWith('/')) return `${JSON.stringify(path)} is not an absolute path.`;
  if (path.endsWith('/')) return `${JSON.stringify(path)} is a folder. Add the name of the file.`;
  if (/[\0-\x1f\x7f]/.test(path)) return `${JSON.stringify(path)} contains a control character.`;
  if (/\/(?:\.\.?)?(?:\/|$)/.test(path))
    return `${JSON.stringify(path)} contains an empty part, "." or "..".`;
  return undefined;
}
