import type { FixTitle } from '../analysis/fixTitle';
import { isStep } from '../audit/steps';
import type { TextEdit } from '../document/textEdit';
import { brackets, quotes } from './closing';
import { endPunctuation, missingCommas } from './commas';
import { comments } from './comments';
import { dashBeforeField, listDashes, ownDash, ruleWithoutLevel, secondLevel } from './dashes';
import { anyField, isList, policyFields, ruleFields } from './fieldNames';
import { atOnce, near, oneWay, partFinder, partsOf, type Line, type Ways } from './lines';
import { editsOfLines } from './residue';
import { columns, byFieldNames } from './indentation';

/** One kind of slip that has one likely repair. */
export interface Slip {
  /** What is wrong, as a sentence. */
  says: string;
  title: FixTitle;
  /** Whether it only makes a difference to a text that is no YAML. */
  isOfSyntax?: true;
  ways: Ways;
}

type Match = RegExpMatchArray;

/** Replaces every match of a pattern in the parts of lines that are neither quoted nor a comment, all in one way. */
function everywhere(
  pattern: RegExp,
  by: string | ((match: Match) => string),
  /** Returns whether matches of a line count. They are asked for in order. */
  countsIn: (line: Line) => (match: Match) => boolean = () => () => true,
): Ways {
  function* editsIn(line: Line): Generator<TextEdit> {
    if (line.text.search(pattern) === -1) return;
    const partAt = partFinder(partsOf(line.text).filter(({ kind }) => kind === 'plain'));
    const counts = countsIn(line);
    for (const match of line.text.matchAll(pattern)) {
      // A match may hold quoted values, but begins outside of them.
      if (!partAt(match.index) || !counts(match)) continue;
      const start = line.start + match.index;
      const insert = typeof by === 'string' ? by : by(match);
      yield { start, end: start + match[0].length, insert };
    }
  }
  return function* (lines) {
    return oneWay(yield* editsOfLines(lines, editsIn));
  };
}

// A lookbehind reads back to the start of the line: it comes behind what is rare.
/** Matches a key by what may stand before it. */
const isKey = String.raw`(?<=(?:^\s*(?:- *)*|[{,]\s*)\1)`;
const key = (rest: string) => new RegExp(`(${anyField})${isKey}${rest}`, 'g');

const inBrackets = ({ text }: Line) => {
  let read = 0;
  let isOpen = false;
  return ({ index = 0 }: Match) => {
    for (; read < index; read++) {
      if (text[read] === '[') isOpen = true;
      else if (text[read] === ']') isOpen = false;
    }
    return isOpen;
  };
};

const listField = [...ruleFields, ...policyFields]
  .filter((name) => isList(name) && name !== 'rules')
  .join('|');
