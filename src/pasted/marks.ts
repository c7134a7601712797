import { everyInSteps, filterInSteps, isStep } from '../audit/steps';
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
function* prefixOf(lines: readonly Line[]): Generator<undefined, string | undefined> {
  for (const [index, { text }] of lines.entries()) {
    if (isStep(index)) yield;
    const prefix = marked.exec(text)?.[1];
    if (prefix === undefined) continue;
    const mark = prefix.trimEnd();
    const hasMark = (line: Line) => isBlank(line) || line.text.startsWith(mark);
    return (yield* everyInSteps(lines, hasMark)) ? prefix : undefined;
  }
  return undefined;
}

/** The same mark at the start of every line, and perhaps at the end. */
function prefix(name: string, isIt: (mark: string) => boolean): Residue {
  return {
    name,
    title: remove,
    *find(lines) {
      const found = yield* prefixOf(lines);
      if (found === undefined || !isIt(found.trim())) return [];
      const filled = yield* filterInSteps(lines, (line) => !isBlank(line));
      const isBoxed = /[|│┃]/.test(found) && (yield* everyInSteps(filled, isClosed));
      const least = yield* leastCut(filled, found);
      return yield* editsOfLines(filled, (line) => {
        const length = Math.min(least, line.text.length);
        const end = isBoxed ? endInBox(line) : undefined;
        if (end !== undefined && end <= length) return [cut(line, line.text.length)];
        return end === undefined
          ? [cut(line, length)]
          : [cut(line, length), { start: line.start + end, end: line.end, insert: '' }];
      });
    },
  };
}

const isBar = (char: string | undefined) => char === '|' || char === '│' || char === '┃';

/** Whether a line has more than the bar that it ends with. */
function isClosed({ text }: Line): boolean {
  const own = text.trim();
  return own.length > 1 && isBar(own.at(-1));
}

/** Where the text of a line in a box ends: before the bar, and the spaces before it. */
function endInBox({ text }: Line): number {
  let end = text.trimEnd().length - 1;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end--;
  return end;
}

/** What can be cut from every line: the mark, with the spaces behind it that all lines have. */
function* leastCut(filled: readonly Line[], found: string): Generator<undefined, number> {
  const mark = found.trimEnd().length;
  let least = found.length;
  for (const [index, { text }] of filled.entries()) {
    if (isStep(index)) yield;
    if (text.length <= mark) continue;
    const spaces = /^[ \t]*/.exec(text.slice(mark))?.[0].length ?? 0;
    if (mark + spaces < text.length) least = Math.min(least, mark + spaces);
  }
  return least;
}

const numbered = /^([ \t]*(?:[\w./-]+:)?(\d+)(?:[ ]*[|│┃:)]|\.(?=\D|$))?)([ \t]*)(?=(.?))/;

/** The numbers of lines, each higher than the one before. */
const lineNumbers: Residue = {
  name: 'line numbers',
  title: remove,
  *find(lines) {
    const filled = yield* filterInSteps(lines, (line) => !isBlank(line));
    if (filled.length < 2) return [];
    const isEvery = yield* everyInSteps(filled, ({ text }) => numbered.test(text));
    if (!isEvery) {
      const alone = yield* filterInSteps(filled, ({ text }) => /^\s*\d+\s*$/.test(text));
      let next = Number(alone[0]?.text);
      // One alone is the number of a page, if no other line has one.
      const isCount =
        alone.length === 1
          ? (yield* filterInSteps(filled, ({ text }) => numbered.test(text))).length === 1
          : alone.length > 1 && (yield* everyInSteps(alone, ({ text }) => Number(text) === next++));
      return isCount ? alone.map(withoutLine) : [];
    }
    const heads: { line: Line; head: number; value: number; space: string; isEmpty: boolean }[] =
      [];
    for (const [index, line] of filled.entries()) {
      if (isStep(index)) yield;
      const [, head = '', digits = '', space = '', next = ''] = numbered.exec(line.text) ?? [];
      heads.push({ line, head: head.length, value: Number(digits), space, isEmpty: next === '' });
    }
    if (!(yield* areInOrder(heads.map(({ value }) => value)))) return [];
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

/** Whether numbers of lines rise; or fall to 1 and rise from 1 around that of the line with the cursor, as in vim. */
function* areInOrder(values: readonly number[]): Generator<undefined, boolean> {
  if (yield* everyInSteps(values, (value, at) => at === 0 || value > (values[at - 1] ?? 0)))
    return true;
  const cursor = values.findIndex(
    (_, at) => values[at + 1] === 1 && (at === 0 || values[at - 1] === 1),
  );
  return (
    cursor !== -1 &&
    (yield* everyInSteps(values, (value, at) => at === cursor || value === Math.abs(at - cursor)))
  );
}

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

const commit = /^(?:commit|From) [0-9a-f]{7,40}\b/;
const isDiffStart = ({ text }: Line) => /^(?:diff --git |--- (?:a\/|\/))/.test(text);

/** A line of a policy, in a diff. */
const ofPolicy = /^[ +]["']?(?:apiVersion|kind|rules)\b|^[ +]\s*- level/;

/** A unified diff: the new side stays. */
const diff: Residue = {
  name: 'diff marks',
  title: remove,
  *find(lines) {
    const all = yield* filterInSteps(lines, (line) => line.text !== '');
    // The message of the commit stands above the diff.
    const from = all[0] && commit.test(all[0].text) ? all.findIndex(isDiffStart) : 0;
    const message = all.slice(0, Math.max(0, from));
    const filled = all.slice(message.length);
    const heads = yield* filterInSteps(filled, ({ text }) => diffHead.test(text));
    const rest = yield* filterInSteps(filled, ({ text }) => !diffHead.test(text));
    const isDiff =
      rest.length > 0 &&
      (yield* everyInSteps(rest, ({ text }) => /^[ +-]/.test(text))) &&
      (heads.length > 0 ||
        !(yield* everyInSteps(rest, ({ text }) => text[0] === rest[0]?.text[0]))) &&
      !(yield* everyInSteps(rest, ({ text }) => !ofPolicy.test(text)));
    if (!isDiff)
      return heads.length > 0 && heads.every((line) => line.text.startsWith('\\ No'))
        ? heads.map(withoutLine)
        : [];
    const headed = new Set(heads);
    const edits = yield* editsOfLines(filled, (line) => [
      headed.has(line) || line.text.startsWith('-') ? withoutLine(line) : cut(line, 1),
    ]);
    const [first] = message;
    return first
      ? [{ start: first.start, end: filled[0]?.start ?? first.next, insert: '' }, ...edits]
      : edits;
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
