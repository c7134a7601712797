import { isMap, isSeq, type ParsedNode } from 'yaml';
import type { Span } from '../../../document/tree';
import type { TextEdit } from '../../../document/textEdit';
import { spanOf } from '../../../manifests/nodes';
import type { FlagTable } from '../../flags/parseArguments';
import { parseArguments } from '../../flags/parseArguments';
import type {
  Editor,
  GivenFlag,
  Mount,
  NewMount,
  ReadingFault,
  StrayArgument,
} from '../configuration';
import {
  appendEntry,
  appendItem,
  entriesOf,
  innerSpan,
  itemsOf,
  nodeAt,
  removePart,
  replaceScalar,
  stringIn,
  type YamlPart,
} from './yamlText';
import { addToList, itemSpan } from './volumes';

/** Flags as the entries of a map, or as a list of names and values, without dashes. */
export interface ExtraArgs {
  flags: GivenFlag[];
  stray: StrayArgument[];
  faults: ReadingFault[];
  edit: Omit<Editor, 'addMount'>;
}

interface Given {
  name: string;
  nameNode: ParsedNode;
  valueNode: ParsedNode | undefined;
  value: string;
  entry: Span;
  owner: ParsedNode;
}

/**
 * Reads `owner[key]`: kubeadm's extraArgs as a map (v1beta3) or as a list of name and value (v1beta4), k0s' and Talos' as a
 * map, whose values may be lists. `asList` is how they are written when there are none yet.
 */
export function readExtraArgs(
  part: YamlPart,
  owner: ParsedNode | undefined,
  key: string,
  table: FlagTable,
  asList: boolean,
): ExtraArgs {
  const node = nodeAt(part, owner, key);
  const given = isSeq(node) ? namedItems(part, node) : mapEntries(part, node);
  const flags: GivenFlag[] = [];
  const stray: StrayArgument[] = [];
  for (const one of given) {
    const at = { start: one.entry.start, end: one.entry.end };
    const { set, error } = parseArguments([`--${one.name}=${one.value}`], table);
    const [first] = set;
    if (error || !first) {
      const { nameNode, valueNode } = one;
      const isValue = error?.message.startsWith('invalid argument') && valueNode;
      stray.push({
        text: `--${one.name}`,
        at: spanOf(isValue ? valueNode : nameNode),
        error: error?.message ?? `unknown flag: --${one.name}`,
        replace: (name) => [replaceScalar(part, nameNode, name)],
      });
      continue;
    }
    flags.push({
      name: first.flag.name,
      value: one.value,
      entry: at,
      nameAt: innerSpan(part, one.nameNode) ?? spanOf(one.nameNode),
      valueAt: one.valueNode
        ? (innerSpan(part, one.valueNode) ?? spanOf(one.valueNode))
        : spanOf(one.nameNode),
    });
  }
  return {
    flags,
    stray,
    faults: plainValues(part, given),
    edit: extraArgsEditor(part, owner, key, node, given, asList),
  };
}

/** Values that YAML reads as numbers or switches. */
function plainValues(part: YamlPart, given: readonly Given[]): ReadingFault[] {
  return given.flatMap(({ valueNode, value }): ReadingFault[] => {
    if (!valueNode || !/^(?:true|false|null|~|[-+]?[0-9][0-9_]*(?:\.[0-9]*)?)$/i.test(value))
      return [];
    const { start, end } = spanOf(valueNode);
    if (part.text.slice(start, end) !== value) return [];
    const fix = { title: `Write "${value}"`, edits: [{ start, end, insert: `"${value}"` }] };
    return [{ code: 'value-not-string', at: { start, end }, subject: value, fix }];
  });
}

