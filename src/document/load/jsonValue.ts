import type { TreeNode } from '../tree';

/** A JSON value on its way into Go types, with the node of the document that it came from. */
export type JsonValue =
  | { kind: 'null'; node: TreeNode }
  | { kind: 'bool'; node: TreeNode; value: boolean }
  /** `text` is the number as encoding/json would write or has read it: error texts quote it. */
  | { kind: 'number'; node: TreeNode; text: string }
  | { kind: 'string'; node: TreeNode; value: string }
  | { kind: 'array'; node: TreeNode; items: JsonValue[] }
  | { kind: 'object'; node: TreeNode; members: JsonMember[] };

/** One `key: value`; a key can occur twice when the text itself is JSON. */
export interface JsonMember {
  key: string;
  keyNode: TreeNode;
  value: JsonValue;
}

/**
 * Nothing the API server looks at lies deeper than this. What does is taken as empty, so that no
 * text can exhaust the stack.
 */
export const deepest = 1000;
