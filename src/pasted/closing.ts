import type { TextEdit } from '../document/textEdit';
import { anyField } from './fieldNames';
import { isBlank, partFinder, partsOf, type Line } from './lines';

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
export function brackets(lines: readonly Line[], _at: number, text: string): TextEdit[][] {
  const isFlow = /^\s*(?:---\s*)?[{[]/.test(text);
  return isFlow ? closeAtEnd(lines, text) : closeLines(lines);
}

/** For JSON: what is still open at the end. */
function closeAtEnd(lines: readonly Line[], text: string): TextEdit[][] {
  const open: string[] = [];
  for (const line of lines) {
    for (const { char, expected } of marksOf(line.text, open)) {
      if (expected === undefined && pair[char] === undefined) return [];
    }
  }
  if (open.length === 0 || open.length > 6) return [];
  const end = text.trimEnd().length;
  const insert = open.toReversed().join('');
  return [[{ start: end, end, insert }]];
}

function closeLines(lines: readonly Line[]): TextEdit[][] {
  const edits: TextEdit[] = [];
  for (const [index, line] of lines.entries()) {
    if (!/[[\]{}()]/.test(line.text)) continue;
    const open: string[] = [];
    const own: TextEdit[] = [];
    let isUnsure = false;
    for (const { at, char, expected } of marksOf(line.text, open)) {
      if (pair[char] !== undefined) continue;
      const place = { start: line.start + at, end: line.start + at + 1 };
      if (expected === undefined) {
        const opened = openingPlace(line.text, at);
        if (char === ')' || opened === undefined) own.push({ ...place, insert: '' });
        else {
          const start = line.start + opened;
          own.push({ start, end: start, insert: char === ']' ? '[' : '{' });
        }
      } else if (expected !== char) own.push({ ...place, insert: expected });
    }
    const partAt = partFinder(partsOf(line.text));
    for (const { index: at } of line.text.matchAll(/(?<=[:[,{]\s*)\((?=["'\w])/g)) {
      if (partAt(at)?.kind === 'plain') {
        const start = line.start + at;
        own.push({ start, end: start + 1, insert: '[' });
        const last = own.find((edit) => edit.start > start && edit.insert === ')');
        if (last) last.insert = ']';
        const closing = line.text.lastIndexOf(')');
        if (!last && closing > at) {
          own.push({ start: line.start + closing, end: line.start + closing + 1, insert: ']' });
        }
      }
    }
    const stillOpen = open.filter((mark) => mark !== ')');
    if (stillOpen.length > 0) {
      const [next] = lines.slice(index + 1, index + 50).filter((each) => !isBlank(each));
      isUnsure = next !== undefined && !startsNew(next.text);
      const end = line.start + endOfValue(line);
      // A comma that stands last belongs to a value that is not there.
      if (!isUnsure) own.push({ start: end, end, insert: stillOpen.toReversed().join('') });
    }
    for (const edit of own.toSorted((a, b) => a.start - b.start)) edits.push(edit);
  }
  const doubled = lines.flatMap((line) =>
    [...line.text.matchAll(/(?<=:[ \t]*)\[(?=[ \t]*\[)|\](?=[ \t]*\][ \t]*(?:#.*)?$)/g)].map(
      ({ index }) => ({ start: line.start + index, end: line.start + index + 1, insert: '' }),
    ),
  );
  return [edits, doubled].filter(({ length }) => length > 0);
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

/** Where the bracket that opens a list is missing: before the value of the line. */
function openingPlace(line: string, closing: number): number | undefined {
  const before = line.slice(0, closing);
  if (/[[{]/.test(before)) return undefined;
  const match = new RegExp(`^\\s*(?:- +)*["']?(?:${anyField})["']?\\s*:\\s*`).exec(before);
  return match?.[0].length;
}

/**
 * Completes quotation marks: a value of a line that only begins or only ends with one, or that ends with the other kind.
 */
export function quotes(lines: readonly Line[]): TextEdit[][] {
  const added: TextEdit[] = [];
  for (const line of lines) {
    const { text } = line;
    if (!/["']/.test(text)) continue;
    const { 0: head = '' } =
      new RegExp(`^\\s*(?:- +)*(?:["']?(?:${anyField})["']?[ \\t]*:[ \\t]*)?`).exec(text) ?? [];
    const end = plainEnd(text);
    for (const { start, end: last } of valuesIn(text, head.length, end)) {
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
  return added.length > 0 ? [added.toSorted((a, b) => a.start - b.start)] : [];
}

/** The end of a line without a comment; a # in an open quote counts as a comment only after white space. */
function plainEnd(text: string): number {
  return text.replace(/\s+#[^"']*$/, '').trimEnd().length;
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
