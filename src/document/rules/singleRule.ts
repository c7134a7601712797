import { matchFields } from '../../audit/match';
import { pairEnd } from '../edits/blockEntries';
import { isFirstOnLine, lineEnding, lineStart } from '../edits/lines';
import { Refusal } from '../edits/refusal';
import type { MappingNode, Pair } from '../tree';
import { nameOf, refuseProperties, unsafe, withKey } from './keys';

/** Returns the text with the one rule at a top-level key as a list of rules. Throws a Refusal if it can't be made. */
export function ruleInList(text: string, root: MappingNode, top: Pair): string {
  const { key, value } = top;
  if (value.kind !== 'mapping' || root.style !== 'block') throw new Refusal(unsafe, value);
  refuseProperties(value);
  if (value.style === 'flow') {
    const list = `[${text.slice(value.start, value.end)}]`;
    return withKey(text.slice(0, value.start) + list + text.slice(value.end), key);
  }
  const start = lineStart(text, value.start);
  if (!isFirstOnLine(text, value.start)) throw new Refusal(unsafe, value);
  const end = pairEnd(text, top);
  const rule = itemFrom(text.slice(start, end), value.start - start);
  return withKey(text.slice(0, start) + rule + text.slice(end), key);
}

/** Lines as an item of a list in the same column: a dash before the first field at `offset`, the others two columns deeper. */
function itemFrom(lines: string, offset: number): string {
  const head = lines.slice(0, offset);
  return `${head}- ${lines.slice(offset).replace(/\n(?=[^\r\n])/g, '\n  ')}`;
}

/** Returns the text with the fields of a rule at the top level in a rule. Throws a Refusal if they are not next to each other. */
export function fieldsInRule(text: string, root: MappingNode): string {
  const names = new Set<string>(['level', ...matchFields]);
  const isField = ({ key }: Pair) => names.has(nameOf(key) ?? '');
  const from = root.pairs.findIndex(isField);
  const to = root.pairs.findLastIndex(isField);
  const first = root.pairs[from];
  const last = root.pairs[to];
  if (!first || !last || !root.pairs.slice(from, to + 1).every(isField)) throw new Refusal(unsafe);
  const start = first.key.start;
  if (root.style === 'flow') {
    const end = last.value.end;
    const isJson = first.key.kind === 'scalar' && first.key.style === 'double';
    const rule = `${isJson ? '"rules"' : 'rules'}: [{${text.slice(start, end)}}]`;
    return text.slice(0, start) + rule + text.slice(end);
  }
  if (!isFirstOnLine(text, start)) throw new Refusal(unsafe, first.key);
  const end = pairEnd(text, last);
  const indent = text.slice(lineStart(text, start), start);
  const lines = text.slice(start, end).replace(/\n(?=[^\r\n])/g, '\n    ');
  return `${text.slice(0, start)}rules:${lineEnding(text)}${indent}  - ${lines}${text.slice(end)}`;
}
