import type { GivenFlag, Mount, NewMount } from '../configuration';
import { sharedFolders } from '../../setups/volumes';
import { fixWith, pathGiven, stringOf, type DoctorFinding, type Server } from '../finding';
import { folderAsFile } from './folderAsFile';
import {
  baseOf,
  cleaned,
  folderOf,
  isSeenAnyway,
  isUnder,
  mountOf,
  movedTo,
  seenAs,
} from '../paths';

const ownLogFolder = '/var/log/kubernetes/audit';

/** Finds what keeps the log from being written, rotated or kept. */
export function logFindings(server: Server): DoctorFinding[] {
  const flag = pathGiven(server, 'audit-log-path');
  if (!flag || flag.value === '-' || !flag.value.startsWith('/')) return [];
  const path = flag.value;
  const { mounts, isPartial } = server.configuration;
  const found: DoctorFinding[] = [];
  if (path.endsWith('/')) {
    found.push({
      code: 'log-is-folder',
      severity: 'error',
      at: flag.valueAt,
      message: `\`${path}\` is a folder. kube-apiserver does not start: \`ensureLogFile: open ${path}: is a directory\`. Name a file in it.`,
      fix: fixWith(
        `Set --audit-log-path to ${path}audit.log`,
        server.configuration.edit.setValue(flag, `${path}audit.log`),
      ),
    });
  }
  for (const name of ['audit-policy-file', 'audit-webhook-config-file']) {
    const other = pathGiven(server, name);
    if (!other || cleaned(other.value) !== cleaned(path)) continue;
    found.push({
      code: 'log-over-policy',
      severity: 'error',
      at: flag.valueAt,
      message: `The log and \`--${name}\` are the same file. Events would be appended to it, and the next start fails. Use another path for the log.`,
    });
  }
  if (!mounts || isPartial) return [...found, ...inManifests(flag, path)];
  const mount = mountOf(mounts, path);
  if (!mount) {
    if (!isSeenAnyway(server, path)) found.push(unmountedLog(server, flag, mounts));
    return found;
  }
  const hostFile = mount.hostPath && movedTo(path, mount.mountPath, mount.hostPath);
  return [
    ...found,
    ...writable(flag, mount),
    ...folderAsFile(mount, path, 'DirectoryOrCreate'),
    ...inManifests(flag, hostFile ?? ''),
    ...asFile(server, flag, mount),
  ];
}

/** The silent variant: the server starts, and its log goes with the container. */
function unmountedLog(server: Server, flag: GivenFlag, mounts: readonly Mount[]): DoctorFinding {
  const { edit } = server.configuration;
  const path = flag.value;
  const log =
    'The log is written inside the container: nobody finds it on the host, and it is gone when kube-apiserver restarts.';
  const seen = seenAs(mounts, path);
  if (seen !== undefined) {
    return {
      code: 'host-path',
      severity: 'warning',
      at: flag.valueAt,
      message: `\`${path}\` is the path on the host; the container has that folder elsewhere. ${log} Use \`${seen}\`.`,
      fix: fixWith(`Set --audit-log-path to ${seen}`, edit.setValue(flag, seen)),
    };
  }
  const policy = stringOf(server, 'audit-policy-file');
  const writable = mounts.filter(
    ({ mountPath, readOnly, hostPath, type }) =>
      !readOnly &&
      hostPath !== undefined &&
      type !== 'File' &&
      /log|audit/.test(mountPath) &&
      !isUnder(policy, mountPath),
  );
  const free = writable.find(({ mountPath }) => /log/.test(mountPath)) ?? writable[0];
  const target = free ? `${cleaned(free.mountPath)}/${baseOf(path)}` : undefined;
  const isOwn = !sharedFolders.has(folderOf(path));
  const folder = isOwn ? folderOf(path) : ownLogFolder;
  const newMount: NewMount = {
    name: 'audit-log',
    hostPath: folder,
    mountPath: folder,
    readOnly: false,
    type: 'DirectoryOrCreate',
  };
  const mounted = edit.addMount(newMount);
  const moved = isOwn ? [] : edit.setValue(flag, `${folder}/${baseOf(path)}`);
  return {
    code: 'log-not-mounted',
    severity: 'warning',
    at: flag.valueAt,
    message: `\`${path}\` is under no mount. ${log} Mount a folder of the host for it, writable.`,
    fix: target
      ? fixWith(`Write the log to the mounted ${target}`, edit.setValue(flag, target))
      : fixWith(
          isOwn ? `Mount ${folder}` : `Write the log to ${folder}, and mount that`,
          mounted && moved && [...mounted, ...moved],
        ),
  };
}

