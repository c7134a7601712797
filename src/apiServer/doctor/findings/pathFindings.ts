import type { GivenFlag, Mount } from '../configuration';
import { volumesFor } from '../../setups/volumes';
import { fixWith, pathGiven, type DoctorFinding, type Server } from '../finding';
import { baseOf, cleaned, isSeenAnyway, mountOf, seenAs } from '../paths';
import { folderAsFile } from './folderAsFile';
import { logFindings } from './logFindings';
import { nodeFindings } from './nodeFindings';

/** The files that kube-apiserver reads, and what happens without them. */
const readFiles = [
  {
    flag: 'audit-policy-file',
    code: 'policy-not-mounted',
    what: 'the policy',
    name: 'audit-policy',
    words: (path: string) =>
      `loading audit policy file: failed to read file path "${path}": open ${path}: no such file or directory`,
  },
  {
    flag: 'audit-webhook-config-file',
    code: 'webhook-not-mounted',
    what: 'the webhook’s kubeconfig',
    name: 'audit-webhook',
    words: (path: string) => `initializing audit webhook: stat ${path}: no such file or directory`,
  },
] as const;

/** Finds paths that the server cannot read or write, or whose files are lost with its container. */
export function pathFindings(server: Server): DoctorFinding[] {
  return [
    ...relativePaths(server),
    ...readFiles.flatMap((file) => unread(server, file)),
    ...logFindings(server),
    ...nodeFindings(server),
  ];
}

function relativePaths(server: Server): DoctorFinding[] {
  return ['audit-policy-file', 'audit-log-path', 'audit-webhook-config-file'].flatMap(
    (name): DoctorFinding[] => {
      const flag = pathGiven(server, name);
      if (!flag || flag.value.startsWith('/') || flag.value === '-') return [];
      return [
        {
          code: 'path-relative',
          severity: 'warning',
          at: flag.valueAt,
          message: `\`${flag.value}\` is relative to the folder in which kube-apiserver happens to start. Write the whole path, from \`/\`.`,
        },
      ];
    },
  );
}

type ReadFile = (typeof readFiles)[number];

function unread(server: Server, file: ReadFile): DoctorFinding[] {
  const { configuration } = server;
  const { mounts } = configuration;
  const flag = pathGiven(server, file.flag);
  if (!flag || !mounts || configuration.isPartial || !flag.value.startsWith('/')) return [];
  const path = flag.value;
  if (isSeenAnyway(server, path)) return [];
  const mount = mountOf(mounts, path);
  if (mount) return throughMount(file, flag, mount);
  const seen = seenAs(mounts, path);
  const setPath = (value: string) => configuration.edit.setValue(flag, value);
  if (seen !== undefined) {
    return [
      {
        code: 'host-path',
        severity: 'error',
        at: flag.valueAt,
        message: `\`${path}\` is the path on the host. The container sees that file as \`${seen}\`, so kube-apiserver does not start: \`${file.words(path)}\`. Use the path in the container.`,
        fix: fixWith(`Set --${file.flag} to ${seen}`, setPath(seen)),
      },
    ];
  }
  const others = server.configuration.flags.map(({ value }) => cleaned(value));
  const sameName =
    mounts.find(({ mountPath }) => baseOf(mountPath) === baseOf(path)) ??
    // A file that is mounted for no other flag.
    mounts.find(
      ({ mountPath, type }) =>
        type === 'File' && /audit|polic/.test(mountPath) && !others.includes(cleaned(mountPath)),
    );
  const [newMount] = volumesFor([{ name: file.name, path: cleaned(path), isWritten: false }]);
  return [
    {
      code: file.code,
      severity: 'error',
      at: flag.valueAt,
      message: `\`${path}\` is under no mount, so the container has no such file and kube-apiserver does not start: \`${file.words(path)}\`. Mount it, read-only.`,
      fix: sameName
        ? fixWith(
            `Set --${file.flag} to the mounted ${sameName.mountPath}`,
            setPath(cleaned(sameName.mountPath)),
          )
        : newMount && fixWith(`Mount ${newMount.hostPath}`, configuration.edit.addMount(newMount)),
    },
  ];
}

function throughMount(file: ReadFile, flag: GivenFlag, mount: Mount): DoctorFinding[] {
  const at = mount.typeAt ?? mount.mountAt;
  if (cleaned(mount.mountPath) !== cleaned(flag.value))
    return folderAsFile(mount, flag.value, 'Directory');
  if (mount.type?.startsWith('Directory')) {
    return [
      {
        code: 'file-as-folder',
        severity: 'error',
        at,
        message: `The type \`${mount.type}\` is for folders, but \`${flag.value}\` is a file: kubelet does not create the container, or makes a folder of that name. Use \`File\`.`,
        fix: mount.typeAt && {
          title: 'Set the type to File',
          edits: [{ ...mount.typeAt, insert: 'File' }],
        },
      },
    ];
  }
  if (mount.type === 'FileOrCreate') {
    return [
      {
        code: 'policy-created-empty',
        severity: 'warning',
        at,
        message: `If \`${mount.hostPath ?? flag.value}\` is not there yet, \`FileOrCreate\` makes an empty file, and kube-apiserver does not start with an empty one. Use \`File\`, and write ${file.what} first.`,
        fix: mount.typeAt && {
          title: 'Set the type to File',
          edits: [{ ...mount.typeAt, insert: 'File' }],
        },
      },
    ];
  }
  return [];
}
