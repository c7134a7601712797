import { filterInSteps, isMany, isStep } from '../audit/steps';
import type { TextEdit } from '../document/textEdit';
import { anyField } from './fieldNames';
import { isBlank, oneWay, partFinder, partsOf, type Line, type Ways } from './lines';
import { editsOfLines } from './residue';

const pair: Record<string, string> = { '[': ']', '{': '}', '(': ')' };

/** Where the value of a line ends: before its comment and the white space. */
function endOfValue({ text }: Line): number {
  const comment = partsOf(text).find(({ kind }) => kind === 'comment');
  return text.slice(0, comment?.start ?? text.length).trimEnd().length;
}

/**
 * Closes the brackets of each line that has too few, unless its list goes on below; takes out or turns those that do not
 * fit.
 */
export const brackets: Ways = function* (lines, _at, text) {
  const isFlow = /^\s*(?:---\s*)?[{[]/.test(text);
  return yield* isFlow ? closeAtEnd(lines, text) : closeLines(lines);
};

/** For JSON: what is still open at the end. */
function* closeAtEnd(lines: readonly Line[], text: string): Generator<undefined, TextEdit[][]> {
  const open: string[] = [];
  let read = 0;
  for (const line of lines) {
    if (isStep(read++)) yield;
    for (const { char, expected } of marksOf(line.text, open)) {
      if (isStep(read++)) yield;
      if (expected === undefined && pair[char] === undefined) return [];
    }
  }
  if (open.length === 0 || open.length > 6) return [];
  const end = text.trimEnd().length;
  const insert = open.toReversed().join('');
  return [[{ start: end, end, insert }]];
}

function* closeLines(lines: readonly Line[]): Generator<undefined, TextEdit[][]> {
  const edits: TextEdit[] = [];
  let read = 0;
  for (const [index, line] of lines.entries()) {
    if (isStep(read++)) yield;
    if (!/[[\]{}()]/.test(line.text)) continue;
    const open: string[] = [];
    const own: TextEdit[] = [];
    let isUnsure = false;
    const openingPlace = openingIn(line.text);
    for (const { at, char, expected } of marksOf(line.text, open)) {
      if (isStep(read++)) yield;
      if (pair[char] !== undefined) continue;
      const place = { start: line.start + at, end: line.start + at + 1 };
      if (expected === undefined) {
        const opened = openingPlace(at);
        if (char === ')' || opened === undefined) own.push({ ...place, insert: '' });
        else {
          const start = line.start + opened;
          own.push({ start, end: start, insert: char === ']' ? '[' : '{' });
        }
      } else if (expected !== char) own.push({ ...place, insert: expected });
    }
    const partAt = partFinder(partsOf(line.text));
    const round = (yield* filterInSteps(own, ({ insert }) => insert === ')')).values();
    let last = round.next().value;
    const closing = line.text.lastIndexOf(')');
    for (const { index: at } of line.text.matchAll(/(?<=[:[,{]\s*)\((?=["'\w])/g)) {
      if (partAt(at)?.kind === 'plain') {
        const start = line.start + at;
        own.push({ start, end: start + 1, insert: '[' });
        while (last && last.start <= start) last = round.next().value;
        if (last) {
          last.insert = ']';
          last = round.next().value;
        } else if (closing > at) {
          own.push({ start: line.start + closing, end: line.start + closing + 1, insert: ']' });
        }
      }
    }
    const stillOpen = open.filter((mark) => mark !== ')');
    if (stillOpen.length > 0) {
      const next = lines.slice(index + 1, index + 50).find((each) => !isBlank(each));
      isUnsure = next !== undefined && !startsNew(next.text);
      const end = line.start + endOfValue(line);
      // A comma that stands last belongs to a value that is not there.
      if (!isUnsure) own.push({ start: end, end, insert: stillOpen.toReversed().join('') });
    }
    if (isMany(own)) yield;
    const ordered = own.toSorted((a, b) => a.start - b.start);
    for (const edit of ordered) {
      if (isStep(read++)) yield;
      edits.push(edit);
    }
  }
  const doubled = yield* editsOfLines(lines, doubledIn);
  return [edits, doubled].filter(({ length }) => length > 0);
}

/** The brackets of a line that stand twice around one list. */
function* doubledIn({ start, text }: Line): Generator<TextEdit> {
  // The lookbehind comes last: it reads back over spaces.
  const doubled = /\[(?=[ \t]*\[)(?<=:[ \t]*\[)|\](?=[ \t]*\][ \t]*(?:#.*)?$)/g;
  for (const { index } of text.matchAll(doubled)) {
    yield { start: start + index, end: start + index + 1, insert: '' };
  }
}

/** A line that cannot be inside brackets: a field or an item in block style. */
const startsNew = (text: string) =>
  new RegExp(`^\\s*(?:-(?:\\s|$)|["']?(?:${anyField})["']?\\s*:|#|---|\\.\\.\\.)`).test(text);

/** Yields the brackets of a line outside quotes, with the closing one that was expected there; keeps `open`. */
function* marksOf(
  line: string,
  open: string[],
): Generator<{ at: number; char: string; expected: string | undefined }> {
  for (const { kind, start, end } of partsOf(line)) {
    if (kind !== 'plain') continue;
    for (let at = start; at < end; at++) {
      const char = line[at] ?? '';
      const closing = pair[char];
      if (closing !== undefined) {
        open.push(closing);
        yield { at, char, expected: undefined };
      } else if (/[\]})]/.test(char)) yield { at, char, expected: open.pop() };
    }
  }
}

/** Where the bracket that opens a list is missing: before the value of the line, if none is opened before a closing one. */
function openingIn(line: string): (closing: number) => number | undefined {
  const opened = line.search(/[[{]/);
  const head = new RegExp(`^\\s*(?:- +)*["']?(?:${anyField})["']?\\s*:\\s*`).exec(line)?.[0];
  return (closing) => (opened !== -1 && opened < closing ? undefined : head?.length);
}

/**
 * Completes quotation marks: a value of a line that only begins or only ends with one, or that ends with the other kind.
 */
export const quotes: Ways = function* (lines) {
  const added: TextEdit[] = [];
  let read = 0;
  for (const line of lines) {
    const { text } = line;
    if (isStep(read++)) yield;
    if (!/["']/.test(text)) continue;
    const { 0: head = '' } =
      new RegExp(`^\\s*(?:- +)*(?:["']?(?:${anyField})["']?[ \\t]*:[ \\t]*)?`).exec(text) ?? [];
    const end = plainEnd(text);
    for (const { start, end: last } of valuesIn(text, head.length, end)) {
      if (isStep(read++)) yield;
      const value = text.slice(start, last);
      const [first = ''] = value;
      const final = value.at(-1) ?? '';
      const opens = first === '"' || first === "'";
      const closes = (final === '"' || final === "'") && value.length > 1;
      if (value === '' || opens === closes) {
        if (opens && closes && first !== final) {
          added.push({ start: line.start + last - 1, end: line.start + last, insert: first });
        }
        continue;
      }
      const place = line.start + (opens ? last : start);
      added.push({ start: place, end: place, insert: opens ? first : final });
    }
  }
  return oneWay(added.toSorted((a, b) => a.start - b.start));
};

/** The end of a line without a comment; a # in an open quote counts as a comment only after white space. */
function plainEnd(text: string): number {
  const behindQuotes = Math.max(text.lastIndexOf('"'), text.lastIndexOf("'")) + 1;
  const comment = text.slice(behindQuotes).search(/\s#/);
  return text.slice(0, comment === -1 ? text.length : behindQuotes + comment).trimEnd().length;
}

/** The values between brackets, commas and the colons of fields. */
function* valuesIn(
  text: string,
  from: number,
  to: number,
): Generator<{ start: number; end: number }> {
  const separators = new RegExp(`[[\\]{},]|(?:(?<=[{,]\\s*)["']?(?:${anyField})["']?\\s*:)`, 'g');
  separators.lastIndex = from;
  let start = from;
  for (;;) {
    const match = separators.exec(text);
    const end = match && match.index < to ? match.index : to;
    const value = text.slice(start, end);
    const lead = value.length - value.trimStart().length;
    yield { start: start + lead, end: start + Math.max(lead, value.trimEnd().length) };
    if (!match || match.index >= to) return;
    start = match.index + match[0].length;
  }
}
