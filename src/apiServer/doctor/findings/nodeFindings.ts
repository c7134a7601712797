import type { TextEdit } from '../../../document/textEdit';
import { sharedFolders } from '../../setups/volumes';
import type { ControlPlaneNode, GivenFlag, NodeFiles } from '../configuration';
import { fixWith, pathGiven, type DoctorFinding, type Server } from '../finding';
import {
  baseOf,
  cleaned,
  deepest,
  folderOf,
  isSeenAnyway,
  isUnder,
  mountOf,
  movedTo,
} from '../paths';

const readFlags = ['audit-policy-file', 'audit-webhook-config-file'] as const;

/** Finds files that the container would see, if the node had them: a configuration of two levels that misses the outer one. */
export function nodeFindings(server: Server): DoctorFinding[] {
  const { node } = server.configuration;
  if (!node || node.nodes.length === 0) return [];
  return [...readFlags.flatMap((name) => missingFile(server, node, name)), ...log(server, node)];
}

/** Returns where a file of the container is on the node; undefined where it is not from there. */
export function onNode(server: Server, path: string): string | undefined {
  const { mounts } = server.configuration;
  if (!mounts) return cleaned(path);
  const mount = mountOf(mounts, path);
  if (!mount) return isSeenAnyway(server, path) ? cleaned(path) : undefined;
  return mount.hostPath === undefined ? undefined : movedTo(path, mount.mountPath, mount.hostPath);
}

function missingFile(server: Server, node: NodeFiles, name: string): DoctorFinding[] {
  const flag = pathGiven(server, name);
  const path = flag && flag.value.startsWith('/') ? onNode(server, flag.value) : undefined;
  if (!flag || path === undefined) return [];
  const lacking = node.nodes.filter((each) => !hasPath(each, path));
  if (lacking.length === 0) return [];
  const what = name === 'audit-policy-file' ? 'The policy' : 'The webhook’s kubeconfig';
  if (!node.isOnlyWay) {
    // Talos writes some files itself.
    if (node.tool === 'Talos' && isSeenAnyway(server, path)) return [];
    return [
      {
        code: 'node-file-missing',
        severity: 'warning',
        at: flag.valueAt,
        message: `Nothing in \`${node.field}\` writes \`${path}\` on the node. Unless the machine gets it elsewhere, kube-apiserver does not start. Add it to \`${node.field}\`.`,
      },
    ];
  }
  const isEach = lacking.length === node.nodes.length;
  const [first] = lacking;
  return [
    {
      code: 'node-file-missing',
      severity: 'error',
      at: isEach ? flag.valueAt : (first?.at ?? flag.valueAt),
      message: `${what} is taken from \`${path}\` of the node, but ${missing(node, lacking)} brings it there: kube-apiserver does not start, ${givesUp(node)}. Add it to \`${node.field}\`${node.nodes.length > 1 ? ' of each control-plane node' : ''}.`,
      fix: fixWith(
        ...brought(server, lacking, {
          source: node.here + baseOf(path),
          path,
          readOnly: true,
        }),
      ),
    },
  ];
}

function missing(node: NodeFiles, lacking: readonly ControlPlaneNode[]): string {
  if (lacking.length === node.nodes.length) return `nothing in \`${node.field}\``;
  const numbers = lacking
    .slice(0, 5)
    .map((each) => node.nodes.indexOf(each) + 1)
    .join(', ');
  return `nothing in \`${node.field}\` of control-plane node ${numbers}${lacking.length > 5 ? ', …' : ''}`;
}

const givesUp = ({ tool }: NodeFiles) =>
  tool === 'kind'
    ? 'and kind gives up after minutes with `failed to init node with kubeadm`'
    : 'and the container of the server ends again and again';

function hasPath({ mounts }: ControlPlaneNode, path: string): boolean {
  return mounts.some((mount) => isUnder(path, mount.path));
}

/** Returns the title and the edits that bring a file to nodes: an unused mount of the same name is led there, or one is added. */
function brought(
  server: Server,
  nodes: readonly ControlPlaneNode[],
  { source, path, readOnly }: { source: string; path: string; readOnly: boolean },
): [title: string, edits: TextEdit[] | undefined] {
  const used = (server.configuration.mounts ?? []).map(({ hostPath }) => hostPath ?? '/');
  const edits: TextEdit[] = [];
  let title = `Mount ${source} at ${path}`;
  for (const each of nodes) {
    const stray = each.mounts.find(
      (mount) =>
        baseOf(mount.path) === baseOf(path) && !used.some((inner) => isUnder(mount.path, inner)),
    );
    const added = stray
      ? [{ ...stray.pathAt, insert: path }]
      : each.bring?.(source, path, readOnly);
    if (!added) return [title, undefined];
    if (stray?.source !== undefined) title = `Mount ${stray.source} at ${path}`;
    edits.push(...added.filter((edit) => !edits.some((other) => isSame(edit, other))));
  }
  return [title, edits];
}

