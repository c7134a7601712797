import { linesOf, type Line } from './lines';
import { outermost, remove, replaced, withoutLine, type Residue } from './residue';

/** A longer line is no prompt, command or label. */
const lineAtMost = 2000;

/** A whole line that copying left above or below a policy. */
function line(
  from: 'start' | 'end',
  pattern: RegExp,
  name: Residue['name'],
  isLikely: (lines: readonly Line[]) => boolean = () => true,
): Residue {
  return {
    name,
    title: remove,
    // oxlint-disable-next-line require-yield
    *find(lines) {
      const found = outermost(lines, from);
      if (!found || found.text.length > lineAtMost) return [];
      return pattern.test(found.text) && isLikely(lines) ? [withoutLine(found)] : [];
    },
  };
}

const prompt =
  /^\s*(?:\(\S+\)\s*)?(?:\[[\w.-]+@[\w.-]+[ :][^\]]*\]\s*[#$%>]|[\w.-]+@[\w.-]+[:~ ][^#$%>]*[#$%>]|\$|%|(?:[~/][\w./-]*\s+)?[❯»➜λ]|PS [A-Z]:\\[^>]*>|[A-Z]:\\[^>]*>|(?:ba|z)?sh-[\d.]+[#$])(?:\s.*)?$/;
const command =
  /^\s*(?:sudo\s+)?(?:cat|less|more|head|tail|vi|vim|nano|type|bat|kubectl|oc|ssh|scp|echo|tee|docker|sed|curl|nl|touch|mkdir)\b(?!\s*:)[^:{]*(?::\/\/\S+)?[^:{]*$/;
const heredocHead = /^(?=.*<<[-~]?\s*\\?["'“‘”’]?\w+).*\b(?:cat|tee|kubectl|ssh|sh|bash|oc)\b/;
const fence = /^\s*(?:```+|~~~+)[^`]*$/;
const fileName = /^\s*(?:[|│]?\s*(?:#+ |\/\/ ?|File: ?|\+\+ ?)?[\w./~-]+\.ya?ml:?|==> .* <==)\s*$/;
const label =
  /^\s*(?:ya?ml|json|copy(?: code| to clipboard)?|code|raw|plain text|expand(?: code)?|collapse|wrap|copied!?|text|code language: .*|download|edit|\[sudo\].*|.{0,100}\b(?:wrote|schrieb|a écrit|escribió) ?:)\s*$/i;
const editorCommand =
  /^\s*(?::(?:wq?a?|x|qa?)!?|ZZ|~\s*|-- (?:INSERT|VISUAL) --.*|\(END\)|--More--.*)$/;
const editorStatus =
  /^\s*(?:".*" (?:\[\w+\] )?\d+L(?:, \d+[CB])?.*|\^[CDXZ]|lines \d+-\d+.*|\[\S{1,40}\] \d+:\S+.*)\s*$/;
const closingWord = /^\s*["'“‘]?[A-Z][A-Z0-9_]*["'”’]?\s*\)?\s*$/;
const doubleQuoted = /^\s*"((?:[^"\\]|\\.)*)"[;,]?\s*$/;

/** What stands above and below a policy that was copied from a terminal, a page or a chat. */
export const around: readonly Residue[] = [
  {
    name: 'terminal colors',
    title: remove,
    // oxlint-disable-next-line no-control-regex
    find: (_lines, text) => replaced(text, /\u001b(?:\[[0-9;?]*[A-Za-z]|[()][A-Z0-9])/g, () => ''),
  },
  {
    name: 'control characters',
    title: remove,
    *find(_lines, text) {
      if (!/\b(?:apiVersion|rules)\b/.test(text)) return [];
      // oxlint-disable-next-line no-control-regex
      return yield* replaced(text, /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, () => '');
    },
  },
  {
    name: 'escaped line breaks',
    title: () => 'Convert \\n to line breaks',
    *find(lines, text) {
      const only = outermost(lines, 'start');
      const isAlone = only !== undefined && only === outermost(lines, 'end');
      if (!isAlone || !/(?:apiVersion|kind|rules)\\?["']?:/.test(only.text)) return [];
      if (!/\\n/.test(only.text)) return [];
      const isWrapped = doubleQuoted.test(text);
      if (!isWrapped && /^\s*[{"']/.test(only.text)) return [];
      const inside = yield* replaced(
        text,
        /\\(?:u([0-9a-fA-F]{4})|(.))/g,
        ({ 1: code, 2: char = '' }) =>
          code === undefined ? (escapes[char] ?? char) : String.fromCharCode(parseInt(code, 16)),
      );
      return [
        ...(isWrapped ? [opening(text)] : []),
        ...inside,
        ...(isWrapped
          ? [
              {
                start: text.lastIndexOf('"'),
                end: text.length,
                insert: /\\n"[;,]?\s*$/.test(text) ? '' : '\n',
              },
            ]
          : []),
      ];
    },
  },
  line('start', heredocHead, 'the head of a heredoc'),
  line('start', prompt, 'a shell prompt'),
  line('end', prompt, 'a shell prompt'),
  line('start', command, 'a shell command'),
  line('start', fence, 'a Markdown fence'),
  line('end', fence, 'a Markdown fence'),
  line('start', label, 'a label of a page'),
  line('end', label, 'a label of a page'),
  line('start', fileName, 'a file name'),
  line('end', editorCommand, stray),
  line('start', editorStatus, 'a message of an editor'),
  line('end', editorStatus, 'a message of an editor'),
  line('end', closingWord, stray, (lines) => lines.length > 2),
];

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '' };

/** The edit that deletes the first quotation mark. */
function opening(text: string) {
  const start = text.indexOf('"');
  return { start, end: start + 1, insert: '' };
}

function stray(removed: string): string {
  return `a stray ${(linesOf(removed)[0]?.text ?? '').trim().slice(0, 30)}`;
}
