import type { TextEdit } from '../document/textEdit';
import { partFinder, partsOf, type Line } from './lines';
import { editsOfLines, type Residue } from './residue';

type Replaced = (match: RegExpMatchArray, line: string) => string | undefined;

/** Characters that are replaced where they are not in a comment, and perhaps not in quotes. */
function characters(
  name: string,
  title: ReturnType<Residue['title']>,
  pattern: RegExp,
  replaced: Replaced,
  inQuotes = false,
): Residue {
  return {
    name,
    title: () => title,
    *find(lines, text) {
      if (text.search(pattern) === -1) return [];
      return yield* editsOfLines(lines, (line) =>
        line.text.search(pattern) === -1 ? [] : editsIn(line, pattern, replaced, inQuotes),
      );
    },
  };
}

function* editsIn(
  line: Line,
  pattern: RegExp,
  replaced: Replaced,
  inQuotes: boolean,
): Generator<TextEdit> {
  const partAt = partFinder(
    partsOf(line.text).filter(({ kind }) => kind === 'plain' || (inQuotes && kind === 'quoted')),
  );
  for (const match of line.text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const part = partAt(start);
    const insert = part && end <= part.end ? replaced(match, line.text) : undefined;
    if (insert !== undefined) yield { start: line.start + start, end: line.start + end, insert };
  }
}

const fullWidth: Record<string, string> = {
  '，': ',',
  '、': ',',
  '；': ';',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '｛': '{',
  '｝': '}',
  '（': '(',
  '）': ')',
  '＂': '"',
  '＇': "'",
  '＊': '*',
  '－': '-',
  '／': '/',
  '．': '.',
  '。': '.',
};

/** A quote counts where a value begins or ends; the apostrophe in a name stays. */
function straight(match: RegExpMatchArray, line: string): string | undefined {
  const [char] = match;
  const start = match.index ?? 0;
  const isOpening = start === 0 || /[\s[{,:(（［｛，：-]/.test(line[start - 1] ?? '');
  const isClosing = /^(?:$|[\s\]},:)）］｝，：#])/.test(line.slice(start + 1));
  if (!isOpening && !isClosing) return undefined;
  return /[‘’‚‛´`′]/.test(char) ? "'" : '"';
}

/** Spaces that look like spaces, and characters that are not seen at all. They are never meant. */
export const unseen: readonly Residue[] = [
  characters(
    'zero-width characters',
    'Remove zero-width characters',
    /[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]/g,
    (match, line) => (match.index === 0 && match[0] === '\ufeff' && line === '' ? undefined : ''),
    true,
  ),
  characters(
    'no-break spaces',
    'Convert no-break spaces to spaces',
    /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g,
    () => ' ',
  ),
];

/** Characters that a word processor, a chat or an input method writes in the place of those of YAML. */
export const replacedCharacters: readonly Residue[] = [
  ...unseen,
  characters('typographic quotes', 'Use straight quotes', /[“”„‟″«»‘’‚‛′´`]/g, straight),
  characters(
    'full-width punctuation',
    'Convert full-width punctuation to ASCII',
    /[，、；［］【】｛｝（）＂＇＊－／．。：]/g,
    (match, line) => {
      const [char] = match;
      if (char !== '：') return fullWidth[char];
      return /^(?:\s|$)/.test(line.slice((match.index ?? 0) + 1)) ? ':' : ': ';
    },
  ),
  characters(
    'typographic dashes',
    'Convert typographic dashes to -',
    // The lookbehind comes last: it reads back to the start of the line.
    /[–—−‐‑‒•·▪◦*](?=\s)(?<=^[^\S\n]*(?:- +)*.)/gm,
    () => '-',
  ),
];

/** Tabs in the indentation, as so many spaces. */
export function tabs(width: number): Residue {
  return {
    name: 'tabs',
    title: () => 'Convert tabs to spaces',
    find: (lines) => editsOfLines(lines, (line) => spacesForTabs(line, width)),
  };
}

function* spacesForTabs({ text, start }: Line, width: number): Generator<TextEdit> {
  const indent = /^[ \t]*(?:-[ \t]+)*/.exec(text)?.[0] ?? '';
  let isBehindDash = false;
  for (const { 0: mark, index } of indent.matchAll(/[-\t]/g)) {
    if (mark === '-') isBehindDash = true;
    // Behind a dash, a tab stands for the space.
    else {
      const insert = isBehindDash ? ' ' : ' '.repeat(width);
      yield { start: start + index, end: start + index + 1, insert };
    }
  }
}
