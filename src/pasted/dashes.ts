import type { TextEdit } from '../document/textEdit';
import { anyField, isList, ruleFields } from './fieldNames';
import { indentOf, isBlank, near, type Line } from './lines';

/** A line that starts a value at a deeper place: `verbs:`. */
const openKey = new RegExp(`^(\\s*(?:- +)*)["']?(${anyField})["']?[ \\t]*:[ \\t]*(?:#.*)?$`);
const fieldLine = new RegExp(`^(\\s*)["']?(${anyField})["']?[ \\t]*:`);

/** The lines below one that are indented deeper. */
function below(lines: readonly Line[], index: number, column: number): Line[] {
  let end = index + 1;
  while (end < lines.length && indentOf(lines[end]!.text) > column) end++;
  return lines.slice(index + 1, end);
}

/** Below the name of a list: a dash before the first line of a map, or before each value. */
export const listDashes = (all: readonly Line[]): TextEdit[][] => {
  const ways: TextEdit[] = [];
  const lines = all.filter((line) => !isBlank(line));
  for (const [index, line] of lines.entries()) {
    const [, start = '', name = ''] = openKey.exec(line.text) ?? [];
    if (!isList(name)) continue;
    const inner = below(lines, index, start.length);
    const filled = inner.filter(({ text }) => !text.trim().startsWith('#'));
    const [first] = filled;
    if (!first || first.text.trim().startsWith('-')) continue;
    const column = indentOf(first.text);
    if (name === 'rules' || name === 'resources') {
      if (!fieldLine.test(first.text)) {
        if (name === 'rules' || filled.some(({ text }) => /[:[{]/.test(text))) continue;
      } else {
        // One map: the next dash at its column starts another.
        const end = inner.findIndex(
          ({ text, start: at }) =>
            at > first.start && text.trim().startsWith('-') && text.search(/\S/) <= column,
        );
        for (const each of end === -1 ? inner : inner.slice(0, end)) {
          ways.push({
            start: each.start + column,
            end: each.start + column,
            insert: each === first ? '- ' : '  ',
          });
        }
        continue;
      }
    }
    if (
      filled.some(
        ({ text }) => !/^\s*["']?[\w*][^\s:,[\]{}]*(?::[^\s,[\]{}]+)*["']?\s*(?:#.*)?$/.test(text),
      )
    )
      continue;
    for (const each of filled) {
      const at = each.start + indentOf(each.text);
      ways.push({ start: at, end: at, insert: '- ' });
    }
  }
  return ways.length > 0 ? [ways] : [];
};

/** A field in the column of the dashes above: its own dash is missing. */
export const ownDash = (lines: readonly Line[], at: number): TextEdit[][] =>
  near(lines, at, 2).flatMap((line) => {
    const [, start, name = ''] = fieldLine.exec(line.text) ?? [];
    if (start === undefined || !(ruleFields.has(name) || name === 'group')) return [];
    const above = lines
      .slice(0, lines.indexOf(line))
      .some(({ text }) => text.startsWith(`${start}- `));
    const place = line.start + start.length;
    return above ? [[{ start: place, end: place, insert: '- ' }]] : [];
  });

/** A second level in a rule: the rule that it begins has lost its dash. */
export const secondLevel = (lines: readonly Line[]): TextEdit[][] => {
  let columns = new Set<number>();
  const edits = lines.flatMap((line) => {
    const [, dash, level] = /^( *(?:- +)?)(["']?level["']?[ \t]*:)?/.exec(line.text) ?? [];
    if (dash === undefined || isBlank(line)) return [];
    const column = dash.length;
    if (dash.includes('-') && [...columns].every((each) => column <= each)) columns = new Set();
    if (level === undefined) return [];
    if (!columns.has(column)) {
      columns.add(column);
      return [];
    }
    const place = line.start + column;
    return column < 2 || dash.includes('-') ? [] : [{ start: place - 2, end: place, insert: '- ' }];
  });
  return edits.length > 0 ? [edits] : [];
};