function writable(flag: GivenFlag, mount: Mount): DoctorFinding[] {
  if (!mount.readOnly) return [];
  return [
    {
      code: 'log-read-only',
      severity: 'error',
      at: mount.readOnlyAt ?? mount.mountAt,
      message: `The log’s folder is mounted read-only, so kube-apiserver does not start: \`ensureLogFile: open ${flag.value}: read-only file system\`. Mount it writable.`,
      fix: mount.readOnlyAt && {
        title: 'Mount it writable',
        edits: [{ ...mount.readOnlyAt, insert: 'false' }],
      },
    },
  ];
}

function inManifests(flag: GivenFlag, hostFile: string): DoctorFinding[] {
  if (!isUnder(hostFile, '/etc/kubernetes/manifests')) return [];
  return [
    {
      code: 'log-in-manifests',
      severity: 'warning',
      at: flag.valueAt,
      message:
        'The log lies in the folder of static Pods: kubelet tries to read every file there as a Pod, again with each event. Use another folder.',
    },
  ];
}

/** A single file as a mount cannot be renamed. */
function asFile(server: Server, flag: GivenFlag, mount: Mount): DoctorFinding[] {
  if (flag.value.endsWith('/') || cleaned(mount.mountPath) !== cleaned(flag.value)) return [];
  const at = mount.typeAt ?? mount.mountAt;
  if (mount.type?.startsWith('Directory')) {
    return [
      {
        code: 'file-as-folder',
        severity: 'error',
        at,
        message: `The type \`${mount.type}\` is for folders, but \`${flag.value}\` is a file: kube-apiserver finds a folder of that name and does not start, \`is a directory\`. Mount the folder of the log.`,
        fix: folderInstead(server, flag, mount),
      },
    ];
  }
  const missing =
    mount.type === 'File'
      ? ` And until \`${mount.hostPath}\` exists on the host, the type \`File\` keeps the Pod from being created.`
      : '';
  return [
    {
      code: 'log-file-mounted',
      severity: 'warning',
      at,
      message: `A single file is mounted. Rotation renames the log, which a mount does not allow (\`device or resource busy\`): from \`--audit-log-maxsize\` on, every event is lost.${missing} Mount the folder instead.`,
      fix: folderInstead(server, flag, mount),
    },
  ];
}

function folderInstead(server: Server, flag: GivenFlag, mount: Mount): DoctorFinding['fix'] {
  const { mountAt, hostAt, typeAt, hostPath } = mount;
  if (!hostAt || hostPath === undefined || baseOf(hostPath) !== baseOf(flag.value))
    return undefined;
  const isOwn =
    !sharedFolders.has(folderOf(hostPath)) && !sharedFolders.has(folderOf(mount.mountPath));
  const [host, inside] = isOwn
    ? [folderOf(hostPath), folderOf(mount.mountPath)]
    : [ownLogFolder, ownLogFolder];
  const moved = isOwn
    ? []
    : server.configuration.edit.setValue(flag, `${ownLogFolder}/${baseOf(flag.value)}`);
  return fixWith(
    `Mount the folder ${host}`,
    moved && [
      ...moved,
      { ...mountAt, insert: inside },
      { ...hostAt, insert: host },
      ...(typeAt ? [{ ...typeAt, insert: 'DirectoryOrCreate' }] : []),
    ],
  );
}
