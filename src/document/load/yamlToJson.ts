import type { TreeNode } from '../tree';
import { byUtf8 } from './byUtf8';
import { goFloat, goFloat32, goSyntax } from './goSyntax';
import type { JsonMember, JsonValue } from './jsonValue';
import { maxInt64, type YamlEntry, type YamlValue } from './yamlValue';

/** A value that JSON cannot represent, worded as in sigs.k8s.io/yaml or encoding/json. */
export interface Unconvertible {
  text: string;
  node: TreeNode;
}

/**
 * Converts a decoded document as YAMLToJSON does: keys become strings, and maps are sorted by key, as
 * encoding/json writes them; later errors are in that order.
 * Mirrors convertToJSONableObject (sigs.k8s.io/yaml) and json.Marshal.
 */
export function yamlToJson(value: YamlValue): { value: JsonValue } | { failure: Unconvertible } {
  const failures: Failures = {};
  const json = convert(value, failures);
  const failure = failures.key ?? failures.number;
  return failure === undefined ? { value: json } : { failure };
}

/** The first error of each kind; keys are checked before any number is written. */
interface Failures {
  key?: Unconvertible;
  number?: Unconvertible;
}

function convert(value: YamlValue, failures: Failures): JsonValue {
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
      return { kind: 'number', node, text: number(value.value, node, failures) };
    case 'list':
      return { kind: 'array', node, items: value.items.map((item) => convert(item, failures)) };
    case 'map':
      return { kind: 'object', node, members: members([...value.entries.values()], failures) };
  }
}

/** JavaScript and encoding/json write doubles alike, except negative zero. */
function number(value: number, node: TreeNode, failures: Failures): string {
  if (!Number.isFinite(value)) {
    failures.number ??= { text: `json: unsupported value: ${goFloat(value)}`, node };
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

function members(entries: YamlEntry[], failures: Failures): JsonMember[] {
  const byKey = new Map<string, YamlEntry>();
  for (const entry of entries) byKey.set(keyText(entry, failures), entry);
  return [...byKey]
    .sort(([a], [b]) => byUtf8(a, b))
    .map(([key, { pair, value }]) => ({
      key: validUtf8(key),
      keyNode: pair.key,
      value: convert(value, failures),
    }));
}

/** Bytes of a `!!binary` that are not UTF-8 become U+FFFD, as encoding/json writes them. */
function validUtf8(text: string): string {
  return text.replace(/[\udc80-\udcff]/gu, '\ufffd');
}

function keyText({ key, value, pair }: YamlEntry, failures: Failures): string {
  if (key.kind === 'string') return key.value;
  if (key.kind === 'bool') return String(key.value);
  if (key.kind === 'int' && key.value <= maxInt64) return String(key.value);
  if (key.kind === 'float') return floatKey(goFloat32(key.value));
  const type = key.kind === 'int' ? 'uint64' : '%!s(<nil>)';
  const text = `unsupported map key of type: ${type}, key: ${goSyntax(key)}, value: ${goSyntax(value)}`;
  failures.key ??= { text, node: pair.key };
  return '';
}

const specialFloats: Record<string, string> = { '+Inf': '.inf', '-Inf': '-.inf', NaN: '.nan' };

function floatKey(text: string): string {
  return specialFloats[text] ?? text;
}
