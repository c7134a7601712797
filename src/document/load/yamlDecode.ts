import type { Path } from '../../audit/types';
import type { AliasNode, MappingNode, ScalarNode, TreeNode } from '../tree';
import { goSyntax } from './goSyntax';
import { deepest } from './jsonValue';
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

interface Decoder {
  root: TreeNode;
  anchors: Map<AliasNode, TreeNode> | undefined;
  active: Set<AliasNode>;
  decodeCount: number;
  aliasCount: number;
  aliasDepth: number;
  path: (string | number)[];
  duplicates: DuplicateKey[];
}

class YamlFailure extends Error {
  readonly node: TreeNode;
  constructor(text: string, node: TreeNode) {
    super(text);
    this.node = node;
  }
}

/**
 * Decodes a tree as go-yaml v2 decodes a document into an interface{}: scalars resolved, aliases and
 * merge keys expanded. Later keys win, as in its lenient mode; `duplicates` is what its strict mode
 * would report, in its order. `failure.text` is without "yaml: ".
 * Mirrors decoder.unmarshal (go-yaml decode.go).
 */
export function decodeYaml(root: TreeNode): YamlDecoded {
  const decoder: Decoder = {
    root,
    anchors: undefined,
    active: new Set(),
    decodeCount: 1, // The document itself.
    aliasCount: 0,
    aliasDepth: 0,
    path: [],
    duplicates: [],
  };
  try {
    return { value: unmarshal(decoder, root, 0), duplicates: decoder.duplicates };
  } catch (error) {
    if (!(error instanceof YamlFailure)) throw error;
    return { failure: { text: error.message, node: error.node } };
  }
}

function unmarshal(decoder: Decoder, node: TreeNode, depth: number): YamlValue {
  count(decoder, node);
  switch (node.kind) {
    case 'alias':
      return alias(decoder, node, (target) => ({ ...unmarshal(decoder, target, depth), node }));
    case 'scalar':
      return scalar(node);
    case 'sequence':
      return {
        kind: 'list',
        node,
        items: depth < deepest ? items(decoder, node.items, depth) : [],
      };
    case 'mapping': {
      const entries = new Map<string, YamlEntry>();
      if (depth < deepest) mapping(decoder, node, entries, depth);
      return { kind: 'map', node, entries };
    }
  }
}

/** go-yaml's protection against alias bombs. */
function count(decoder: Decoder, node: TreeNode): void {
  decoder.decodeCount++;
  if (decoder.aliasDepth > 0) decoder.aliasCount++;
  const { aliasCount, decodeCount } = decoder;
  if (aliasCount <= 100 || decodeCount <= 1000) return;
  if (aliasCount / decodeCount > allowedAliasRatio(decodeCount)) {
    throw new YamlFailure('document contains excessive aliasing', node);
  }
}

function allowedAliasRatio(decodeCount: number): number {
  const low = 400_000;
  const high = 4_000_000;
  if (decodeCount <= low) return 0.99;
  if (decodeCount >= high) return 0.1;
  return 0.99 - 0.89 * ((decodeCount - low) / (high - low));
}

function alias<Result>(
  decoder: Decoder,
  node: AliasNode,
  inside: (target: TreeNode) => Result,
): Result {
  if (decoder.active.has(node)) {
    throw new YamlFailure(`anchor '${node.name}' value contains itself`, node);
  }
  decoder.active.add(node);
  decoder.aliasDepth++;
  const result = inside(target(decoder, node));
  decoder.aliasDepth--;
  decoder.active.delete(node);
  return result;
}

function scalar(node: ScalarNode): YamlValue {
  // The usual case, handled first because it is fast.
  if (isText(node)) return { kind: 'string', node, value: node.value };
  const value = resolveScalar(node);
  if ('failure' in value) throw new YamlFailure(value.failure, node);
  return { ...value, node };
}

function items(decoder: Decoder, nodes: TreeNode[], depth: number): YamlValue[] {
  return nodes.map((node, index) => {
    decoder.path.push(index);
    const value = unmarshal(decoder, node, depth + 1);
    decoder.path.pop();
    return value;
  });
}

function mapping(
  decoder: Decoder,
  node: MappingNode,
  into: Map<string, YamlEntry>,
  depth: number,
): void {
  for (const pair of node.pairs) {
    if (isMerge(pair.key)) {
      merge(decoder, pair.value, into, depth);
      continue;
    }
    const key = unmarshal(decoder, pair.key, depth + 1);
    if (key.kind === 'map' || key.kind === 'list') {
      throw new YamlFailure(`invalid map key: ${goSyntax(key)}`, pair.key);
    }
    decoder.path.push(pair.key.kind === 'scalar' ? pair.key.value : '');
    const value = unmarshal(decoder, pair.value, depth + 1);
    const identity = keyIdentity(key);
    // NaN does not equal itself, so it is never a repeated key.
    if (into.has(identity) && identity !== 'float:NaN') {
      const text = `line ${pair.value.line}: key ${goSyntax(key)} already set in map`;
      decoder.duplicates.push({ text, key: pair.key, path: [...decoder.path] });
    }
    decoder.path.pop();
    into.set(identity, { key, value, pair });
  }
}

function isMerge(key: TreeNode): boolean {
  if (key.kind !== 'scalar' || key.value !== '<<') return false;
  const implicit = (key.tag === '' && key.style === 'plain') || key.tag === '!';
  return implicit || key.tag === 'tag:yaml.org,2002:merge';
}

/** `<<: *map`, `<<: {…}` or `<<: [*map, …]`, where earlier maps of the list win. */
function merge(
  decoder: Decoder,
  node: TreeNode,
  into: Map<string, YamlEntry>,
  depth: number,
): void {
  const sources = node.kind === 'sequence' ? [...node.items].reverse() : [node];
  for (const source of sources) {
    const map = source.kind === 'alias' ? target(decoder, source) : source;
    if (map.kind !== 'mapping') {
      throw new YamlFailure('map merge requires map or sequence of maps as the value', source);
    }
    count(decoder, source);
    // Merge keys in merge keys count as nesting, like maps in maps.
    const inside = depth + 1;
    if (inside >= deepest) continue;
    if (source.kind !== 'alias') {
      mapping(decoder, map, into, inside);
      continue;
    }
    alias(decoder, source, () => {
      count(decoder, map);
      mapping(decoder, map, into, inside);
    });
  }
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
      for (const item of [...node.items].reverse()) waiting.push(item);
    } else if (node.kind === 'mapping') {
      for (const pair of [...node.pairs].reverse()) waiting.push(pair.value, pair.key);
    }
  }
  return targets;
}
