import type { TreeNode } from '../tree';

/** A JSON value to be decoded into Go types, with the node of the document that it comes from. */
export type JsonValue =
  | { kind: 'null'; node: TreeNode }
  | { kind: 'bool'; node: TreeNode; value: boolean }
  /** `text` is the number as encoding/json writes it or has read it: error texts quote it. */
  | { kind: 'number'; node: TreeNode; text: string }
  | { kind: 'string'; node: TreeNode; value: string }
  | { kind: 'array'; node: TreeNode; items: JsonValue[] }
  | { kind: 'object'; node: TreeNode; members: JsonMember[] };

/** One `key: value`; a key can occur twice when the text is JSON. */
export interface JsonMember {
  key: string;
  keyNode: TreeNode;
  value: JsonValue;
}