/** Nodes that share a list by an alias are changed once. */
function isSame(one: TextEdit, other: TextEdit): boolean {
  return one.start === other.start && one.end === other.end && one.insert === other.insert;
}

/** What becomes of a log that only the node has. */
function log(server: Server, node: NodeFiles): DoctorFinding[] {
  const flag = pathGiven(server, 'audit-log-path');
  if (!node.isOnlyWay || !flag || !flag.value.startsWith('/')) return [];
  const path = onNode(server, flag.value);
  if (path === undefined) return [];
  const folder = folderOf(path);
  const through = node.nodes.map(({ mounts }) => deepest(mounts, folder, (each) => each.path));
  return [
    ...readOnlyLog(flag, through),
    ...sharedLog(node, through),
    ...(through.every((mount) => mount === undefined) ? [lostLog(server, node, flag, folder)] : []),
  ];
}

type Through = readonly (ControlPlaneNode['mounts'][number] | undefined)[];

function readOnlyLog(flag: GivenFlag, through: Through): DoctorFinding[] {
  return through.slice(0, 1).flatMap((mount): DoctorFinding[] =>
    mount?.readOnly
      ? [
          {
            code: 'log-read-only',
            severity: 'error',
            at: mount.readOnlyAt ?? mount.pathAt,
            message: `The log’s folder is read-only on the node, so kube-apiserver does not start: \`ensureLogFile: open ${flag.value}: read-only file system\`. Mount it writable.`,
            fix: mount.readOnlyAt && {
              title: 'Mount it writable',
              edits: [{ ...mount.readOnlyAt, insert: 'false' }],
            },
          },
        ]
      : [],
  );
}

/** Two servers that rotate one file lose each other’s events. */
function sharedLog(node: NodeFiles, through: Through): DoctorFinding[] {
  const [first, ...others] = through;
  const same = others.find(
    (mount) => mount?.source !== undefined && mount.source === first?.source,
  );
  if (!first?.sourceAt || !same?.sourceAt) return [];
  const own = through.flatMap((mount, index) =>
    mount?.sourceAt ? [{ ...mount.sourceAt, insert: `${mount.source}-${index + 1}` }] : [],
  );
  const isApart = new Set(own.map(({ start }) => start)).size === own.length;
  return [
    {
      code: 'node-log-shared',
      severity: 'warning',
      at: same.sourceAt,
      message: `The control-plane nodes write to one file, \`${first.source}\`: each renames it under the others when it rotates, and events get lost. Give each node a folder of its own.`,
      fix:
        node.tool === 'kind' && isApart
          ? { title: 'Give each node a folder of its own', edits: own }
          : undefined,
    },
  ];
}

function lostLog(server: Server, node: NodeFiles, flag: GivenFlag, folder: string): DoctorFinding {
  const mount = server.configuration.mounts && mountOf(server.configuration.mounts, flag.value);
  const isCreated =
    !mount || mount.type === '' || mount.type?.endsWith('OrCreate') || sharedFolders.has(folder);
  const own = node.nodes.map((each, index) =>
    brought(server, [each], {
      source: `${node.here}audit-log${node.nodes.length > 1 ? `-${index + 1}` : ''}`,
      path: folder,
      readOnly: false,
    }),
  );
  const edits = own.flatMap(([, each]) => each ?? []);
  const isApart =
    new Set(edits.map(({ start }) => start)).size === edits.length || node.tool === 'k3d';
  const title = own.length > 1 ? 'Mount a folder of its own into each node' : (own[0]?.[0] ?? '');
  const common = { at: flag.valueAt, fix: isApart ? fixWith(title, edits) : undefined };
  if (!isCreated)
    return {
      ...common,
      code: 'node-file-missing',
      severity: 'error',
      message: `The folder of the log, \`${folder}\`, is not on the node: nothing in \`${node.field}\` brings it there, and the type \`${mount.type}\` does not create it. kube-apiserver is not started. Add it to \`${node.field}\`, or use \`DirectoryOrCreate\`.`,
    };
  return {
    ...common,
    code: 'node-log-lost',
    severity: 'notice',
    message: `The log is in \`${folder}\` of the node, a container: it is gone when ${node.tool} deletes the cluster. To keep it, add the folder to \`${node.field}\`.`,
  };
}
