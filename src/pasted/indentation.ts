import type { TextEdit } from '../document/textEdit';
import { entryFields, policyFields, ruleFields, usualName } from './fieldNames';
import { indentOf, isBlank, type Line } from './lines';

/** Columns that a line near the error may belong to: those of the lines above it. */
export function columns(lines: readonly Line[], at: number): TextEdit[][] {
  const ways: TextEdit[][] = [];
  for (const index of [at, at - 1, at + 1]) {
    const line = lines[index];
    if (!line || isBlank(line) || line.text.trim().startsWith('#')) continue;
    const own = indentOf(line.text);
    const wanted = new Set<number>();
    const around = [
      ...lines.slice(Math.max(0, index - 12), index),
      ...lines.slice(index + 1, index + 4),
    ];
    for (const { text } of around) {
      if (text.trim() === '') continue;
      wanted.add(indentOf(text));
      wanted.add(/^ *(?:- +)?/.exec(text)?.[0].length ?? 0);
    }
    wanted.delete(own);
    const nearest = [...wanted].toSorted((a, b) => Math.abs(a - own) - Math.abs(b - own));
    for (const column of nearest.slice(0, 3)) {
      ways.push([moved(line, column)]);
      const block = blockAt(lines, index, own);
      if (block.length > 1) {
        ways.push(block.map((each) => moved(each, indentOf(each.text) + column - own)));
      }
    }
  }
  return ways;
}

/** A line and those below it that are at least as deep. */
function blockAt(lines: readonly Line[], index: number, column: number): Line[] {
  const block: Line[] = [];
  for (let at = index; at < lines.length; at++) {
    const line = lines[at]!;
    if (isBlank(line)) continue;
    if (indentOf(line.text) < column) break;
    block.push(line);
  }
  return block;
}

function moved({ start, text }: Line, column: number): TextEdit {
  return { start, end: start + indentOf(text), insert: ' '.repeat(Math.max(0, column)) };
}

const field = /^((?:- *)*)(["']?)([A-Za-z]\w*)\2[ \t]*:(?:[ \t]|$)/;

/**
 * Writes the indentation anew, from the names of the fields and the dashes alone. Comments follow the line below them. No
 * way if a line has no place by its name.
 */
export function byFieldNames(lines: readonly Line[]): TextEdit[][] {
  const edits: TextEdit[] = [];
  const filled = lines.filter((line) => !isBlank(line));
  const isContent = (line: Line) => !line.text.trim().startsWith('#');
  const contents = filled.filter(isContent);
  let read = 0;
  const state: State = { place: 'policy', listColumn: 2, hasRules: false, hasEntries: false };
  let comments: Line[] = [];
  for (const line of filled) {
    if (!isContent(line)) {
      comments.push(line);
      continue;
    }
    const next = contents[++read];
    const column = columnOf(line.text.trim(), next?.text.trim() ?? '', state, indentOf(line.text));
    if (column === undefined) return [];
    for (const each of [...comments, line]) edits.push(moved(each, column));
    comments = [];
  }
  // What stands below the last rule stays where it is.
  return state.hasRules
    ? [edits.filter(({ start, end, insert }) => end - start !== insert.length)].filter(
        ({ length }) => length > 0,
      )
    : [];
}

interface State {
  place: 'policy' | 'rule' | 'entry';
  /** The column of values of the list that is open. */
  listColumn: number;
  hasRules: boolean;
  /** Whether the rule has a list of entries already. */
  hasEntries: boolean;
}

const ruleColumn = 2;
const entryColumn = 6;

/** Returns where a line belongs; undefined if its name does not say it. */
function columnOf(line: string, next: string, state: State, own: number): number | undefined {
  if (/^(?:---|\.\.\.)/.test(line)) return 0;
  const [, dash, , written = ''] = field.exec(line) ?? [];
  const name = usualName(written);
  const hasDash = /^-(?:\s|$)/.test(line);
  if (dash === undefined) return hasDash || /^["']/.test(line) ? state.listColumn : undefined;
  if (!state.hasRules) {
    if (hasDash) return undefined;
    if (policyFields.has(name)) {
      state.place = 'policy';
      state.listColumn = 2;
      if (name === 'rules') state.hasRules = true;
      return 0;
    }
    return /^(?:name|creationTimestamp|labels|annotations|namespace)$/.test(name) ? 2 : undefined;
  }
  const isRuleField = ruleFields.has(name);
  const isEntryField = entryFields.has(name);
  if (!hasDash && !isRuleField && !isEntryField) {
    if (!policyFields.has(name)) return undefined;
    state.place = 'policy';
    return 0;
  }
  if (hasDash) {
    const startsEntry =
      isEntryField && (!isRuleField || (state.hasEntries && !opensEntries(line, next)));
    if (startsEntry && state.place !== 'policy') {
      state.place = 'entry';
      state.listColumn = entryColumn + 4;
      return entryColumn;
    }
    if (!isRuleField) return undefined;
    state.place = 'rule';
    state.hasEntries = false;
    return openRule(name, line, next, state, ruleColumn);
  }
  if (state.place === 'policy') return undefined;
  if (name === 'omitStages' && own === 0 && next === '') return 4;
  if (state.place === 'entry' && isEntryField && !(isRuleField && opensEntries(line, next))) {
    state.listColumn = entryColumn + 4;
    return entryColumn + 2;
  }
  if (!isRuleField) return undefined;
  state.place = 'rule';
  return openRule(name, line, next, state, ruleColumn + 2);
}

function openRule(name: string, line: string, next: string, state: State, column: number): number {
  if (name === 'resources') state.hasEntries = opensEntries(line, next) || /\{/.test(line);
  state.listColumn = ruleColumn + 4;
  return column;
}

/** Whether `resources:` is that of a rule: entries follow. */
function opensEntries(line: string, next: string): boolean {
  return (
    /resources["']?[ \t]*:[ \t]*(?:#.*)?$/.test(line) &&
    /^-\s+["']?(?:group|resources|resourceNames)["']?\s*:/.test(next)
  );
}
