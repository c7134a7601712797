import { applyEdits } from './applyEdits';
import { removeBlockPair } from './edits/blockEntries';
import { entriesOf, removeFlowEntry } from './edits/flowEntries';
import { plainInSteps, plainValue, sameInSteps, samePlain } from './edits/plainValue';
import { Refusal } from './edits/refusal';
import { parseOnceInSteps } from './parseOnce';
import type { EditResult } from './textEdit';
import type { MappingNode, TreeNode } from './tree';

/**
 * Returns the edits that delete the field which the one with its key at `offset` overwrites: the nearest
 * above it in the same map with the same key. go-yaml keeps the last of them, so the policy does not
 * change. Returns a reason instead if there is no key at `offset`, or none above it is the same. Pauses.
 */
export function* removeOverwritten(text: string, offset: number): Generator<undefined, EditResult> {
  const { root } = yield* parseOnceInSteps(text);
  const map = root ? mapWithKeyAt(root, offset) : undefined;
  const index = map ? overwrittenBy(map, keyIndexAt(map, offset)) : -1;
  if (!map || index < 0) return { refused: 'There is no duplicate field here.' };
  try {
    const edits =
      map.style === 'flow'
        ? removeFlowEntry(text, entriesOf(map), index)
        : removeBlockPair(text, map, index);
    const left: MappingNode = { ...map, pairs: map.pairs.toSpliced(index, 1) };
    const after = (yield* parseOnceInSteps(applyEdits(text, edits))).root;
    const expected = root && (yield* plainInSteps(root, new Map([[map, left]])));
    const isSame =
      after && expected !== null && (yield* sameInSteps(yield* plainInSteps(after), expected));
    if (isSame) return { edits };
    return { refused: "This field can't be deleted safely. Edit the YAML instead.", at: map };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message, at: map };
    throw error;
  }
}

function overwrittenBy({ pairs }: MappingNode, index: number): number {
  const last = pairs[index]?.key;
  if (!last) return -1;
  const value = plainValue(last);
  return pairs.slice(0, index).findLastIndex(({ key }) => samePlain(plainValue(key), value));
}

function keyIndexAt(map: MappingNode, offset: number): number {
  return map.pairs.findIndex(({ key }) => key.start <= offset && offset < key.end);
}

/** A loop: a text may nest deeper than functions can. */
function mapWithKeyAt(root: TreeNode, offset: number): MappingNode | undefined {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'mapping') {
      if (keyIndexAt(node, offset) !== -1) return node;
      for (const { value } of node.pairs) waiting.push(value);
    } else if (node.kind === 'sequence') {
      for (const item of node.items) waiting.push(item);
    }
  }
  return undefined;
}
