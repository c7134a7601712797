import type { TextEdit } from '../document/textEdit';
import { isBlank, type Line } from './lines';
import { editsOfLines, remove, withoutLine, type Residue } from './residue';

/** The edit that takes `length` units from the start of a line. */
const cut = ({ start }: Line, length: number): TextEdit => ({
  start,
  end: start + length,
  insert: '',
});

const marked =
  /^([ \t]*(?:[>|│┃+*•·$%;!/\\~:=-][ \t]*)+)(?:\d+[^\w\n]*)?["'“]?(?:apiVersion|kind|rules)["'”]?[ \t]*[:：]/;

/** The mark that every line begins with: what stands before the first field of the policy. */
function prefixOf(lines: readonly Line[]): string | undefined {
  const prefix = lines.map(({ text }) => marked.exec(text)?.[1]).find((each) => each !== undefined);
  const mark = prefix?.trimEnd();
  if (prefix === undefined || mark === undefined) return undefined;
  return lines.every((line) => isBlank(line) || line.text.startsWith(mark)) ? prefix : undefined;
}

/** The same mark at the start of every line, and perhaps at the end. */
function prefix(name: string, isIt: (mark: string) => boolean): Residue {
  return {
    name,
    title: remove,
    *find(lines) {
      const found = prefixOf(lines);
      if (found === undefined || !isIt(found.trim())) return [];
      const filled = lines.filter((line) => !isBlank(line));
      const isBoxed = /[|│┃]/.test(found) && filled.every(({ text }) => /\S.*[|│┃]\s*$/.test(text));
      yield;
      const least = leastCut(filled, found);
      yield;
      return yield* editsOfLines(filled, (line) => {
        const length = Math.min(least, line.text.length);
        const end = isBoxed ? /[ \t]*[|│┃]\s*$/.exec(line.text)?.index : undefined;
        if (end !== undefined && end <= length) return [cut(line, line.text.length)];
        return end === undefined
          ? [cut(line, length)]
          : [cut(line, length), { start: line.start + end, end: line.end, insert: '' }];
      });
    },
  };
}

/** What can be cut from every line: the mark, with the spaces behind it that all lines have. */
function leastCut(filled: readonly Line[], found: string): number {
  const mark = found.trimEnd().length;
  let least = found.length;
  for (const { text } of filled) {
    if (text.length <= mark) continue;
    const spaces = /^[ \t]*/.exec(text.slice(mark))?.[0].length ?? 0;
    if (mark + spaces < text.length) least = Math.min(least, mark + spaces);
  }
  return least;
}

const numbered = /^([ \t]*(?:[\w./-]+:)?(\d+)(?:[ ]*[|│┃:)]|\.(?= |$))?)([ \t]*)(?=(.?))/;

/** The numbers of lines, each higher than the one before. */
const lineNumbers: Residue = {
  name: 'line numbers',
  title: remove,
  *find(lines) {
    const filled = lines.filter((line) => !isBlank(line));
    if (filled.length < 2) return [];
    const alone = filled.filter(({ text }) => /^\s*\d+\s*$/.test(text));
    const isEvery = filled.every(({ text }) => numbered.test(text));
    if (!isEvery) {
      const isCount =
        alone.length >= 2 &&
        alone.every(({ text }, at) => Number(text) === Number(alone[0]?.text) + at);
      return isCount ? alone.map(withoutLine) : [];
    }
    yield;
    const heads: { line: Line; head: number; value: number; space: string; isEmpty: boolean }[] =
      [];
    for (const line of filled) {
      const [, head = '', digits = '', space = '', next = ''] = numbered.exec(line.text) ?? [];
      const value = Number(digits);
      if (value <= (heads.at(-1)?.value ?? -1)) return [];
      heads.push({ line, head: head.length, value, space, isEmpty: next === '' });
    }
    yield;
    const withText = heads.filter(({ isEmpty }) => !isEmpty);
    const isTab = withText.every(({ space }) => space.startsWith('\t'));
    const column = isTab ? undefined : paddedColumn(withText);
    const spaces = isTab ? 1 : leastOf(withText.map(({ space }) => space.length));
    return heads.map(({ line, head, isEmpty }) =>
      cut(line, isEmpty ? line.text.length : (column ?? head + spaces)),
    );
  },
};

/** The column of the text, if numbers of different lengths are padded on the right to the same width. */
function paddedColumn(heads: readonly { head: number; space: string }[]): number | undefined {
  const widest = greatestOf(heads.map(({ head }) => head));
  if (heads.every(({ head }) => head === widest)) return undefined;
  const column = leastOf(heads.map(({ head, space }) => head + space.length));
  return column > widest ? column : undefined;
}

// As arguments of Math.min, a hundred thousand lines would overflow the stack.
const leastOf = (values: readonly number[]) =>
  values.reduce((least, value) => Math.min(least, value), Infinity);
const greatestOf = (values: readonly number[]) =>
  values.reduce((greatest, value) => Math.max(greatest, value), 0);

const diffHead =
  /^(?:diff |index [0-9a-f]+\.\.|--- (?:a\/|\/|[\w.])|\+\+\+ |@@ |new file mode|deleted file|similarity |rename |\\ No newline)/;

/** A unified diff: the new side stays. */
const diff: Residue = {
  name: 'diff marks',
  title: remove,
  *find(lines) {
    const filled = lines.filter((line) => line.text !== '');
    const heads = filled.filter(({ text }) => diffHead.test(text));
    const rest = filled.filter(({ text }) => !diffHead.test(text));
    yield;
    const isDiff =
      rest.length > 0 &&
      rest.every(({ text }) => /^[ +-]/.test(text)) &&
      (heads.length > 0 || new Set(rest.map(({ text }) => text[0])).size > 1) &&
      rest.some(({ text }) => /^[ +]["']?(?:apiVersion|kind|rules)\b|^[ +]\s*- level/.test(text));
    if (!isDiff)
      return heads.length > 0 && heads.every((line) => line.text.startsWith('\\ No'))
        ? heads.map(withoutLine)
        : [];
    const headed = new Set(heads);
    return yield* editsOfLines(filled, (line) => [
      headed.has(line) || line.text.startsWith('-') ? withoutLine(line) : cut(line, 1),
    ]);
  },
};

/** What stands before every line. */
export const marks: readonly Residue[] = [
  diff,
  lineNumbers,
  prefix('quote marks (>)', (mark) => /^(?:>\s*)+$/.test(mark)),
  prefix('table columns (|)', (mark) => /^(?:[|│┃]\s*)+$/.test(mark)),
  prefix('diff marks', (mark) => /^[+-]$/.test(mark)),
  prefix('comment marks (//)', (mark) => /^\/\/+$/.test(mark)),
  prefix('the same mark before every line', () => true),
];
