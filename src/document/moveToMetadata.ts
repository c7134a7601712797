import { applyEdits } from './applyEdits';
import { pairEnd } from './edits/blockEntries';
import { column, isFirstOnLine, lineEnding } from './edits/lines';
import { plainInSteps, sameInSteps } from './edits/plainValue';
import { Refusal } from './edits/refusal';
import { parseOnceInSteps } from './parseOnce';
import type { EditResult } from './textEdit';

const refused = "This field can't be moved safely. Edit the YAML instead.";

/**
 * Returns the edits that put a field of the policy, such as `name`, into its metadata: its lines stay where they are, with
 * their comments, below a new line `metadata:`. Returns a reason instead if the policy has metadata already, or is
 * written in braces. Pauses.
 */
export function* moveToMetadata(text: string, key: string): Generator<undefined, EditResult> {
  const { root } = yield* parseOnceInSteps(text);
  if (root?.kind !== 'mapping' || root.style !== 'block') return { refused };
  const names = root.pairs.map((each) => (each.key.kind === 'scalar' ? each.key.value : ''));
  const pair = root.pairs[names.indexOf(key)];
  const isOnce = names.filter((name) => name === key).length === 1;
  if (!pair || !isOnce || names.includes('metadata') || !isFirstOnLine(text, pair.key.start)) {
    return { refused };
  }
  try {
    const { start } = pair.key;
    const lines = text.slice(start, pairEnd(text, pair));
    const indent = ' '.repeat(column(text, start) + 2);
    const insert = `metadata:${lineEnding(text)}${indent}${lines.replace(/\n(?=[^\r\n])/g, '\n  ')}`;
    const edits = [{ start, end: start + lines.length, insert }];
    const after = (yield* parseOnceInSteps(applyEdits(text, edits))).root;
    const inside = { ...root, pairs: [pair] };
    const metadata = { key: { ...pair.key, value: 'metadata' }, value: inside };
    const expected = {
      ...root,
      pairs: root.pairs.map((each) => (each === pair ? metadata : each)),
    };
    const isMoved =
      after !== null &&
      (yield* sameInSteps(yield* plainInSteps(after), yield* plainInSteps(expected)));
    return isMoved ? { edits } : { refused };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}
