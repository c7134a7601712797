import { isMap, isSeq, type ParsedNode } from 'yaml';
import { textOf } from '../../manifests/nodes';
import type { FlagTable } from '../flags/parseArguments';
import type { ServerConfiguration } from './configuration';
import { readCommand, readUnit } from './read/commandLine';
import { readK0s, readKops, readRancher, readTalos } from './read/distributions';
import { isLong, isTelling, mayStartServer, piecesAtMost, piecesOf, type Piece } from './pieces';
import { outward } from './read/embedded';
import { readGardener } from './read/gardener';
import { readJsonPatch } from './read/jsonPatch';
import { readK3d } from './read/k3d';
import { readClusterApi, readKind, readKubeadm } from './read/kubeadm';
import { readKubespray } from './read/kubespray';
import { withoutPlaceholders } from './read/placeholders';
import { podSpec, readContainer, readPod, wordsOf } from './read/pod';
import { readWrapped } from './read/wrapped';
import { providerOf, type Provider } from './read/providers';
import { itemsOf, nodeAt, stringIn, yamlParts, type YamlPart } from './read/yamlText';

/** What a text says about kube-apiserver. */
export interface Read {
  configurations: ServerConfiguration[];
  /** Where the text stops being YAML, if it is meant to be. */
  faultAt?: number | undefined;
  /** Where a part begins that may start kube-apiserver, and that was left out because the text is long. */
  leftOutAt?: number | undefined;
  /** What the text is instead; only where there is no configuration. */
  instead?:
    | 'another-pod'
    | 'policy'
    | 'kubeconfig'
    | 'other-yaml'
    | 'nothing'
    | Provider
    | undefined;
}

const readers = [
  readPod,
  readKubeadm,
  readKind,
  readClusterApi,
  readTalos,
  readK0s,
  readKops,
  readK3d,
  readRancher,
  readGardener,
  readJsonPatch,
  readKubespray,
];

/**
 * Finds out what a text is (a manifest, a patch of one, a configuration of a tool, a systemd unit, a command) and reads how it runs kube-apiserver. Never throws; whatever it is not, it says.
 */
export function readConfigurations(text: string, table: FlagTable): Read {
  if (!isLong(text)) return readPiece(text, table);
  const { pieces, leftOutAt } = piecesOf(text);
  const reads = pieces.map((piece) => moved(piece, readPiece(piece.text, table)));
  return {
    configurations: reads.flatMap(({ configurations }) => configurations),
    faultAt: reads.find(({ configurations, faultAt }) => configurations.length > 0 && faultAt)
      ?.faultAt,
    leftOutAt,
    instead: reads.find(({ instead }) => instead)?.instead,
  };
}

/** What was read of a piece, with its places in the whole text. */
function moved({ text, start }: Piece, { configurations, faultAt, instead }: Read): Read {
  const outer = (offset: number) => start + offset;
  const whole = { start, end: start + text.length };
  return {
    configurations: configurations.map((each) => outward(each, { text, outer, indent: '', whole })),
    faultAt: faultAt === undefined ? undefined : outer(faultAt),
    instead,
  };
}

function readPiece(text: string, table: FlagTable): Read {
  if (!mayStartServer(text)) return { configurations: [], instead: providerOf(text) };
  const { text: read, faults } = withoutPlaceholders(text);
  const blocks = inBlocks(read, table);
  const ofBlocks = blocks.flatMap(({ configurations }) => configurations);
  const found: Read =
    ofBlocks.length > 0
      ? {
          configurations: joined(ofBlocks),
          faultAt: blocks.find(({ faultAt }) => faultAt)?.faultAt,
        }
      : readWithout(read, table);
  const [first, ...others] = found.configurations;
  if (!first) return found;
  return {
    ...found,
    configurations: [{ ...first, faults: [...faults, ...first.faults] }, ...others],
  };
}

/** Notes have fewer. */
const blocksAtMost = 20;

