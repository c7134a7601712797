import type { Mount } from '../../apiServer/doctor/configuration';
import type { DoctorFinding, Server } from '../../apiServer/doctor/finding';
import { cleaned, deepest, isUnder, mountOf, movedTo } from '../../apiServer/doctor/paths';
import { lineAt } from '../../engine/lineAt';
import type { FileFlag, ManifestGoal, MountTrait } from './goal';

/** A text, the server that it starts, and what the doctor finds. */
export interface ReadServer {
  text: string;
  server: Server;
  findings: readonly DoctorFinding[];
}

type FileGoal = Extract<ManifestGoal, { file: FileFlag }>;

/** Returns what the doctor says, with the line. */
export const saidAt = (text: string, { at, message }: DoctorFinding): string =>
  `Line ${lineAt(text)(at.start)}: ${message}`;

/** Returns why the file of a flag is not the one that is wanted; undefined if it is. */
export function missingFromFile(goal: FileGoal, read: ReadServer): string | undefined {
  const seen = seenFile(goal.file, read);
  if (typeof seen === 'string') return seen;
  const { path, onNode } = seen;
  if ('onNode' in goal) return missingPlace(goal.file, onNode, goal.onNode, 'node');
  const { node } = read.server.configuration;
  const outer = (node?.nodes ?? []).map(({ mounts }) =>
    deepest(mounts, onNode, ({ path }) => path),
  );
  for (const mount of outer) {
    if (!mount)
      return `The Pod gets \`${path}\` from \`${onNode}\` on the node, and no entry of \`${node?.field ?? ''}\` brings that into the node.`;
    if (goal.file === 'audit-log-path' && mount.readOnly)
      return `\`${mount.path}\` is read-only in the node, so nothing can be written there.`;
    const onMachine = movedTo(onNode, mount.path, mount.source ?? '');
    const elsewhere = missingPlace(goal.file, onMachine, goal.onMachine, 'machine');
    if (elsewhere !== undefined) return elsewhere;
  }
  return outer.length > 0 ? undefined : 'No control-plane node is described.';
}

/** Returns why the mount of a flag's file is not as wanted; undefined if it is. */
export function missingFromMount(
  { mountOf: file, is }: Extract<ManifestGoal, { mountOf: FileFlag }>,
  read: ReadServer,
): string | undefined {
  const seen = seenFile(file, read);
  if (typeof seen === 'string') return seen;
  return seen.mount && traits[is](seen.mount, seen.path);
}

interface Seen {
  path: string;
  onNode: string;
  /** Undefined where the server runs on the node itself. */
  mount?: Mount;
}

/** Where the file of a flag is, or why it is nowhere. */
function seenFile(file: FileFlag, { text, server, findings }: ReadServer): Seen | string {
  const given = server.given(file);
  const path = given?.value ?? server.configuration.setAnyway.get(file) ?? '';
  if (path === '') return `\`--${file}\` is not set.`;
  if (path === '-') return 'The log goes to standard output, not to a file.';
  if (!path.startsWith('/')) return `\`${path}\` is relative. Write the whole path, from \`/\`.`;
  const { mounts } = server.configuration;
  if (!mounts) return { path, onNode: cleaned(path) };
  const mount = mountOf(mounts, path);
  if (!mount) {
    const said = findings.find(
      ({ at, severity }) => severity !== 'notice' && at.start === given?.valueAt.start,
    );
    return said ? saidAt(text, said) : `\`${path}\` is under no mount.`;
  }
  return mount.hostPath === undefined
    ? `What is mounted at \`${mount.mountPath}\` is no part of the node.`
    : { path, mount, onNode: movedTo(path, mount.mountPath, mount.hostPath) };
}

function missingPlace(file: FileFlag, is: string, wanted: string, where: string) {
  const isFolder = wanted.endsWith('/');
  const isThere = isFolder ? isUnder(is, wanted) && is !== cleaned(wanted) : is === cleaned(wanted);
  if (isThere) return undefined;
  const shown = where === 'machine' ? is.slice(1) : is;
  const instead = isFolder ? `no file in \`${wanted.slice(0, -1)}\`` : `not \`${wanted}\``;
  return `On the ${where}, the file of \`--${file}\` is \`${shown}\`, ${instead}.`;
}

const traits: Record<MountTrait, (mount: Mount, path: string) => string | undefined> = {
  writable: ({ readOnly, mountPath }) =>
    readOnly ? `\`${mountPath}\` is mounted read-only.` : undefined,
  'read-only': ({ readOnly, mountPath }) =>
    readOnly ? undefined : `\`${mountPath}\` is mounted writable.`,
  'a folder': ({ mountPath }, path) =>
    cleaned(mountPath) === cleaned(path)
      ? `\`${mountPath}\` is mounted, a single file.`
      : undefined,
  created: ({ type, mountPath }) =>
    type === 'DirectoryOrCreate'
      ? undefined
      : `The type of the volume at \`${mountPath}\` is ${type ? `\`${type}\`` : 'not set'}: with that, kubelet creates no folder.`,
};
