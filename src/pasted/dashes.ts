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
        // The dashes below stand two columns to the left: so does the one that is missing.
        const sibling = /^( *)- /.exec(
          inner.find(({ text }) => text.trim().startsWith('-') && indentOf(text) < column)?.text ??
            '',
        )?.[1];
        if (sibling !== undefined && sibling.length === column - 2) {
          const at = first.start + sibling.length;
          ways.push({ start: at, end: at + 2, insert: '- ' });
          continue;
        }
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

/** A field in the column of the dashes above: its own dash is missing, unless the item above still lacks the field. */
export const ownDash = (lines: readonly Line[], at: number): TextEdit[][] =>
  near(lines, at, 2).flatMap((line) => {
    const [, start, name = ''] = fieldLine.exec(line.text) ?? [];
    if (start === undefined || !(ruleFields.has(name) || name === 'group')) return [];
    const above = lines.slice(0, lines.indexOf(line));
    const dash = above.findLastIndex(({ text }) => text.startsWith(`${start}- `));
    if (dash === -1) return [];
    const item = above.slice(dash).map(({ text }) => text);
    const own = new RegExp(`^ {${start.length}}(?:- |  )["']?${name}["']?[ \\t]*:`);
    if (name !== 'level' && name !== 'group' && !item.some((text) => own.test(text))) return [];
    const place = line.start + start.length;
    return [[{ start: place, end: place, insert: '- ' }]];
  });

/**
 * The dashes of rules without a level below a rule that has nothing else. Below another rule, the level itself may be what
 * is missing.
 */
export const ruleWithoutLevel = (lines: readonly Line[]): TextEdit[][] => {
  const rules: { at: number; column: number; names: Set<string>; isJoined?: true }[] = [];
  const edits: TextEdit[] = [];
  const filled = lines.filter((line) => !isBlank(line));
  const isRules = filled.findIndex(({ text }) => /^["']?rules["']?[ \t]*:/.test(text));
  if (isRules === -1) return [];
  const finish = () => {
    const [rule, before] = [rules.at(-1), rules.at(-2)];
    if (!rule || !before || rule.names.has('level') || !before.names.has('level')) return;
    if ([...rule.names].some((name) => before.names.has(name))) return;
    if (before.names.size > 1 && !before.isJoined) return;
    edits.push({ start: rule.at, end: rule.at + 1, insert: ' ' });
    rules.pop();
    before.isJoined = true;
    for (const name of rule.names) before.names.add(name);
  };
  for (const { text, start } of filled.slice(isRules + 1)) {
    const [, indent = '', dash, name] =
      new RegExp(`^( *)(- +)?["']?(${anyField})["']?[ \\t]*:`).exec(text) ?? [];
    if (name === undefined) continue;
    const column = rules[0]?.column ?? indent.length;
    if (dash !== undefined && indent.length === column && ruleFields.has(name)) {
      finish();
      rules.push({ at: start + column, column, names: new Set([name]) });
    } else if (dash === undefined && indent.length === column + 2) rules.at(-1)?.names.add(name);
  }
  finish();
  return edits.length > 0 ? [edits] : [];
};

/** A dash before a field of a rule, in the column of its other fields. */
export const dashBeforeField = (lines: readonly Line[]): TextEdit[][] => {
  let column = -1;
  const edits: TextEdit[] = [];
  for (const { text, start } of lines) {
    const [, indent = '', dash, name = ''] =
      new RegExp(`^( *)(- )?["']?(${anyField})["']?[ \\t]*:`).exec(text) ?? [];
    if (dash !== undefined && name === 'level') column = indent.length + 2;
    else if (dash !== undefined && indent.length === column && ruleFields.has(name)) {
      const place = start + column;
      edits.push({ start: place, end: place + 2, insert: '' });
    }
  }
  return edits.length > 0 ? [edits] : [];
};

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