/** Reads the blocks of code in a Markdown text, each as a text of its own. */
function inBlocks(text: string, table: FlagTable): Read[] {
  const fence = /^[ \t]*(`{3,}|~{3,})[^\n]*\n([^]*?)^[ \t]*\1/gm;
  const blocks = [...text.matchAll(fence)].filter(([, , body = '']) => /audit|volume/i.test(body));
  return blocks.slice(0, blocksAtMost).map((match) => {
    const body = match[2] ?? '';
    const start = match.index + match[0].indexOf('\n') + 1;
    return moved({ text: body, start }, readWithout(body, table));
  });
}

/** Parts of one manifest, shown one after the other, are one server: flags in one, mounts in another. */
function joined(configurations: readonly ServerConfiguration[]): ServerConfiguration[] {
  const parts = configurations.filter(({ kind }) => kind === 'fragment');
  const [withFlags] = parts.filter(({ flags, stray }) => flags.length + stray.length > 0);
  const [withMounts] = parts.filter(({ mounts, flags }) => mounts?.length && flags.length === 0);
  if (!withFlags || !withMounts || parts.length !== 2) return [...configurations];
  const whole: ServerConfiguration = {
    ...withFlags,
    mounts: withMounts.mounts,
    isPartial: false,
    faults: [...withMounts.faults, ...withFlags.faults],
    edit: { ...withFlags.edit, addMount: (mount) => withMounts.edit.addMount(mount) },
  };
  return [whole, ...configurations.filter((each) => each.kind !== 'fragment')];
}

function readWithout(text: string, table: FlagTable): Read {
  const parts = yamlParts(text).flatMap(listedParts);
  const whole = parts.flatMap(
    (part) => firstOf(readers.map((read) => () => read(part, table, parts))) ?? [],
  );
  const faultAt = parts.flatMap(({ faults }) => faults)[0];
  if (whole.length > 0) return { configurations: whole, faultAt };
  const command =
    readUnit(text, table) ??
    readWrapped(text, table) ??
    (isYamlList(parts) ? undefined : readCommand(text, table));
  if (command) return { configurations: [command] };
  const fragment = firstOf(parts.map((part) => () => readFragment(part, table)));
  if (fragment) return { configurations: [fragment], faultAt };
  return { configurations: [], faultAt, instead: providerOf(text) ?? insteadOf(parts) };
}

/** The objects of a list, as kubectl prints it. */
function listedParts(part: YamlPart): YamlPart[] {
  const items = itemsOf(part, nodeAt(part, part.root, 'items'));
  if (items.length === 0) return [part];
  return items
    .filter(({ range }) => isTelling(part.text.slice(range[0], range[1])))
    .slice(0, piecesAtMost)
    .map((root) => ({ ...part, root }));
}

function firstOf<T>(attempts: readonly (() => T | undefined)[]): T | undefined {
  for (const attempt of attempts) {
    const found = attempt();
    if (found) return found;
  }
  return undefined;
}

function isYamlList(parts: readonly YamlPart[]): boolean {
  return parts.some(({ root }) => isSeq(root));
}

/** Part of a manifest: a container, the lists of volumes, or only flags. */
function readFragment(part: YamlPart, table: FlagTable): ServerConfiguration | undefined {
  const { root } = part;
  if (isSeq(root)) {
    const items = itemsOf(part, root);
    const isFlags = items.some((word) => /^--?[a-z]/.test(textOf(word) ?? ''));
    if (isFlags) return readContainer(part, { at: root, words: items }, table, 'fragment');
    const container = items.find((item) => wordsOf(part, item).length > 0);
    return (
      container && readContainer(part, placesOf(part, container, undefined), table, 'fragment')
    );
  }
  const keys = ['command', 'args', 'volumeMounts', 'volumes'];
  const owner = [root, nodeAt(part, root, 'spec')].find((node) =>
    keys.some((key) => nodeAt(part, node, key)),
  );
  return owner && isMap(owner)
    ? readContainer(part, placesOf(part, owner, owner), table, 'fragment')
    : undefined;
}

function placesOf(part: YamlPart, container: ParsedNode, spec: ParsedNode | undefined) {
  return { at: container, words: wordsOf(part, container), container, spec };
}

function insteadOf(parts: readonly YamlPart[]): Read['instead'] {
  if (parts.some((part) => podSpec(part))) return 'another-pod';
  if (
    parts.some((part) =>
      (stringIn(part, part.root, 'apiVersion') ?? '').startsWith('audit.k8s.io/'),
    )
  )
    return 'policy';
  if (
    parts.some((part) => nodeAt(part, part.root, 'clusters') && nodeAt(part, part.root, 'contexts'))
  )
    return 'kubeconfig';
  return parts.some(({ root }) => isMap(root)) ? 'other-yaml' : 'nothing';
}
