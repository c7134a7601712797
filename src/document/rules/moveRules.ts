import { resultOf } from '../../audit/steps';
import type { Path } from '../../audit/types';
import { applyEdits } from '../applyEdits';
import { afterColon, pairEnd, removeBlockPair } from '../edits/blockEntries';
import { anchorsWithin, find } from '../edits/find';
import { entriesOf, insertFlowEntries, removeFlowEntry } from '../edits/flowEntries';
import { column, isFirstOnLine, lineEnding, lineStart } from '../edits/lines';
import { isMap, plainInSteps, plainValue, sameInSteps } from '../edits/plainValue';
import { Refusal } from '../edits/refusal';
import { minimalEdit } from '../minimalEdit';
import { parseOnce, parseOnceInSteps } from '../parseOnce';
import type { EditResult } from '../textEdit';
import type { MappingNode, Pair, SequenceNode, TreeNode } from '../tree';
import { expectedRules } from './expectedRules';
import { keyLike, nameOf, refuseProperties, unsafe, withKey } from './keys';
import { fieldsInRule, ruleInList } from './singleRule';

/**
 * Returns the edits that make the rules at `path` (from strayRulesIn) the policy's list `rules`: renames their key, makes
 * a list of a single rule, or moves the list to the top level, with its comments and omitStages beside it. Whatever else
 * is in the text stays. Returns a reason instead if the policy already has rules, or if the result would differ in
 * anything else.
 */
export function moveRules(text: string, path: Path): EditResult {
  return resultOf(moveRulesInSteps(text, path));
}

