import { isMap, isScalar, type ParsedNode } from 'yaml';
import type { Span } from '../../../document/tree';
import type { TextEdit } from '../../../document/textEdit';
import { spanOf, textOf } from '../../../manifests/nodes';
import type { FlagTable } from '../../flags/parseArguments';
import type { GivenFlag, NodeFiles, NodeMount, ServerConfiguration } from '../configuration';
import { readArguments } from './arguments';
import { argumentOf } from './pod';
import { addToList, itemSpan } from './volumes';
import {
  appendEntry,
  itemsOf,
  nodeAt,
  removePart,
  replaceScalar,
  stringIn,
  type YamlPart,
} from './yamlText';

/** A volume of k3d, and the servers that it is for. */
export interface K3dVolume {
  mount: NodeMount;
  /** Returns whether it is mounted into the server with this number. */
  isFor: (server: number) => boolean;
}

/** More servers than that are not made on one machine. */
const serversAtMost = 9;

/** Reads "SOURCE:PATH:ro", or "PATH"; undefined for something else. */
export function volumeOf(
  written: string,
  filters: readonly string[],
  place: { at: Span; textAt?: number | undefined },
): K3dVolume | undefined {
  const match = /^(?:([^:]+):)?(\/[^:]*)(?::([\w,]+))?$/.exec(written);
  if (!match) return undefined;
  const [, source, path = '', options = ''] = match;
  const { at, textAt } = place;
  const part = (from: number, length: number): Span =>
    textAt === undefined ? at : { start: textAt + from, end: textAt + from + length };
  const begin = source === undefined ? 0 : source.length + 1;
  return {
    mount: {
      path,
      readOnly: options.split(',').includes('ro'),
      pathAt: part(begin, path.length),
      ...(source !== undefined && { source, sourceAt: part(0, source.length) }),
    },
    isFor: (server) =>
      filters.length === 0 || filters.some((filter) => isServerIn(filter.trim(), server)),
  };
}

/** Follows FilterNodes of k3d: "server:*", "server:0,2", "servers:1-2", "all". */
function isServerIn(filter: string, server: number): boolean {
  const [group = '', subset = '*'] = filter.split(':');
  if (group === 'all') return true;
  if (!/^servers?$/.test(group)) return false;
  return (
    subset === '*' ||
    subset.split(',').some((each) => {
      const [from, to = from] = each.split('-').map(Number);
      return from !== undefined && to !== undefined && from <= server && server <= to;
    })
  );
}

/** Returns the servers of a k3d cluster with their volumes. `add` returns the edits that add a volume for the servers of a filter. */
export function serversOf(
  count: number,
  volumes: readonly K3dVolume[],
  at: Span,
  add: (volume: string, filter: string) => TextEdit[] | undefined,
): NodeFiles {
  const servers = Math.min(Math.max(1, Math.trunc(count) || 1), serversAtMost);
  return {
    tool: 'k3d',
    field: 'volumes',
    isOnlyWay: true,
    // k3d expands variables, in its configuration too; the container runtime wants whole paths.
    here: '$PWD/',
    nodes: Array.from({ length: servers }, (_, server) => ({
      at,
      mounts: volumes.filter(({ isFor }) => isFor(server)).map(({ mount }) => mount),
      bring: (source, path, readOnly) =>
        add(
          `${source}:${path}${readOnly ? ':ro' : ''}`,
          servers === 1 ? 'server:*' : `server:${server}`,
        ),
    })),
  };
}

const passed = '--kube-apiserver-arg=';

/** Returns how a configuration file of k3d runs kube-apiserver; undefined for another document. */
export function readK3d(part: YamlPart, table: FlagTable): ServerConfiguration | undefined {
  const { root } = part;
  if (!(stringIn(part, root, 'apiVersion') ?? '').startsWith('k3d.io/') || !isMap(root))
    return undefined;
  const k3s = nodeAt(part, root, 'options', 'k3s');
  const list = nodeAt(part, k3s, 'extraArgs') ?? nodeAt(part, k3s, 'extraServerArgs');
  const items = itemsOf(part, list).flatMap((item) => {
    // Before v1alpha3, the arguments stand in the list themselves.
    const node = isScalar(item) ? item : nodeAt(part, item, 'arg');
    return node && (textOf(node) ?? '').startsWith(passed) ? [{ item, node }] : [];
  });
  const rewrite = (node: ParsedNode, name: string, value: string | undefined) => [
    replaceScalar(part, node, `${passed}${value === undefined ? name : `${name}=${value}`}`),
  ];
  const { flags, stray } = readArguments(
    items.map(({ node }) => {
      const { text, at, textAt } = argumentOf(part, node);
      return {
        text: `--${text.slice(passed.length)}`,
        at,
        textAt: textAt === undefined ? undefined : textAt + passed.length,
        added: 2,
        replace: (name: string, value: string | undefined) => rewrite(node, name, value),
      };
    }),
    table,
  );
  const itemOf = (flag: GivenFlag) =>
    items.find(({ node }) => node.range[0] <= flag.entry.start && flag.entry.end <= node.range[1]);
  const newArgument = (argument: string) => ({ arg: argument, nodeFilters: ['server:*'] });
  return {
    kind: 'k3d',
    at: spanOf(k3s ?? root),
    flags,
    stray,
    mounts: undefined,
    mountedAnyway: [],
    setAnyway: new Map(),
    isPartial: false,
    faults: [],
    node: volumesOf(part),
    edit: {
      addFlag: (name, value) => {
        const argument = newArgument(`${passed}${name}=${value}`);
        if (k3s) return addToList(part, k3s, 'extraArgs', argument);
        return nodeAt(part, root, 'options')
          ? undefined
          : appendEntry(part, root, 'options', { k3s: { extraArgs: [argument] } });
      },
      setValue: (flag, value) => {
        const found = itemOf(flag);
        return found && rewrite(found.node, flag.name, value);
      },
      renameFlag: (flag, name) => {
        const found = itemOf(flag);
        return found && rewrite(found.node, name, flag.value);
      },
      removeFlag: (flag) => {
        const found = itemOf(flag);
        return found && list && removePart(part, list, itemSpan(part, found.item));
      },
      addMount: () => undefined,
    },
  };
}

function volumesOf(part: YamlPart): NodeFiles {
  const { root } = part;
  const volumes = itemsOf(part, nodeAt(part, root, 'volumes')).flatMap((item) => {
    const node = nodeAt(part, item, 'volume');
    const filters = itemsOf(part, nodeAt(part, item, 'nodeFilters')).flatMap(
      (filter) => textOf(filter) ?? [],
    );
    return (node && volumeOf(textOf(node) ?? '', filters, argumentOf(part, node))) ?? [];
  });
  const count = Number(stringIn(part, root, 'servers') ?? '1');
  const at = spanOf(nodeAt(part, root, 'servers') ?? root);
  return serversOf(count, volumes, at, (volume, filter) =>
    isMap(root) ? addToList(part, root, 'volumes', { volume, nodeFilters: [filter] }) : undefined,
  );
}
