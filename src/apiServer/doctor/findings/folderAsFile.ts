import type { Mount } from '../configuration';
import type { DoctorFinding } from '../finding';
import { cleaned } from '../paths';

/** A folder whose type says that it is a file, which the kubelet checks. Follows checkType of pkg/volume/hostpath. */
export function folderAsFile(mount: Mount, path: string, type: string): DoctorFinding[] {
  const { mountPath, hostPath = mountPath, typeAt, mountAt } = mount;
  const isFile = mount.type === 'File' || mount.type === 'FileOrCreate';
  if (!isFile || cleaned(mountPath) === cleaned(path)) return [];
  return [
    {
      code: 'folder-as-file',
      severity: 'error',
      at: typeAt ?? mountAt,
      message: `The type \`${mount.type}\` is for single files, but \`${path}\` is in the folder \`${mountPath}\`: kubelet does not create the container, \`hostPath type check failed: ${hostPath} is not a file\`. Use \`${type}\`.`,
      fix: typeAt && { title: `Set the type to ${type}`, edits: [{ ...typeAt, insert: type }] },
    },
  ];
}
