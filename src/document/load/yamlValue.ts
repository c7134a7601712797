import type { Pair, TreeNode } from '../tree';

/** A scalar as go-yaml resolves it into an interface{}: what its text means. */
export type YamlScalar =
  | { kind: 'null' }
  | { kind: 'bool'; value: boolean }
  /** Go's int, or uint64 when it is beyond int64. */
  | { kind: 'int'; value: bigint }
  | { kind: 'float'; value: number }
  | { kind: 'string'; value: string };

/** What go-yaml makes of a node: a Go value, with the node it stands at. */
export type YamlValue =
  | (YamlScalar & { node: TreeNode })
  | { kind: 'list'; node: TreeNode; items: YamlValue[] }
  /** Keyed by `keyIdentity`, for keys are equal as Go values are, not as texts. */
  | { kind: 'map'; node: TreeNode; entries: Map<string, YamlEntry> };

export interface YamlEntry {
  key: YamlValue;
  value: YamlValue;
  pair: Pair;
}

/** The largest int64; integers beyond are uint64. */
export const maxInt64 = 2n ** 63n - 1n;

/** One text for each Go value that can be a key, the same for equal values only. */
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
