import type { FixTitle } from '../analysis/fixTitle';
import type { TextEdit } from '../document/textEdit';
import { brackets, quotes } from './closing';
import { anyField, isList, ruleFields } from './fieldNames';
import { isBlank, partFinder, partsOf, type Line, type LinePart } from './lines';
import { columns, byFieldNames } from './indentation';

/** One kind of slip that has one likely repair. */
export interface Slip {
  /** What is wrong, as a sentence. */
  says: string;
  title: FixTitle;
  /** Whether it only makes a difference to a text that is no YAML. */
  isOfSyntax?: true;
  /**
   * Returns the ways to repair it, each as edits in order; mostly there is one. `at` is the index of the line where
   * the server stopped.
   */
  ways: (lines: readonly Line[], at: number, text: string) => TextEdit[][];
}

type Match = RegExpMatchArray;

/** Replaces every match of a pattern in the parts of lines that are neither quoted nor a comment, all in one way. */
function everywhere(
  pattern: RegExp,
  by: string | ((match: Match) => string),
  isIt: (match: Match, line: Line, part: LinePart) => boolean = () => true,
): Slip['ways'] {
  return (lines) => {
    const edits = lines.flatMap((line) => {
      if (line.text.search(pattern) === -1) return [];
      const partAt = partFinder(partsOf(line.text).filter(({ kind }) => kind === 'plain'));
      return [...line.text.matchAll(pattern)].flatMap((match) => {
        const start = match.index;
        const end = start + match[0].length;
        // A match may hold quoted values, but begins outside of them.
        const part = partAt(start);
        return part && isIt(match, line, part)
          ? [
              {
                start: line.start + start,
                end: line.start + end,
                insert: typeof by === 'string' ? by : by(match),
              },
            ]
          : [];
      });
    });
    return edits.length > 0 ? [edits] : [];
  };
}

/** Matches what may stand before a key. */
const keyStart = String.raw`(?<=^\s*(?:- *)*|[{,]\s*)`;
const key = (rest: string) => new RegExp(`${keyStart}(${anyField})${rest}`, 'g');

/** A line that starts a value at a deeper place: `verbs:`. */
const openKey = new RegExp(`^(\\s*(?:- +)*)["']?(${anyField})["']?[ \\t]*:[ \\t]*(?:#.*)?$`);
const fieldLine = new RegExp(`^(\\s*)["']?(${anyField})["']?[ \\t]*:`);

const indentOf = ({ text }: Line) => /^ */.exec(text)?.[0].length ?? 0;

/** The lines below one that are indented deeper, without blank ones at the end. */
function below(lines: readonly Line[], index: number, column: number): Line[] {
  const found: Line[] = [];
  for (let next = index + 1; next < lines.length; next++) {
    const line = lines[next]!;
    if (!isBlank(line) && indentOf(line) <= column) break;
    found.push(line);
  }
  while (found.length > 0 && isBlank(found.at(-1) as Line)) found.pop();
  return found;
}

/** Below the name of a list: a dash before the first line of a map, or before each value. */
const listDashes: Slip['ways'] = (lines) => {
  const ways: TextEdit[] = [];
  for (const [index, line] of lines.entries()) {
    const [, start = '', name = ''] = openKey.exec(line.text) ?? [];
    if (!isList(name)) continue;
    const inner = below(lines, index, start.length).filter((each) => !isBlank(each));
    const filled = inner.filter(({ text }) => !text.trim().startsWith('#'));
    const [first] = filled;
    if (!first || first.text.trim().startsWith('-')) continue;
    const column = indentOf(first);
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
      const at = each.start + indentOf(each);
      ways.push({ start: at, end: at, insert: '- ' });
    }
  }
  return ways.length > 0 ? [ways] : [];
};

