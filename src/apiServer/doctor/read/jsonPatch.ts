import { isScalar, isSeq, type ParsedNode } from 'yaml';
import { spanOf, textOf } from '../../../manifests/nodes';
import type { FlagTable } from '../../flags/parseArguments';
import type { GivenFlag, ReadingFault, ServerConfiguration } from '../configuration';
import { readArguments } from './arguments';
import { argumentOf, isServer } from './pod';
import { itemSpan, podMounts } from './volumes';
import {
  appendItem,
  itemsOf,
  nodeAt,
  removePart,
  replaceScalar,
  stringIn,
  type YamlPart,
} from './yamlText';

const commandPath = /^\/spec\/containers\/\d+\/(?:command|args)(\/(?:-|\d+))?$/;
const mountPath = /^\/spec\/containers\/\d+\/volumeMounts(\/(?:-|\d+))?$/;
const volumePath = /^\/spec\/volumes(\/(?:-|\d+))?$/;

/**
 * Returns what a JSON patch (RFC 6902) adds to the Pod of kube-apiserver, as kubeadm takes it from its folder of patches; undefined for
 * another document. What the manifest has already is not in it.
 */
export function readJsonPatch(part: YamlPart, table: FlagTable): ServerConfiguration | undefined {
  const list = part.root;
  if (!isSeq(list)) return undefined;
  const steps = itemsOf(part, list).flatMap((item) => {
    const op = stringIn(part, item, 'op');
    const path = stringIn(part, item, 'path');
    const value = nodeAt(part, item, 'value');
    return path !== undefined && value && (op === 'add' || op === 'replace')
      ? [{ item, path, value }]
      : [];
  });
  const valuesAt = (pattern: RegExp) =>
    steps
      .filter(({ path }) => pattern.test(path))
      .flatMap(({ value }) => (isSeq(value) ? itemsOf(part, value) : [value]));
  const words = valuesAt(commandPath);
  const mountNodes = valuesAt(mountPath);
  const volumeNodes = valuesAt(volumePath);
  if (words.length + mountNodes.length + volumeNodes.length === 0) return undefined;
  const program = words.findIndex((word) => isServer(textOf(word) ?? ''));
  const { flags, stray } = readArguments(
    words.slice(program + 1).map((word) => ({
      ...argumentOf(part, word),
      replace: (name, value) =>
        isScalar(word) ? [replaceScalar(part, word, written(name, value))] : undefined,
    })),
    table,
  );
  const wordOf = (flag: GivenFlag) =>
    words.find(({ range }) => range[0] <= flag.entry.start && flag.entry.end <= range[1]);
  const rewrite = (flag: GivenFlag, name: string, value: string) => {
    const word = wordOf(flag);
    return word && isScalar(word) ? [replaceScalar(part, word, written(name, value))] : undefined;
  };
  const add = (path: string, value: unknown) => appendItem(part, list, { op: 'add', path, value });
  const { mounts } = podMounts(
    part,
    { container: undefined, spec: undefined, mountNodes, volumeNodes },
    [],
  );
  return {
    kind: 'patch',
    at: spanOf(list),
    flags,
    stray,
    mounts,
    mountedAnyway: [],
    setAnyway: new Map(),
    isPartial: mountNodes.length === 0,
    faults: steps.flatMap((step) => replacedList(part, step)),
    edit: {
      addFlag: (name, value) => add('/spec/containers/0/command/-', written(name, value)),
      setValue: (flag, value) => rewrite(flag, flag.name, value),
      renameFlag: (flag, name) => rewrite(flag, name, flag.value),
      removeFlag: (flag) => {
        const step = steps.find(({ value }) => value === wordOf(flag));
        return step && removePart(part, list, itemSpan(part, step.item));
      },
      addMount: ({ name, hostPath, mountPath: path, readOnly, type }) => [
        ...add('/spec/containers/0/volumeMounts/-', { name, mountPath: path, readOnly }),
        ...add('/spec/volumes/-', { name, hostPath: { path: hostPath, type } }),
      ],
    },
  };
}

const written = (name: string, value: string | undefined) =>
  value === undefined ? `--${name}` : `--${name}=${value}`;

interface Step {
  item: ParsedNode;
  path: string;
  value: ParsedNode;
}

/** A path to a whole list replaces what the manifest has in it. */
function replacedList(part: YamlPart, { item, path, value }: Step): ReadingFault[] {
  const isWhole = [commandPath, mountPath, volumePath].some((pattern) => {
    const match = pattern.exec(path);
    return match !== null && match[1] === undefined;
  });
  const isWholeCommand = itemsOf(part, value).some((word) => isServer(textOf(word) ?? ''));
  const node = nodeAt(part, item, 'path');
  if (!isWhole || isWholeCommand || !node) return [];
  const fix = isSeq(value)
    ? undefined
    : { title: `Add to the list: ${path}/-`, edits: [replaceScalar(part, node, `${path}/-`)] };
  return [{ code: 'list-replaced', at: spanOf(node), subject: path, fix }];
}
