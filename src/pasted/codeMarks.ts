import { everyInSteps, filterInSteps } from '../audit/steps';
import type { TextEdit } from '../document/textEdit';
import { isBlank, type Line } from './lines';
import { editsOfLines, outermost, remove, replaced, withoutLine, type Residue } from './residue';

const startMarks = [
  String.raw`\`\`\`+(?:ya?ml)?`,
  String.raw`\{(?:code|noformat)(?:[:|][^}\n]{0,100})?\}`,
  String.raw`\[(?:code|pre)(?:=[^\]\n]{0,40})?\]`,
].join('|');
const endMarks = String.raw`\`\`\`+|\{(?:code|noformat)\}|\[\/(?:code|pre)\]`;

/** A whole line that begins or ends a block of code: Jira, forums, AsciiDoc, Hugo, Jekyll, LaTeX, reStructuredText, Jupyter. */
const blockMark = new RegExp(
  `^\\s*(?:${startMarks}|${endMarks}|\\[(?:source|listing|code|subs)[,\\]][^\\n]*|-{4,}|\\.{4,}|={4,}` +
    String.raw`|\{\{[<%]\s*\/?\s*(?:highlight|codenew|code_sample|code|tab|details)\b[^\n]*[>%]\}\}` +
    String.raw`|\{%-?\s*(?:end)?(?:highlight|raw|code|codeblock|endraw)\b[^\n]*%\}` +
    String.raw`|\\(?:begin|end)\{[\w*]+\}[^\n]*|\.\. (?:code-block|code|sourcecode)::[^\n]*|%%\w+[^\n]*` +
    String.raw`|[─━═┬┴┼┌┐└┘├┤╭╮╰╯+|-]{8,}|\d+(?:,\d+)?[acd]\d+(?:,\d+)?)\s*$`,
  'i',
);
/** A longer line is something else. */
const lineAtMost = 300;

function mark(from: 'start' | 'end'): Residue {
  return {
    name: 'a mark of a code block',
    title: remove,
    // oxlint-disable-next-line require-yield
    *find(lines) {
      const found = outermost(lines, from);
      if (!found || found.text.length > lineAtMost) return [];
      return blockMark.test(found.text) ? [withoutLine(found)] : [];
    },
  };
}

const gluedStart = new RegExp(
  `^\\s*(?:${startMarks})[ \\t]*(?=["']?(?:apiVersion|kind|---|#))`,
  'i',
);
const gluedEnd = new RegExp(`[ \\t]*(?:${endMarks})\\s*$`, 'i');

/** A mark on the first or the last line of the policy. */
const glued: Residue = {
  name: 'a mark of a code block',
  title: remove,
  // oxlint-disable-next-line require-yield
  *find(lines) {
    const edits: TextEdit[] = [];
    const [first, last] = [outermost(lines, 'start'), outermost(lines, 'end')];
    const start = first && gluedStart.exec(first.text.slice(0, lineAtMost))?.[0];
    if (first && start)
      edits.push({ start: first.start, end: first.start + start.length, insert: '' });
    if (!last || last.text.length > lineAtMost) return edits;
    const end = gluedEnd.exec(last.text);
    if (end && /\w/.test(last.text.slice(0, end.index)) && !last.text.includes('#')) {
      edits.push({ start: last.start + end.index, end: last.end, insert: '' });
    }
    return edits;
  },
};

const wordsBefore = /^[^"'{#\n]{1,80}?[:>\])]\s+(?=apiVersion:\s*["']?audit\.k8s\.io)/;

/** The name of an author, a time or a prompt on the first line of the policy. */
const words: Residue = {
  name: 'words before the policy',
  title: remove,
  *find(lines) {
    const first = outermost(lines, 'start');
    const length = first && wordsBefore.exec(first.text.slice(0, lineAtMost))?.[0].length;
    if (!first || length === undefined) return [];
    const isOwn = ({ text }: Line) => !/^(?:kind|rules)\s*:/.test(text.slice(0, lineAtMost));
    if (yield* everyInSteps(lines, isOwn)) return [];
    return [{ start: first.start, end: first.start + length, insert: '' }];
  },
};

/** Every line in backquotes. */
const quotedLines: Residue = {
  name: 'backquotes around every line',
  title: remove,
  *find(lines) {
    const filled = yield* filterInSteps(lines, (line) => !isBlank(line));
    const isQuoted = ({ text }: Line) => /^`[^`]*`\s*$/.test(text);
    if (filled.length < 2 || !(yield* everyInSteps(filled, isQuoted))) return [];
    return yield* editsOfLines(filled, ({ start, text }) => {
      const last = start + text.trimEnd().length - 1;
      return [
        { start, end: start + 1, insert: '' },
        { start: last, end: last + 1, insert: '' },
      ];
    });
  },
};

/** Lines with quotation marks, as a spreadsheet copies them: those of the text are doubled. */
const spreadsheet: Residue = {
  name: 'quotation marks of a spreadsheet',
  title: remove,
  find: (lines) =>
    editsOfLines(lines, function* ({ text, start, end }) {
      if (!/^"[^"]*""/.test(text) || !/^"(?:[^"]|"")*"$/.test(text)) return;
      yield { start, end: start + 1, insert: '' };
      for (const { index } of text.slice(1, -1).matchAll(/""/g))
        yield { start: start + index + 1, end: start + index + 2, insert: '' };
      yield { start: end - 1, end, insert: '' };
    }),
};

const tag =
  /<\/?(?:pre|code|span|div|p|br|table|tbody|tr|td|b|i|em|strong|figure|html|body)(?:\s[^<>\n]{0,200})?\/?>/gi;
const named: Record<string, string> = {
  ...{ quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ' },
  ...{ ldquo: '"', rdquo: '"', lsquo: "'", rsquo: "'" },
};
const entity = /&(?:(quot|apos|amp|lt|gt|nbsp|[lr][ds]quo)|#(\d{2,5})|#x([\da-f]{2,4}));/gi;

/** What the source of a page has in the place of characters. */
const html: readonly Residue[] = [
  {
    name: 'HTML tags',
    title: remove,
    *find(_lines, text) {
      return /<\/(?:pre|code|span|div|p|td)>/i.test(text)
        ? yield* replaced(text, tag, () => '')
        : [];
    },
  },
  {
    name: 'HTML entities',
    title: () => 'Convert HTML entities',
    *find(_lines, text) {
      if (!/&(?:quot|apos|nbsp|#\d\d|#x2\d|[lr][ds]quo);/i.test(text)) return [];
      return yield* replaced(text, entity, ({ 1: name, 2: decimal, 3: hex }) =>
        name === undefined
          ? String.fromCharCode(decimal === undefined ? parseInt(hex ?? '20', 16) : Number(decimal))
          : (named[name.toLowerCase()] ?? ''),
      );
    },
  },
];

/** What a page, a chat or a wiki puts around code. */
export const codeMarks: readonly Residue[] = [
  ...html,
  mark('start'),
  mark('end'),
  glued,
  words,
  quotedLines,
  spreadsheet,
];