/** A field in the column of the dashes above: its own dash is missing. */
const ownDash: Slip['ways'] = (lines, at) =>
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
const secondLevel: Slip['ways'] = (lines) => {
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

function nextFilled(lines: readonly Line[], index: number): Line | undefined {
  let next = index + 1;
  while (lines[next] && isBlank(lines[next]!)) next++;
  return lines[next];
}

/** The lines around the place of an error, the nearest first. */
export function near(lines: readonly Line[], at: number, distance: number): Line[] {
  const order = Array.from({ length: 2 * distance + 1 }, (_, index) =>
    index % 2 === 0 ? at - index / 2 : at + (index + 1) / 2,
  );
  return order.flatMap((index) => lines[index] ?? []);
}

const inBrackets = (match: Match, line: Line) => {
  const before = line.text.slice(0, match.index);
  return before.lastIndexOf('[') > before.lastIndexOf(']');
};

/** All kinds of slips, the likeliest and surest first. */
export const slips: readonly Slip[] = [
  {
    says: 'A space is missing after a colon.',
    title: 'Add the space after the colon',
    ways: everywhere(key(String.raw`["']?[ \t]*:(?=[^\s,\]}])`), ({ 0: all }) => `${all} `),
  },
  {
    says: 'A space is missing after a dash.',
    title: 'Add the space after the dash',
    ways: everywhere(
      new RegExp(`(?<=^\\s*(?:- +)*)-(?=["']?(?:${anyField})["']?\\s*:|["'][^"']|\\{)`, 'g'),
      '- ',
    ),
  },
  {
    says: 'There is a space in a name.',
    title: 'Remove the space in the name',
    ways: everywhere(
      /(?<![\w:.-])system[ \t]*:[ \t]*[\w*-][\w.-]*(?:[ \t]*:[ \t]*[\w*.-]+)*/g,
      ({ 0: all }) => all.replace(/\s/g, ''),
      ({ 0: all }) => /\s/.test(all),
    ),
  },
  {
    says: 'There is a full stop or a semicolon where a list needs a comma.',
    title: 'Change it to a comma',
    ways: everywhere(
      /(?<=["'\w*)\]}])[ \t]*[;.](?=[ \t]*["'{]|[ \t]+\w)|(?<=\w)[ \t]*;(?=[ \t]*\w)/g,
      ',',
      inBrackets,
    ),
  },
  {
    says: 'A comma is missing between two values of a list.',
    title: 'Add the comma',
    ways: missingCommas,
  },
  {
    says: 'There is a comma too many.',
    title: 'Remove the comma',
    ways: everywhere(/,(?=[ \t]*,)/g, ''),
  },
  {
    says: 'A line ends with a comma or a semicolon, as in JSON. YAML needs none.',
    title: 'Remove the punctuation at the end of lines',
    ways: endPunctuation,
  },
  {
    says: 'A comma stands before a closing bracket, which JSON does not allow.',
    title: 'Remove the comma',
    ways: (_lines, _at, text) => {
      if (!/^\s*[{[]/.test(text)) return [];
      const edits = [...text.matchAll(/,(?=\s*[\]}])/g)].map(({ index }) => ({
        start: index,
        end: index + 1,
        insert: '',
      }));
      return edits.length > 0 ? [edits] : [];
    },
  },
  {
    says: 'An equals sign stands where YAML needs a colon.',
    title: 'Change it to a colon',
    ways: everywhere(key(String.raw`[ \t]*:?=[ \t]*`), ({ 1: name }) => `${name}: `),
  },
  {
    says: 'A colon is missing after the name of a field.',
    title: 'Add the colon',
    ways: (lines, at) => {
      const all = near(lines, at, 3).flatMap((line) => {
        const match = new RegExp(
          `^(\\s*(?:- +)?)(${anyField})(?:[ \\t]+(?=[\\w"'\\[{])|[ \\t]*$)`,
        ).exec(line.text);
        if (!match) return [];
        const [whole, start = '', name = ''] = match;
        const from = line.start + start.length;
        const rest = line.text.slice(whole.length);
        const insert = rest === '' ? `${name}:` : `${name}: `;
        return [{ start: from, end: line.start + whole.length, insert }];
      });
      const inOrder = all.toSorted((a, b) => a.start - b.start);
      return [...all.map((edit) => [edit]), ...(all.length > 1 ? [inOrder] : [])];
    },
  },
  {
    says: 'A quotation mark is missing, or there is one too many.',
    title: 'Change the quotation marks',
    ways: quotes,
  },
  {
    says: 'A bracket is missing, or there is one too many.',
    title: 'Change the brackets',
    ways: brackets,
  },
  {
    says: 'There are braces around a list, which needs brackets.',
    title: 'Change the braces to brackets',
    ways: everywhere(/(?<=:[ \t]*)\{[^:{}]*\}/g, ({ 0: all }) => `[${all.slice(1, -1)}]`),
  },
  {
    says: 'A dash is missing: every item of a list starts with one.',
    title: 'Add the dash',
    ways: listDashes,
  },
  {
    says: 'A dash is missing: every rule and every entry starts with one.',
    title: 'Add the dash',
    ways: ownDash,
  },
  {
    says: 'A rule has two levels: the dash of the second rule is missing.',
    title: 'Add the dash',
    ways: secondLevel,
  },
  {
    says: 'A line is not in the column of its neighbors.',
    title: 'Move the line to its column',
    isOfSyntax: true,
    ways: columns,
  },
  {
    says: 'The indentation does not show what belongs to what. It follows from the names of the fields.',
    title: 'Set the indentation',
    ways: byFieldNames,
  },
];

/** Commas between two quoted values, or between two brackets. */
function missingCommas(lines: readonly Line[], _at: number, text: string): TextEdit[][] {
  const isJson = /^\s*\{/.test(text);
  const edits = lines.flatMap((line, index) => {
    if (!/["'}\]]/.test(line.text)) return [];
    const parts = partsOf(line.text);
    const own = parts.flatMap((part, at) => {
      const before = parts[at - 1];
      const after = parts[at + 1];
      const inside = line.text.slice(part.start, part.end);
      if (part.kind === 'plain') {
        const isBetween =
          before?.kind === 'quoted' && after?.kind === 'quoted' && inside.trim() === '';
        if (isBetween) return [part.start];
        return [...inside.matchAll(/(?<=[}\]])(?=[ \t]*[{[])/g)].map(
          ({ index: place }) => part.start + place,
        );
      }
      return part.kind === 'quoted' && before?.kind === 'quoted' ? [part.start] : [];
    });
    const next = nextFilled(lines, index);
    const end = line.text.trimEnd().length;
    const isOpenEnd = isJson && /["\w}\]]$/.test(line.text.trimEnd());
    const needsComma = isOpenEnd && next !== undefined && /^\s*["{[]/.test(next.text);
    return [...own, ...(needsComma ? [end] : [])].map((place) => ({
      start: line.start + place,
      end: line.start + place,
      insert: ',',
    }));
  });
  return edits.length > 0 ? [edits] : [];
}

/** Commas and semicolons behind values in block style, outside of brackets. */
function endPunctuation(lines: readonly Line[], _at: number, text: string): TextEdit[][] {
  if (/^\s*[{[]/.test(text)) return [];
  const edits = lines.flatMap((line) => {
    const match = /[,;]+(?=\s*(?:#.*)?$)/.exec(line.text);
    if (!match || !new RegExp(`^\\s*(?:- +)*(?:["']?(?:${anyField})["']?\\s*:|-)`).test(line.text))
      return [];
    const before = line.text.slice(0, match.index);
    const opened = before.replace(/[^[{]/g, '').length - before.replace(/[^\]}]/g, '').length;
    const isInComment = partsOf(line.text).some(
      ({ kind, start, end }) => kind !== 'plain' && start <= match.index && match.index < end,
    );
    if (opened !== 0 || isInComment) return [];
    const start = line.start + match.index;
    return [{ start, end: start + match[0].length, insert: '' }];
  });
  return edits.length > 0 ? [edits] : [];
}
