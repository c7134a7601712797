import { everyInSteps, filterInSteps, isStep } from '../audit/steps';
import { isBlank, type Line } from './lines';
import { editsOfLines, remove, type Residue } from './residue';

/** Fewer lines may begin alike by chance. */
const linesAtLeast = 3;
/** The beginning of a line is enough. */
const readAtMost = 300;

/** What stands before a field of the policy: a name, a time. No map, and no part of a value. */
const beforeField =
  /^(?!\s*$)([^"'{#\n]{1,120}?[^\w"'{#\n.-])["'“]?(?:apiVersion["'”]?[ \t]*[:：][ \t]*["'“]?audit\.k8s\.io|kind["'”]?[ \t]*[:：][ \t]*["'“]?Policy\b)/;

/** Returns a pattern for the same text before another line: with other numbers, and the dash that grep writes. */
function shapeOf(prefix: string): RegExp {
  const end = prefix.trimEnd();
  const spaces = prefix.length - end.length;
  const words = end
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\s*\d+/g, String.raw`\s*\d+`)
    .replace(/[:-]$/, '[:-]');
  return new RegExp(`^${words}(?:[ \\t]{${spaces}}|\\s*$)`);
}

/** The same words before every line: of grep, a log, a container. */
const sameWords: Residue = {
  name: 'the same text before every line',
  title: remove,
  *find(lines) {
    const filled = yield* filterInSteps(lines, (line) => !isBlank(line));
    if (filled.length < linesAtLeast) return [];
    for (const [at, { text }] of filled.entries()) {
      if (isStep(at)) yield;
      const prefix = beforeField.exec(text.slice(0, readAtMost))?.[1];
      if (prefix === undefined) continue;
      if (prefix.trim() === '') return [];
      return yield* cutEvery(filled, shapeOf(prefix));
    }
    return [];
  },
};

/** Cuts a pattern from the start of every line; no edits if a line does not begin with it. */
function* cutEvery(filled: readonly Line[], pattern: RegExp) {
  const cutOf = ({ text }: Line) => pattern.exec(text.slice(0, readAtMost))?.[0].length;
  if (!(yield* everyInSteps(filled, (line) => cutOf(line) !== undefined))) return [];
  return yield* editsOfLines(filled, (line) => [
    { start: line.start, end: line.start + (cutOf(line) ?? 0), insert: '' },
  ]);
}

/** Commit, author and date before every line. */
const blame: Residue = {
  name: 'marks of git blame',
  title: remove,
  *find(lines) {
    const filled = yield* filterInSteps(lines, (line) => !isBlank(line));
    if (filled.length < linesAtLeast) return [];
    return yield* cutEvery(filled, /^\^?[0-9a-f]{7,40} [^()\n]{0,150}\([^()\n]{1,120}\d+\) ?/);
  },
};

/** Cuts what every line ends with, and turns what stands for a tab into one. */
function ends(name: string, pattern: RegExp, isEvery: (line: Line) => boolean): Residue {
  return {
    name,
    title: remove,
    *find(lines) {
      const filled = yield* filterInSteps(lines, (line) => !isBlank(line));
      if (filled.length < linesAtLeast || !(yield* everyInSteps(filled, isEvery))) return [];
      return yield* editsOfLines(filled, function* ({ text, start, end }) {
        const length = pattern.exec(text)?.[0].length ?? 0;
        const last = end - length;
        for (const { index } of text.slice(0, text.length - length).matchAll(/\^I/g))
          yield { start: start + index, end: start + index + 2, insert: '\t' };
        yield { start: last, end, insert: '' };
      });
    },
  };
}

/** The right border of a box or a pane, in one column. */
const border: Residue = {
  name: 'table columns (|)',
  title: remove,
  *find(lines) {
    const filled = yield* filterInSteps(lines, (line) => !isBlank(line));
    const width = filled[0]?.text.trimEnd().length ?? 0;
    const isClosed = ({ text }: Line) => {
      const own = text.trimEnd();
      return own.length === width && /[|│┃]$/.test(own);
    };
    if (filled.length < linesAtLeast || !(yield* everyInSteps(filled, isClosed))) return [];
    return yield* editsOfLines(filled, ({ text, start, end }) => {
      const own = text.slice(0, width - 1).trimEnd();
      return [{ start: start + own.length, end, insert: '' }];
    });
  },
};

/** The numbers that grep writes with lines around those that match: `3:` and `4-`. Only its own mark is cut. */
export const grepNumbers: Residue = {
  name: 'line numbers',
  title: remove,
  *find(lines) {
    const filled = yield* filterInSteps(lines, (line) => !isBlank(line));
    const isContext = ({ text }: Line) =>
      /^(?:[\w./-]{1,200}-)?\d+-/.test(text.slice(0, readAtMost));
    if (filled.length < linesAtLeast || !filled.some(isContext)) return [];
    return yield* cutEvery(filled, /^(?:[\w./-]{1,200}[:-])?\d+[:-]/);
  },
};

/** What stands before or behind every line and is more than a mark. */
export const lineMarks: readonly Residue[] = [
  ends('end marks ($)', /(?:\^M)?\$$/, ({ text }) => text.endsWith('$')),
  ends('carriage returns (^M)', /(?:\^M|\\r)$/, ({ text }) => /(?:\^M|\\r)$/.test(text.slice(-2))),
  blame,
  border,
  sameWords,
];
