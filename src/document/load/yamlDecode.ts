import { isStep } from '../../audit/steps';
import type { Path } from '../../audit/types';
import type { AliasNode, MappingNode, ScalarNode, TreeNode } from '../tree';
import { type AliasBudget, countNode, newAliasBudget } from './aliasBudget';
import { goSyntax, goSyntaxInSteps } from './goSyntax';
import { isText, resolveScalar } from './scalars';
import { keyIdentity, type YamlEntry, type YamlValue } from './yamlValue';

/** A repeated key of a map, worded as in go-yaml's strict mode. */
export interface DuplicateKey {
  text: string;
  key: TreeNode;
  path: Path;
}

/** go-yaml's result: the value and the repeated keys, or the error that ends the decoding. */
export type YamlDecoded =
  | { value: YamlValue; duplicates: DuplicateKey[]; failure?: undefined }
  | { failure: { text: string; node: TreeNode } };

type Entries = Map<string, YamlEntry>;

/** What has been begun and not finished. */
type Open =
  | { kind: 'list'; nodes: TreeNode[]; value: YamlValue & { kind: 'list' } }
  /** `value` is the finished map; undefined for a map that a merge key includes. `key` waits for its value. */
  | {
      kind: 'map';
      node: MappingNode;
      at: number;
      key: YamlValue | undefined;
      entries: Entries;
      value: YamlValue | undefined;
    }
  /** The maps of a merge key that are still to be included, the next one last. */
  | { kind: 'merge'; sources: TreeNode[]; entries: Entries }
  | { kind: 'alias'; node: AliasNode };

interface Decoder {
  root: TreeNode;
  anchors: Map<AliasNode, TreeNode> | undefined;
  active: Set<AliasNode>;
  budget: AliasBudget;
  /** Innermost last: a stack of its own, because a text can nest deeper than JavaScript's reaches. */
  open: Open[];
  duplicates: DuplicateKey[];
}

class YamlFailure extends Error {
  readonly node: TreeNode;
  /** The key that the message ends with. It can be long. */
  readonly key: YamlValue | undefined;
  constructor(text: string, node: TreeNode, key?: YamlValue) {
    super(text);
    this.node = node;
    this.key = key;
  }
}

/**
 * Decodes a tree as go-yaml v2 decodes a document into an interface{}: scalars resolved, aliases and
 * merge keys expanded. Later keys win, as in its lenient mode; `duplicates` is what its strict mode
 * would report, in its order; only the first hundred have their path. `failure.text` is without "yaml: ".
 * Mirrors decoder.unmarshal (go-yaml decode.go), at any depth. Pauses.
 */
export function* decodeYaml(root: TreeNode): Generator<undefined, YamlDecoded> {
  const decoder: Decoder = {
    ...{ root, anchors: undefined, active: new Set(), budget: newAliasBudget() },
    ...{ open: [], duplicates: [] },
  };
  try {
    let done = begin(decoder, root);
    let turns = 0;
    for (let open = decoder.open.at(-1); open !== undefined; open = decoder.open.at(-1)) {
      if (isStep(turns++)) yield;
      done = resume(decoder, open, done);
    }
    if (done === undefined) throw new Error('a document has a value');
    return { value: done, duplicates: decoder.duplicates };
  } catch (error) {
    if (!(error instanceof YamlFailure)) throw error;
    const key = error.key ? yield* goSyntaxInSteps(error.key) : '';
    return { failure: { text: error.message + key, node: error.node } };
  }
}

/** Returns the value of a scalar; opens anything else, and returns undefined. */
function begin(decoder: Decoder, node: TreeNode): YamlValue | undefined {
  count(decoder, node);
  switch (node.kind) {
    case 'scalar':
      return scalar(node);
    case 'alias': {
      const value = begin(decoder, enter(decoder, node));
      return value && leave(decoder, node, value);
    }
    case 'sequence':
      decoder.open.push({
        kind: 'list',
        nodes: node.items,
        value: { kind: 'list', node, items: [] },
      });
      return undefined;
    case 'mapping': {
      const entries: Entries = new Map();
      openMap(decoder, node, entries, { kind: 'map', node, entries });
      return undefined;
    }
  }
}

/** So many values of a list or map are decoded in one turn: there can be very many, and turns have pauses. */
const valuesATurn = 20;

/** Goes on with what is open, given the value that was waited for. Returns its value once it is complete. */
function resume(decoder: Decoder, open: Open, done: YamlValue | undefined): YamlValue | undefined {
  switch (open.kind) {
    case 'list':
      return resumeList(decoder, open, done);
    case 'map':
      return resumeMap(decoder, open, done);
    case 'merge':
      return resumeMerge(decoder, open);
    case 'alias':
      return leave(decoder, open.node, done);
  }
}

function resumeList(
  decoder: Decoder,
  { nodes, value }: Open & { kind: 'list' },
  done: YamlValue | undefined,
): YamlValue | undefined {
  const { items } = value;
  if (done !== undefined) items.push(done);
  const until = items.length + valuesATurn;
  for (let node = nodes[items.length]; node !== undefined; node = nodes[items.length]) {
    if (items.length >= until) return undefined;
    const item = begin(decoder, node);
    if (item === undefined) return undefined;
    items.push(item);
  }
  decoder.open.pop();
  return value;
}

