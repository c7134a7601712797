import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { spanOf, textOf } from '../../../manifests/nodes';
import type { FlagTable } from '../../flags/parseArguments';
import type { Editor, GivenFlag, ReadingFault, ServerConfiguration } from '../configuration';
import { readArguments, type Argument } from './arguments';
import { addPodMount, podMounts } from './volumes';
import {
  appendItem,
  innerSpan,
  itemsOf,
  nodeAt,
  removePart,
  replaceScalar,
  stringIn,
  type YamlPart,
} from './yamlText';

const program = 'kube-apiserver';

/** Returns how a Pod, or what holds one, runs kube-apiserver; undefined if it does not. */
export function readPod(part: YamlPart, table: FlagTable): ServerConfiguration | undefined {
  const spec = podSpec(part);
  if (!spec) return undefined;
  const container = itemsOf(part, nodeAt(part, spec, 'containers')).find((each) =>
    runsServer(part, each),
  );
  return (
    container &&
    readContainer(
      part,
      { at: container, words: wordsOf(part, container), container, spec },
      table,
      'pod',
    )
  );
}

/** Returns the spec of the Pod that a document is or has, as a Deployment has. */
export function podSpec(part: YamlPart): ParsedNode | undefined {
  const { root } = part;
  const places = [['spec'], ['spec', 'template', 'spec'], ['template', 'spec'], []];
  return places
    .map((keys) => nodeAt(part, root, ...keys))
    .find((spec) => isSeq(nodeAt(part, spec, 'containers')));
}

/** The words of command and args, in the order in which the container gets them. */
export function wordsOf(part: YamlPart, container: ParsedNode): ParsedNode[] {
  return ['command', 'args'].flatMap((key) => itemsOf(part, nodeAt(part, container, key)));
}

function runsServer(part: YamlPart, container: ParsedNode): boolean {
  const image = stringIn(part, container, 'image') ?? '';
  const first = textOf(wordsOf(part, container)[0]) ?? '';
  return (
    isServer(first) ||
    wordsOf(part, container).some((word) =>
      /(^|\/|\s)kube-apiserver(\s|$)/.test(textOf(word) ?? ''),
    ) ||
    (stringIn(part, container, 'name') ?? '') === program ||
    /(^|\/)kube-apiserver(-amd64|-arm64)?[:@]/.test(image)
  );
}

/** Returns whether a word is the name of the program. */
export function isServer(word: string): boolean {
  return /^(?:[^-=][^=]*\/)?kube-apiserver$/.test(word);
}

/** Where a container's words and files are; of a part of a manifest, what there is of it. */
export interface ContainerPlaces {
  at: ParsedNode;
  words: ParsedNode[];
  container?: ParsedNode | undefined;
  spec?: ParsedNode | undefined;
}

/** Reads a container, or a part of a manifest that has its keys. */
export function readContainer(
  part: YamlPart,
  { at, words, container, spec }: ContainerPlaces,
  table: FlagTable,
  kind: 'pod' | 'fragment',
): ServerConfiguration {
  const start = words.findIndex((word) => isServer(textOf(word) ?? ''));
  const given = words.slice(start + 1).map((node): Argument => ({
    ...argumentOf(part, node),
    replace: (name, value) =>
      isScalar(node)
        ? [replaceScalar(part, node, value === undefined ? `--${name}` : `--${name}=${value}`)]
        : undefined,
  }));
  const { flags, stray } = readArguments(given, table);
  const paths = flags
    .filter(({ name }) => /^audit-.*-(?:file|path)$/.test(name))
    .map(({ value }) => value);
  const volumes = podMounts(part, { container, spec }, paths);
  const image = nodeAt(part, container, 'image');
  const hasVolumes =
    nodeAt(part, container, 'volumeMounts') !== undefined ||
    nodeAt(part, spec, 'volumes') !== undefined;
  return {
    kind,
    at: spanOf(at),
    flags,
    stray,
    mounts: volumes.mounts,
    mountedAnyway: [],
    setAnyway: new Map(),
    isPartial: (kind === 'fragment' || !image) && !hasVolumes,
    image: image && { text: textOf(image) ?? '', at: spanOf(image) },
    faults: [...volumes.faults, ...programFault(part, container)],
    edit: {
      ...argumentEditor(part, words),
      addMount: (mount) => addPodMount(part, { container, spec }, mount),
    },
  };
}

/** A list of flags only, as people write a strategic merge patch. */
function programFault(part: YamlPart, container: ParsedNode | undefined): ReadingFault[] {
  const [first] = itemsOf(part, nodeAt(part, container, 'command'));
  const word = textOf(first) ?? '';
  return first && word.startsWith('--')
    ? [{ code: 'program-missing', at: spanOf(first), subject: word }]
    : [];
}

/** A word of a list, as an argument. */
export function argumentOf(part: YamlPart, node: ParsedNode): Argument {
  return { text: textOf(node) ?? '', at: spanOf(node), textAt: innerSpan(part, node)?.start };
}

/** Changes flags that are items of a list: `- --name=value`. */
export function argumentEditor(
  part: YamlPart,
  words: readonly ParsedNode[],
): Omit<Editor, 'addMount'> {
  const listOf = (offset: number) => listWith(part.root, offset);
  const scalarAt = (offset: number) =>
    words.find(({ range }) => range[0] <= offset && offset <= range[1]);
  const rewrite = (flag: GivenFlag, text: string) => {
    const node = scalarAt(flag.entry.start);
    return node && isScalar(node) ? [replaceScalar(part, node, text)] : undefined;
  };
  const isJoined = (flag: GivenFlag) => scalarAt(flag.entry.start) === scalarAt(flag.valueAt.start);
  return {
    addFlag: (name, value) => {
      const last = words.at(-1);
      const list = last && listOf(last.range[0]);
      return list && appendItem(part, list, `--${name}=${value}`);
    },
    setValue: (flag, value) => {
      if (isJoined(flag)) return rewrite(flag, `--${flag.name}=${value}`);
      const node = scalarAt(flag.valueAt.start);
      return node && [replaceScalar(part, node, value)];
    },
    renameFlag: (flag, name) =>
      rewrite(flag, isJoined(flag) ? `--${name}=${flag.value}` : `--${name}`),
    removeFlag: (flag) => {
      const list = listOf(flag.entry.start);
      if (!list) return undefined;
      const items = list.items.filter(
        ({ range }) => range[0] >= flag.entry.start && range[0] < flag.entry.end,
      );
      return items.flatMap((item) => {
        const { start, end } = spanOf(item);
        const dash = /-[ \t]*$/.exec(part.text.slice(Math.max(0, start - 200), start));
        return removePart(part, list, {
          start: list.flow ? start : start - (dash?.[0].length ?? 0),
          end,
        });
      });
    },
  };
}

/** The list that directly holds the scalar at an offset. */
function listWith(node: ParsedNode | undefined | null, offset: number) {
  const queue: (ParsedNode | null | undefined)[] = [node];
  for (let next = queue.pop(); next !== undefined || queue.length > 0; next = queue.pop()) {
    if (isSeq(next)) {
      if (next.items.some((item) => isScalar(item) && item.range[0] === offset)) return next;
      queue.push(...next.items);
    } else if (isMap(next)) {
      queue.push(...next.items.map(({ value }) => value));
    }
  }
  return undefined;
}
