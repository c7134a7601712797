import type { Pair, TreeNode } from '../tree';

/** A scalar as go-yaml resolves it into an interface{}. */
export type YamlScalar =
  | { kind: 'null' }
  | { kind: 'bool'; value: boolean }
  /** Go's int, or uint64 beyond int64. */
  | { kind: 'int'; value: bigint }
  | { kind: 'float'; value: number }
  | { kind: 'string'; value: string };

/** The Go value that go-yaml decodes a node into, with the node. */
export type YamlValue =
  | (YamlScalar & { node: TreeNode })
  | { kind: 'list'; node: TreeNode; items: YamlValue[] }
  /** Keyed by `keyIdentity`, because keys are equal as Go values, not as strings. */
  | { kind: 'map'; node: TreeNode; entries: Map<string, YamlEntry> };

export interface YamlEntry {
  key: YamlValue;
  value: YamlValue;
  pair: Pair;
}

/** The largest int64. */
export const maxInt64 = 2n ** 63n - 1n;

/** Returns whether Go holds an integer as a uint64 rather than an int. */
export function isUnsigned(value: bigint): boolean {
  return value > maxInt64;
}

/** Returns a string for a Go value used as a key, the same for equal values only. */
export function keyIdentity(key: YamlValue): string {
  switch (key.kind) {
    case 'null':
    case 'list':
    case 'map':
      return key.kind;
    default:
      return `${key.kind}:${String(key.value)}`;
  }
}
