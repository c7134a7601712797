import { isMany, isStep } from '../../audit/steps';
import type { TreeNode } from '../tree';
import { sortedByUtf8 } from './byUtf8';
import { goFloat, goFloat32, goSyntaxInSteps } from './goSyntax';
import type { JsonValue } from './jsonValue';
import { firstInJson, maxDepth, tooDeep } from './jsonWalk';
import { isUnsigned, type YamlEntry, type YamlValue } from './yamlValue';

/** A value that JSON cannot represent, worded as in sigs.k8s.io/yaml or encoding/json. */
export interface Unconvertible {
  text: string;
  node: TreeNode;
}

type Container = YamlValue & { kind: 'list' | 'map' };
type JsonContainer = JsonValue & { kind: 'array' | 'object' };

interface Conversion {
  /** Lists and maps whose JSON is still empty, the next one last; `depth` is 1 for the document's. */
  waiting: { from: Container; to: JsonContainer; depth: number }[];
  /** How deep the list or map is whose values are being converted. */
  depth: number;
  /** Whether a number that JSON cannot represent was seen, and lists or maps that nest too deep. */
  seen: { noNumber: boolean; tooDeep: boolean };
}

/** The JSON, and the first list or map in it that the JSON decoder finds too deep; or why there is no JSON. */
export type Converted =
  | { value: JsonValue; tooDeep: JsonContainer | undefined }
  | { failure: Unconvertible };

/**
 * Converts a decoded document as YAMLToJSON does: keys become strings, and maps are sorted by key, as
 * encoding/json writes them; later errors are in that order. Of keys that become the same string, the
 * last one wins, where Go takes any; but every value is converted, and can fail.
 * Mirrors convertToJSONableObject (sigs.k8s.io/yaml) and json.Marshal, at any depth. Pauses.
 */
export function* yamlToJson(value: YamlValue): Generator<undefined, Converted> {
  const seen = { noNumber: false, tooDeep: false };
  const conversion: Conversion = { waiting: [], depth: 0, seen };
  const json = convert(conversion, value);
  const { waiting } = conversion;
  let turns = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isStep(turns++)) yield;
    const { from, to, depth } = next;
    const failure = from.kind === 'map' ? yield* unusableKey(from) : undefined;
    if (failure !== undefined) return { failure };
    conversion.depth = depth;
    const first = waiting.length;
    yield* fill(conversion, from, to);
    // Its first value is the next one, as Go goes deep first.
    reverseFrom(waiting, first);
  }
  const failure = seen.noNumber ? unsupportedNumber(json) : undefined;
  if (failure !== undefined) return { failure };
  return { value: json, tooDeep: seen.tooDeep ? tooDeep(json) : undefined };
}

/** Returns the JSON of a scalar; of anything else, an empty list or object that waits to be filled. */
function convert(conversion: Conversion, value: YamlValue): JsonValue {
  const { node } = value;
  switch (value.kind) {
    case 'null':
      return { kind: 'null', node };
    case 'bool':
      return { kind: 'bool', node, value: value.value };
    case 'string':
      return { kind: 'string', node, value: validUtf8(value.value) };
    case 'int':
      return { kind: 'number', node, text: String(value.value) };
    case 'float':
      if (!Number.isFinite(value.value)) conversion.seen.noNumber = true;
      return { kind: 'number', node, text: numberText(value.value) };
    case 'list':
      return wait(conversion, value, { kind: 'array', node, items: [] });
    case 'map':
      return wait(conversion, value, { kind: 'object', node, members: [] });
  }
}

function wait(conversion: Conversion, from: Container, to: JsonContainer): JsonContainer {
  const depth = conversion.depth + 1;
  if (depth > maxDepth) conversion.seen.tooDeep = true;
  conversion.waiting.push({ from, to, depth });
  return to;
}

function* fill(
  conversion: Conversion,
  from: Container,
  to: JsonContainer,
): Generator<undefined, void> {
  if (from.kind === 'list' && to.kind === 'array') {
    for (const [at, item] of from.items.entries()) {
      if (isStep(at)) yield;
      to.items.push(convert(conversion, item));
    }
  } else if (from.kind === 'map' && to.kind === 'object') {
    const byKey = yield* winners(conversion, from.entries.values());
    const keys = [...byKey.keys()];
    if (isMany(keys)) yield;
    const sorted = sortedByUtf8(keys);
    if (isMany(keys)) yield;
    for (const [at, key] of sorted.entries()) {
      if (isStep(at)) yield;
      const { pair, value } = byKey.get(key)!;
      to.members.push({
        key: validUtf8(key),
        keyNode: pair.key,
        value: convert(conversion, value),
      });
    }
  }
}

/** Returns the entries by their key in JSON. */
function* winners(
  conversion: Conversion,
  entries: Iterable<YamlEntry>,
): Generator<undefined, Map<string, YamlEntry>> {
  const byKey = new Map<string, YamlEntry>();
  let at = 0;
  for (const entry of entries) {
    if (isStep(at++)) yield;
    const key = keyText(entry.key) ?? '';
    const loser = byKey.get(key);
    // What it becomes is not kept.
    if (loser !== undefined) convert(conversion, loser.value);
    byKey.set(key, entry);
  }
  return byKey;
}

function reverseFrom(list: unknown[], start: number): void {
  for (let low = start, high = list.length - 1; low < high; low++, high--) {
    [list[low], list[high]] = [list[high], list[low]];
  }
}

/** Bytes of a `!!binary` that are not UTF-8 become U+FFFD, as encoding/json writes them. */
function validUtf8(text: string): string {
  return text.replace(/[\udc80-\udcff]+/gu, (bytes) => '\ufffd'.repeat(bytes.length));
}

/** JavaScript and encoding/json write doubles alike, except negative zero. */
function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Returns the error for the first number that json.Marshal cannot write. */
function unsupportedNumber(json: JsonValue): Unconvertible | undefined {
  const found = firstInJson(json, (value) => value.kind === 'number' && !/\d/.test(value.text));
  if (found?.kind !== 'number') return undefined;
  return { text: `json: unsupported value: ${goFloat(Number(found.text))}`, node: found.node };
}

/** Returns the error for a key that cannot become a string; of several, Go names any. */
function* unusableKey(
  map: YamlValue & { kind: 'map' },
): Generator<undefined, Unconvertible | undefined> {
  let at = 0;
  for (const { key, value, pair } of map.entries.values()) {
    if (isStep(at++)) yield;
    if (keyText(key) !== undefined) continue;
    const type = key.kind === 'int' ? 'uint64' : '%!s(<nil>)';
    const written = `key: ${yield* goSyntaxInSteps(key)}, value: ${yield* goSyntaxInSteps(value)}`;
    const text = `unsupported map key of type: ${type}, ${written}`;
    return { text, node: pair.key };
  }
  return undefined;
}

function keyText(key: YamlValue): string | undefined {
  if (key.kind === 'string') return key.value;
  if (key.kind === 'bool') return String(key.value);
  if (key.kind === 'int' && !isUnsigned(key.value)) return String(key.value);
  if (key.kind === 'float') return floatKey(goFloat32(key.value));
  return undefined;
}

const specialFloats: Record<string, string> = { '+Inf': '.inf', '-Inf': '-.inf', NaN: '.nan' };

function floatKey(text: string): string {
  return specialFloats[text] ?? text;
}