function resumeMap(
  decoder: Decoder,
  open: Open & { kind: 'map' },
  done: YamlValue | undefined,
): YamlValue | undefined {
  const { pairs } = open.node;
  const until = open.at + valuesATurn;
  let next = done;
  for (let pair = pairs[open.at]; pair !== undefined; pair = pairs[open.at]) {
    if (next === undefined) {
      if (open.at >= until) return undefined;
      if (isMerge(pair.key)) {
        open.at++;
        const sources = pair.value.kind === 'sequence' ? [...pair.value.items] : [pair.value];
        decoder.open.push({ kind: 'merge', sources, entries: open.entries });
        return undefined;
      }
      next = begin(decoder, pair.key);
    } else if (open.key === undefined) {
      if (next.kind === 'map' || next.kind === 'list') {
        throw new YamlFailure('invalid map key: ', pair.key, next);
      }
      open.key = next;
      next = begin(decoder, pair.value);
    } else {
      setKey(decoder, open.entries, { key: open.key, value: next, pair });
      open.key = undefined;
      open.at++;
      next = undefined;
      continue;
    }
    if (next === undefined) return undefined;
  }
  decoder.open.pop();
  return open.value;
}

/** Includes the next map. Of several, the last is the first to be included, so that earlier ones win. */
function resumeMerge(
  decoder: Decoder,
  { sources, entries }: Open & { kind: 'merge' },
): YamlValue | undefined {
  const source = sources.pop();
  if (source === undefined) {
    decoder.open.pop();
    return undefined;
  }
  const map = source.kind === 'alias' ? target(decoder, source) : source;
  if (map.kind !== 'mapping') {
    throw new YamlFailure('map merge requires map or sequence of maps as the value', source);
  }
  count(decoder, source);
  if (source.kind === 'alias') count(decoder, enter(decoder, source));
  openMap(decoder, map, entries, undefined);
  return undefined;
}

function openMap(
  decoder: Decoder,
  node: MappingNode,
  entries: Entries,
  value: YamlValue | undefined,
): void {
  decoder.open.push({ kind: 'map', node, at: 0, key: undefined, entries, value });
}

/** Opens an alias, and returns what it stands for. */
function enter(decoder: Decoder, node: AliasNode): TreeNode {
  if (decoder.active.has(node)) {
    throw new YamlFailure(`anchor '${node.name}' value contains itself`, node);
  }
  decoder.active.add(node);
  decoder.budget.depth++;
  decoder.open.push({ kind: 'alias', node });
  return target(decoder, node);
}

/** Closes an alias. The value is where the alias is. */
function leave(
  decoder: Decoder,
  node: AliasNode,
  value: YamlValue | undefined,
): YamlValue | undefined {
  decoder.open.pop();
  decoder.active.delete(node);
  decoder.budget.depth--;
  return value && { ...value, node };
}

function count(decoder: Decoder, node: TreeNode): void {
  if (!countNode(decoder.budget)) {
    throw new YamlFailure('document contains excessive aliasing', node);
  }
}

function scalar(node: ScalarNode): YamlValue {
  // The usual case, handled first because it is fast.
  if (isText(node)) return { kind: 'string', node, value: node.value };
  const value = resolveScalar(node);
  if ('failure' in value) throw new YamlFailure(value.failure, node);
  return { ...value, node };
}

function setKey(decoder: Decoder, entries: Entries, entry: YamlEntry): void {
  const { key, pair } = entry;
  // NaN does not equal itself, so it is never a repeated key.
  const isNaN = key.kind === 'float' && Number.isNaN(key.value);
  const identity = keyIdentity(key) + (isNaN ? ` ${entries.size}` : '');
  if (entries.has(identity)) {
    const text = `line ${pair.value.line}: key ${goSyntax(key)} already set in map`;
    const path = decoder.duplicates.length < mostPaths ? pathOf(decoder.open) : [];
    decoder.duplicates.push({ text, key: pair.key, path });
  }
  entries.set(identity, entry);
}

/** More are not listed, and a text can repeat very many keys very deep. */
const mostPaths = 100;

/** Returns the path of the value that is being decoded; '' stands for a key that is no scalar. */
function pathOf(open: readonly Open[]): Path {
  return open.flatMap((each): Path => {
    if (each.kind === 'list') return [each.value.items.length];
    if (each.kind !== 'map' || each.key === undefined) return [];
    const key = each.node.pairs[each.at]?.key;
    return [key?.kind === 'scalar' ? key.value : ''];
  });
}

function isMerge(key: TreeNode): boolean {
  if (key.kind !== 'scalar' || key.value !== '<<') return false;
  const implicit = (key.tag === '' && key.style === 'plain') || key.tag === '!';
  return implicit || key.tag === 'tag:yaml.org,2002:merge';
}

function target(decoder: Decoder, node: AliasNode): TreeNode {
  decoder.anchors ??= anchorsOf(decoder.root);
  const found = decoder.anchors.get(node);
  if (found === undefined) throw new YamlFailure(`unknown anchor '${node.name}' referenced`, node);
  return found;
}

/** Returns the node that each alias refers to: the last one before it with that anchor. */
function anchorsOf(root: TreeNode): Map<AliasNode, TreeNode> {
  const named = new Map<string, TreeNode>();
  const targets = new Map<AliasNode, TreeNode>();
  const waiting: TreeNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.anchor !== undefined) named.set(node.anchor, node);
    if (node.kind === 'alias') {
      const anchored = named.get(node.name);
      if (anchored !== undefined) targets.set(node, anchored);
    } else if (node.kind === 'sequence') {
      for (const item of node.items.toReversed()) waiting.push(item);
    } else if (node.kind === 'mapping') {
      for (const pair of node.pairs.toReversed()) waiting.push(pair.value, pair.key);
    }
  }
  return targets;
}