function namedItems(part: YamlPart, list: ParsedNode): Given[] {
  return itemsOf(part, list).flatMap((item) => {
    const nameNode = nodeAt(part, item, 'name');
    const name = stringIn(part, item, 'name');
    if (name === undefined || !nameNode) return [];
    const valueNode = nodeAt(part, item, 'value');
    const value = stringIn(part, item, 'value') ?? '';
    return [{ name, nameNode, valueNode, value, entry: itemSpan(part, item), owner: list }];
  });
}

function mapEntries(part: YamlPart, map: ParsedNode | undefined): Given[] {
  if (!map) return [];
  return entriesOf(part, map).flatMap(({ key, keyNode, value }) => {
    const end = value ? spanOf(value).end : keyNode.range[1];
    const entry = { start: keyNode.range[0], end };
    const values = isSeq(value) ? itemsOf(part, value) : [value];
    return values.map((valueNode) => {
      const text = valueNode && innerSpan(part, valueNode);
      const written = text ? part.text.slice(text.start, text.end) : '';
      return {
        name: key,
        nameNode: keyNode,
        valueNode,
        value: stringIn(part, valueNode) ?? written,
        entry,
        owner: map,
      };
    });
  });
}

function extraArgsEditor(
  part: YamlPart,
  owner: ParsedNode | undefined,
  key: string,
  node: ParsedNode | undefined,
  given: readonly Given[],
  asList: boolean,
): ExtraArgs['edit'] {
  const givenOf = (flag: GivenFlag) => given.find(({ entry }) => entry.start === flag.entry.start);
  return {
    addFlag: (name, value) => {
      if (isSeq(node)) return appendItem(part, node, { name, value });
      if (isMap(node) && node.items.length > 0) return appendEntry(part, node, name, value);
      if (isMap(owner) && !node)
        return appendEntry(part, owner, key, asList ? [{ name, value }] : { [name]: value });
      return undefined;
    },
    setValue: (flag, value) => {
      const valueNode = givenOf(flag)?.valueNode;
      return valueNode && [replaceScalar(part, valueNode, value)];
    },
    renameFlag: (flag, name) => {
      const nameNode = givenOf(flag)?.nameNode;
      return nameNode && [replaceScalar(part, nameNode, name)];
    },
    removeFlag: (flag) => {
      const one = givenOf(flag);
      return one && removePart(part, one.owner, one.entry);
    },
  };
}

/** Reads kubeadm's extraVolumes, which mount and volume in one. Talos has the same with other keys. */
export function readExtraVolumes(part: YamlPart, list: ParsedNode | undefined): Mount[] {
  return itemsOf(part, list).flatMap((node): Mount[] => {
    const path = nodeAt(part, node, 'mountPath');
    const host = nodeAt(part, node, 'hostPath');
    const mountPath = stringIn(part, node, 'mountPath');
    const hostPath = stringIn(part, node, 'hostPath');
    if (mountPath === undefined || !path) return [];
    const type = nodeAt(part, node, 'pathType');
    const readOnly = nodeAt(part, node, 'readOnly') ?? nodeAt(part, node, 'readonly');
    return [
      {
        name: stringIn(part, node, 'name') ?? '',
        mountPath,
        ...(hostPath !== undefined && { hostPath }),
        type: stringIn(part, node, 'pathType') ?? '',
        readOnly: stringIn(part, readOnly) === 'true',
        mountAt: spanOf(path),
        ...(host && { hostAt: spanOf(host) }),
        ...(type && { typeAt: spanOf(type) }),
        ...(readOnly && { readOnlyAt: spanOf(readOnly) }),
      },
    ];
  });
}

/** Returns the edits that add one of kubeadm's extraVolumes. */
export function addExtraVolume(
  part: YamlPart,
  owner: ParsedNode | undefined,
  mount: NewMount,
): TextEdit[] | undefined {
  if (!owner || !isMap(owner)) return undefined;
  const { name, hostPath, mountPath, readOnly, type } = mount;
  return addToList(part, owner, 'extraVolumes', {
    name,
    hostPath,
    mountPath,
    readOnly,
    pathType: type,
  });
}