/** Same as moveRules, with pauses. */
export function* moveRulesInSteps(text: string, path: Path): Generator<undefined, EditResult> {
  try {
    // Remembered for rootOf.
    yield* parseOnceInSteps(text);
    const start = withoutEmptyRules(text, path);
    yield* parseOnceInSteps(start);
    const { after, besides } = yield* moved(start, path);
    yield* verify(start, after, path, besides);
    return { edits: [minimalEdit(text, after)] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.at ? { refused: error.message, at: error.at } : { refused: error.message };
  }
}

function rootOf(text: string): MappingNode {
  const { root } = parseOnce(text);
  if (root?.kind !== 'mapping') throw new Refusal(unsafe);
  return root;
}

/** Deletes an empty `rules`, which the rules at `path` replace. Throws a Refusal if it has rules. */
function withoutEmptyRules(text: string, path: Path): string {
  const root = rootOf(text);
  const index = root.pairs.findIndex(({ key }) => nameOf(key) === 'rules');
  const rules = root.pairs[index]?.value;
  if (!rules || path[0] === 'rules') return text;
  const isEmpty = rules.kind === 'sequence' ? rules.items.length === 0 : plainValue(rules) === null;
  if (!isEmpty) throw new Refusal('The policy already has rules. Move these in the YAML.', rules);
  const edits =
    root.style === 'flow'
      ? removeFlowEntry(text, entriesOf(root), index)
      : removeBlockPair(text, root, index);
  return applyEdits(text, edits);
}

/** A text with the rules in their place, and the names of the fields moved with them. */
interface Moved {
  after: string;
  besides: readonly string[];
}

function* moved(text: string, path: Path): Generator<undefined, Moved> {
  const alone = (after: string): Moved => ({ after, besides: [] });
  const root = rootOf(text);
  const { steps, node } = find(root, path);
  if (steps.length < path.length) throw new Refusal(unsafe);
  for (const step of steps.slice(1)) refuseProperties(step.node);
  const [first] = steps;
  if (first === undefined) return alone(fieldsInRule(text, root));
  const top = root.pairs[first.index];
  if (!top) throw new Refusal(unsafe);
  if (node.kind === 'mapping') {
    if (path.length > 1) throw new Refusal(unsafe, node);
    return alone(ruleInList(text, root, top));
  }
  if (path.length === 1) return alone(withKey(text, top.key));
  const holder = steps.at(-1)?.node;
  if (holder?.kind !== 'mapping' && holder?.kind !== 'sequence') throw new Refusal(unsafe);
  const pairs = holder.kind === 'mapping' ? movedPairs(root, holder, path) : [];
  const isWhole =
    steps.slice(1, -1).every((step) => sizeOf(step.node) === 1) &&
    (pairs.length || 1) === sizeOf(holder);
  if (!isWhole) return alone(yield* takenOut(text, root, first.index, holder, path));
  const besides = pairs.filter(isOmission).map(({ key }) => nameOf(key) ?? '');
  return { after: unwrapped(text, root, top, holder, pairs), besides };
}

function sizeOf(node: MappingNode | SequenceNode): number {
  return node.kind === 'mapping' ? node.pairs.length : node.items.length;
}

/** The list at `path`, with fields of the policy beside it that the top level does not have. */
function movedPairs(root: MappingNode, holder: MappingNode, path: Path): Pair[] {
  const taken = new Set(root.pairs.map(({ key }) => nameOf(key)));
  const isMoved = (name: string) =>
    name === path.at(-1) ||
    ((name === 'omitStages' || name === 'omitManagedFields') && !taken.has(name));
  return holder.pairs.filter(({ key }) => isMoved(nameOf(key) ?? ''));
}

/** Puts the pairs in the place of the top-level pair that contains nothing else. */
function unwrapped(
  text: string,
  root: MappingNode,
  top: Pair,
  holder: MappingNode | SequenceNode,
  pairs: readonly Pair[],
): string {
  const { start } = top.key;
  if (root.style === 'block' && !isFirstOnLine(text, start)) throw new Refusal(unsafe, top.key);
  const inner = pairs[0]?.key.start ?? listIn(holder).start;
  const by = column(text, inner) - column(text, start);
  if (root.style === 'flow' || holder.style === 'flow') {
    const end = pairs.at(-1)?.value.end ?? listIn(holder).end;
    const dropped = text.slice(start, inner) + text.slice(end, top.value.end);
    if (dropped.includes('#')) throw new Refusal(unsafe, top.value);
    const own = pairs.map((pair) => pairText(text, pair, pairs.length > 1 && isOmission(pair)));
    const isInLines = isFirstOnLine(text, inner) && isFirstOnLine(text, start);
    const glue = root.style === 'flow' ? ', ' : lineEnding(text) + ' '.repeat(column(text, start));
    const body =
      own.length === 0 ? `${keyLike(top.key)}: ${text.slice(inner, end)}` : own.join(glue);
    return (
      text.slice(0, start) + (isInLines ? shifted(body, by) : body) + text.slice(top.value.end)
    );
  }
  const end = pairEnd(text, top);
  const comments = commentsIn(text.slice(start, inner)).map(
    (comment) => comment + lineEnding(text) + ' '.repeat(column(text, start)),
  );
  const list = pairs.find((pair) => !isOmission(pair));
  const body = list
    ? shifted(withKey(text.slice(0, end), list.key).slice(inner), by)
    : `rules:${lineEnding(text)}${' '.repeat(column(text, start) + 2)}${shifted(text.slice(inner, end), by - 2)}`;
  return text.slice(0, start) + comments.join('') + body + text.slice(end);
}

function listIn(holder: MappingNode | SequenceNode): TreeNode {
  const list = holder.kind === 'sequence' ? holder.items[0] : undefined;
  if (!list) throw new Refusal(unsafe, holder);
  return list;
}

function isOmission({ key }: Pair): boolean {
  return nameOf(key)?.startsWith('omit') ?? false;
}

/** A pair as written, with the key `rules` unless it keeps its own. */
function pairText(text: string, { key, value }: Pair, keepsKey: boolean): string {
  const name = keepsKey ? text.slice(key.start, key.end) : keyLike(key);
  return name + text.slice(key.end, Math.max(key.end, value.end));
}

/** Removes `by` columns from the start of every line but the first, or adds them if it is negative. */
function shifted(lines: string, by: number): string {
  return by >= 0
    ? lines.replace(new RegExp(`\\n {0,${by}}`, 'g'), '\n')
    : lines.replace(/\n(?=[^\r\n])/g, `\n${' '.repeat(-by)}`);
}

function commentsIn(lines: string): string[] {
  return [...lines.matchAll(/(?:^|[ \t])(#[^\r\n]*)/gm)].map(([, comment = '']) => comment);
}

/** Moves the list out of a map that has other fields, to below the top-level pair that it is in. */
function* takenOut(
  text: string,
  root: MappingNode,
  topIndex: number,
  holder: MappingNode | SequenceNode,
  path: Path,
): Generator<undefined, string> {
  const list =
    holder.kind === 'mapping'
      ? holder.pairs.find(({ key }) => nameOf(key) === path.at(-1))
      : undefined;
  const top = root.pairs[topIndex];
  // Aliases must stay below their anchors.
  const { anchors, aliases } = list
    ? anchorsWithin(list.value)
    : { anchors: new Set(), aliases: [] };
  if (holder.kind !== 'mapping' || !list || !top || anchors.size > 0 || aliases.length > 0) {
    throw new Refusal(unsafe, holder);
  }
  const index = holder.pairs.indexOf(list);
  if (holder.style === 'flow') {
    const own = pairText(text, list, false);
    const left = applyEdits(text, removeFlowEntry(text, entriesOf(holder), index));
    yield* parseOnceInSteps(left);
    const after = rootOf(left);
    if (after.style === 'flow') {
      const style = { comma: ' ', eol: lineEnding(text) };
      return applyEdits(
        left,
        insertFlowEntries(left, entriesOf(after), topIndex + 1, [own], style),
      );
    }
    const pair = after.pairs[topIndex];
    if (!pair) throw new Refusal(unsafe);
    return insertedAt(left, pairEnd(left, pair), `${own}${lineEnding(text)}`);
  }
  const { key } = list;
  if (!isFirstOnLine(text, key.start) || !isFirstOnLine(text, top.key.start)) {
    throw new Refusal(unsafe, key);
  }
  const end = pairEnd(text, list);
  const by = column(text, key.start) - column(text, top.key.start);
  const lead = commentsStart(text, key.start, afterColon(text, top));
  const body = withKey(text.slice(0, end), key).slice(lead);
  const place = pairEnd(text, top);
  const lines = shifted(`\n${body}`, by).slice(1);
  const rest = text.slice(end, place);
  return text.slice(0, lead) + insertedAt(rest, rest.length, lines) + text.slice(place);
}

/** Inserts whole lines at the start of a line, or after an open last line, which then stays the open one. */
function insertedAt(text: string, at: number, lines: string): string {
  const isOpen = at > 0 && text[at - 1] !== '\n';
  const insert = isOpen ? `\n${lines.replace(/\r?\n$/, '')}` : lines;
  return text.slice(0, at) + insert + text.slice(at);
}

/** The start of the comment lines directly above a key in its own column, or of its own line. */
function commentsStart(text: string, key: number, floor: number): number {
  const indent = ' '.repeat(column(text, key));
  let start = lineStart(text, key);
  while (start > floor) {
    const above = lineStart(text, start - 1);
    if (above < floor || !text.startsWith(`${indent}#`, above)) break;
    start = above;
  }
  return start;
}

/** Throws a Refusal unless only the rules have another place. */
function* verify(
  before: string,
  after: string,
  path: Path,
  besides: readonly string[],
): Generator<undefined, void> {
  const { root } = yield* parseOnceInSteps(after);
  const was = yield* plainInSteps(rootOf(before));
  const is = root && (yield* plainInSteps(root));
  if (!isMap(was) || !is || !isMap(is)) throw new Refusal(unsafe);
  const isJson = isJsonText(before);
  const same = yield* sameInSteps(is, expectedRules(was, path, besides));
  if (!same || (isJson && !isJsonText(after))) throw new Refusal(unsafe);
}

function isJsonText(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