const oneOf = String.raw`(?:"[^"\n]*"|'[^'\n]*')`;
/** A wildcard, or a name that begins with what YAML reserves. An alias has a name, and %A% and @@A@@ stand for something else. */
const unquoted =
  /(?:\*(?!\w)|[%@`])(?<=(?:[[,]|[-:] ) {0,8}.)[^\s,[\]{}#"']{0,200}(?<![%@])(?=[\s,[\]{}#"']|$)/g;
const leftOut =
  /(?:(?<!\.)\.{3,}(?!\.)|…|<(?:snip|omitted|\.\.\.)>|\[(?:\.{3}|…|snip)\])(?=[ \t]*$)(?<=^[ \t]+\S+|^(?:…|<\S+>|\[\S+\]))/g;

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
      new RegExp(`-(?=["']?(?:${anyField})["']?\\s*:|["'][^"']|\\{)(?<=^\\s*(?:- +)*-)`, 'g'),
      '- ',
    ),
  },
  {
    says: 'There is a space in a name.',
    title: 'Remove the space in the name',
    ways: everywhere(
      /(?<![\w:.-])system[ \t]*:[ \t]*[\w*-][\w.-]*(?:[ \t]*:[ \t]*[\w*.-]+)*/g,
      ({ 0: all }) => all.replace(/\s/g, ''),
      () =>
        ({ 0: all }) =>
          /\s/.test(all),
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
    ways: everywhere(/,(?=[ \t]*,)|,(?<=\[[ \t]*,)/g, ''),
  },
  {
    says: 'A line ends with a comma or a semicolon, as in JSON. YAML needs none.',
    title: 'Remove the punctuation at the end of lines',
    ways: endPunctuation,
  },
  {
    says: 'A comma stands before a closing bracket or at the end, which JSON does not allow.',
    title: 'Remove the comma',
    *ways(_lines, _at, text) {
      const edits: TextEdit[] = [];
      if (!/^\s*[{[]/.test(text)) return [];
      for (const { index } of text.matchAll(/,(?=\s*(?:[\]}]|(?![^])))/g)) {
        if (isStep(edits.length)) yield;
        edits.push({ start: index, end: index + 1, insert: '' });
      }
      return oneWay(edits);
    },
  },
  {
    says: 'An equals sign stands where YAML needs a colon.',
    title: 'Change it to a colon',
    ways: everywhere(key(String.raw`[ \t]*:?=>?[ \t]*`), ({ 1: name }) => `${name}: `),
  },
  {
    says: 'A full stop or a semicolon stands where YAML needs a colon.',
    title: 'Change it to a colon',
    ways: everywhere(
      key(String.raw`["']?[ \t]*[;.](?=[ \t])`),
      ({ 0: all }) => `${all.slice(0, -1)}:`,
    ),
  },
  {
    says: 'A value starts with a character that needs quotes in YAML.',
    title: 'Add the quotes',
    ways: everywhere(unquoted, ({ 0: value }) => `"${value}"`),
  },
  {
    says: 'A comment starts with another mark than #.',
    title: 'Change it to #',
    ways: comments,
  },
  {
    says: 'A mark stands for lines that are left out.',
    title: 'Convert to a comment',
    ways: everywhere(leftOut, ({ 0: mark }) => `# ${mark}`),
  },
  {
    says: 'There are two dashes where YAML needs one.',
    title: 'Remove the dash',
    ways: everywhere(new RegExp(`-(?=-[ \\t]+["']?(?:${anyField})["']?\\s*:)(?<=^\\s*-)`, 'g'), ''),
  },
  {
    says: 'A text that starts with { is read as JSON. Below a line --- it is read as YAML, which allows single quotes and keys without quotes.',
    title: 'Add a --- line',
    ways: atOnce((_lines, _at, text) =>
      /^\s*\{/.test(text) ? [[{ start: 0, end: 0, insert: '---\n' }]] : [],
    ),
  },
  {
    says: 'A colon is missing after the name of a field.',
    title: 'Add the colon',
    ways: atOnce((lines, at) => {
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
    }),
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
    says: 'A list in one line needs brackets.',
    title: 'Add the brackets',
    ways: everywhere(
      new RegExp(
        `(?:${listField})["']?:[ \\t]+${oneOf}(?:[ \\t]*,[ \\t]*${oneOf})+(?=[ \\t]*(?:#|$))(?<=^\\s*(?:- +)?["']?(?:${listField})["']?:[^\\n]*)`,
        'gm',
      ),
      ({ 0: all }) => {
        const start = all.search(/:/) + 1;
        return `${all.slice(0, start)} [${all.slice(start).trim()}]`;
      },
    ),
  },
  {
    says: 'There are braces around a list, which needs brackets.',
    title: 'Change the braces to brackets',
    ways: everywhere(/(?<=:[ \t]*)\{[^:{}]*\}/g, ({ 0: all }) => `[${all.slice(1, -1)}]`),
  },
  {
    says: 'A dash is missing: every item of a list starts with one.',
    title: 'Add the dash',
    ways: atOnce(listDashes),
  },
  {
    says: 'A dash is missing: every rule and every entry starts with one.',
    title: 'Add the dash',
    ways: atOnce(ownDash),
  },
  {
    says: 'A dash is too many: it starts a rule without a level.',
    title: 'Remove the dash',
    ways: atOnce(ruleWithoutLevel),
  },
  {
    says: 'A dash is too many: it stands before a field of a rule.',
    title: 'Remove the dash',
    ways: atOnce(dashBeforeField),
  },
  {
    says: 'A rule has two levels: the dash of the second rule is missing.',
    title: 'Add the dash',
    ways: atOnce(secondLevel),
  },
  {
    says: 'A line is not in the column of its neighbors.',
    title: 'Move the line to its column',
    isOfSyntax: true,
    ways: atOnce(columns),
  },
  {
    says: 'The indentation is missing or wrong. The names of the fields show what belongs to what.',
    title: 'Set the indentation',
    ways: atOnce(byFieldNames),
  },
];
