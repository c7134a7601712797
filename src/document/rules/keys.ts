import { Refusal } from '../edits/refusal';
import type { TreeNode } from '../tree';

export const unsafe = "These rules can't be moved safely. Edit the YAML instead.";

/** The name of a key; undefined if it is not a scalar. */
export function nameOf(key: TreeNode): string | undefined {
  return key.kind === 'scalar' ? key.value : undefined;
}

/** Throws a Refusal for a node with an anchor or a tag. */
export function refuseProperties(node: TreeNode): void {
  if (node.anchor !== undefined || node.tag !== '') throw new Refusal(unsafe, node);
}

/** `rules`, in quotes if the key it replaces has them. */
export function keyLike(key: TreeNode): string {
  return key.kind === 'scalar' && key.style === 'double' ? '"rules"' : 'rules';
}

/** Returns the text with `rules` in the place of a key. */
export function withKey(text: string, key: TreeNode): string {
  return text.slice(0, key.start) + keyLike(key) + text.slice(key.end);
}
