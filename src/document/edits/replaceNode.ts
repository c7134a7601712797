import type { Path } from '../../audit/types';
import type { TextEdit } from '../textEdit';
import { afterColon, contentEnd, insertLines } from './blockEntries';
import type { Clean } from './cleanValue';
import { type Draft, holdingPair, isInFlow } from './draft';
import type { Found } from './find';
import { hasCommentAmong } from './comments';
import { column, nextLine } from './lines';
import { Refusal } from './refusal';
import { quotingOf } from './style';
import { indent, type Place, writeAfterKey, writeFlow, writeItem, writeScalar } from './writeValue';

/** Returns the edits that replace the node found with `value`, in the old one's quotes. */
export function replaceNode(draft: Draft, path: Path, found: Found, value: Clean): TextEdit[] {
  const { text } = draft;
  const { node } = found;
  const place: Place = { path, style: draft.style };
  if (node.kind === 'scalar' && quotingOf(node) === undefined) {
    throw new Refusal(
      "The form can't edit a multi-line value (| or >). Edit the YAML instead.",
      node,
    );
  }
  const isAbsent = node.kind === 'scalar' && node.start === node.end;
  if (typeof value !== 'object' && node.kind === 'scalar') {
    const quoting = node.value === '' && node.style === 'plain' ? undefined : quotingOf(node);
    const insert = writeScalar(value, place, isInFlow(found), draft.isJson ? 'double' : quoting);
    return [{ start: node.start, end: node.end, insert: isAbsent ? ` ${insert}` : insert }];
  }
  const written = { start: node.start, end: contentEnd(text, node) };
  if (node.kind !== 'scalar' && hasCommentAmong(text, written, [node])) {
    throw new Refusal('Replacing this could delete comments. Edit the YAML instead.', node);
  }
  if (isInFlow(found)) {
    const insert = writeFlow(value, place);
    return [{ start: node.start, end: node.end, insert: isAbsent ? ` ${insert}` : insert }];
  }
  return replaceBlock(draft, found, value, place);
}

/** Replaces the whole value after a `:` or `-`; a comment on the first line stays there. */
function replaceBlock(draft: Draft, found: Found, value: Clean, place: Place): TextEdit[] {
  const { text, eol } = draft;
  const pair = holdingPair(found);
  const holder = found.steps.at(-1);
  const end = contentEnd(text, found.node);
  let start: number;
  let head: string;
  let lines: string[];
  if (pair) {
    start = afterColon(text, pair);
    const written = writeAfterKey(value, place);
    head = written.inline === undefined ? '' : ` ${written.inline}`;
    lines = indent(written.lines, column(text, pair.key.start));
  } else {
    start = holder?.node.kind === 'sequence' ? (holder.node.dashes[holder.index] ?? -1) : -1;
    if (start === -1)
      throw new Refusal("The form can't edit this safely. Edit the YAML instead.", found.node);
    const [first = '', ...rest] = writeItem(value, place);
    head = first;
    lines = indent(rest, column(text, start));
  }
  const stop = Math.max(end, pair ? start : start + 1);
  const edits = [{ start, end: stop, insert: head }];
  if (lines.length > 0) edits.push(insertLines(text, nextLine(text, stop), lines, eol));
  return edits;
}
