import { isStep } from '../../audit/steps';
import type { Span } from '../tree';

/** How an expression of a template is written. */
export type Syntax =
  | '{{ }}'
  | '${{ }}'
  | '{% %}'
  | '${ }'
  | '$NAME'
  | '%{ }'
  | '<% %>'
  /** A line that starts with a percent sign (Mako, ERB). */
  | '% line'
  /** A comment that ytt evaluates, or (@ @) in a string. */
  | '#@';

/** A part of a text that a template engine replaces or evaluates. Offsets are UTF-16 units. */
export interface Expression extends Span {
  syntax: Syntax;
  text: string;
  /** Decides which of the lines around it are there: if, for, end. */
  isControl: boolean;
  /** Stands in a YAML comment. */
  isComment: boolean;
}

/** An expression is shorter than this; a brace that is closed later is only a brace. */
const longest = 2000;

/** A fast test for texts without any expression. */
const opening = /\{[{%#]|\$[{A-Z_]|%\{|<%|\(@[ =-]|#@|^[ \t]*%/m;

const openings =
  /\$\{\{|\{\{\{?|\{%|\{#|\$\{|%\{|<%|\(@(?=[ =-])|\$[A-Z_][A-Z0-9_]*|^[ \t]*%(?!\{).*$|#@|\n/gm;

const percentLine =
  /^[ \t]*%[ \t]*(?:for|if|elif|elsif|else|end|endif|endfor|while|endwhile|try|except|endtry|unless|with|endwith)\b/;
const yttComment =
  /^#@[ \t]+\S|^#@(?:overlay|data|schema|library|yaml|template|ytt|assert)\/|^#@(?:if|for|end|def|load)\b/;
const control: Partial<Record<Syntax, RegExp>> = {
  '{{ }}':
    /^\{\{\{?[-~]?\s*(?:if|else|end|range|with|define|block|break|continue|[#/^]|\$\w+\s*:?=)(?![\w.])/,
  '{% %}': /^\{%/,
  '%{ }': /^/,
  '<% %>': /^<%(?![=#%])/,
  '% line': /^/,
  '#@': /^#@/,
};

/** Returns the expressions of a text, whichever template engine they are for, in order. Takes time in proportion to the length. Pauses. */
export function* expressionsIn(text: string): Generator<undefined, Expression[]> {
  if (!opening.test(text)) return [];
  const find = { close: closings(text), brace: braces(text) };
  const found: Expression[] = [];
  let lineStart = 0;
  let turns = 0;
  // Others may read a text during a pause.
  const next = new RegExp(openings);
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    if (isStep(turns++)) yield;
    const { 0: open, index } = match;
    if (open === '\n') {
      lineStart = index + 1;
      continue;
    }
    const before = index - lineStart > longest ? undefined : text.slice(lineStart, index);
    const expression = expressionAt(text, index, open, before, find);
    if (expression) found.push(expression);
    next.lastIndex = expression?.end ?? index + Math.min(open.length, 2);
    const broken = expression ? text.slice(index, expression.end).lastIndexOf('\n') : -1;
    if (broken !== -1) lineStart = index + broken + 1;
  }
  return found;
}

/** Searches that read the text only once, however often they are called with growing offsets. */
interface Searches {
  /** The first closing bracket at or after an offset, -1 if there is none. */
  close: (closer: string, from: number) => number;
  /** The brace that closes the one at an offset on the same line, undefined if none does. */
  brace: (open: number) => number | undefined;
}

function closings(text: string): Searches['close'] {
  const next = new Map<string, number>();
  return (closer, from) => {
    const known = next.get(closer);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    const at = text.indexOf(closer, from);
    next.set(closer, at);
    return at;
  };
}

function braces(text: string): Searches['brace'] {
  let pairs: Map<number, number> | undefined;
  return (open) => (pairs ??= bracePairs(text)).get(open);
}

function bracePairs(text: string): Map<number, number> {
  const pairs = new Map<number, number>();
  let waiting: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x0a) waiting = [];
    else if (char === 0x7b) waiting.push(at);
    else if (char === 0x7d) {
      const open = waiting.pop();
      if (open !== undefined) pairs.set(open, at);
    }
  }
  return pairs;
}

function expressionAt(
  text: string,
  start: number,
  open: string,
  /** The line up to `start`; undefined if it is very long. */
  before: string | undefined,
  find: Searches,
): Expression | undefined {
  const [syntax, end] = extentAt(text, start, open, before, find);
  if (syntax === undefined || end - start > longest) return undefined;
  const own = text.slice(start, end).trim();
  return {
    start,
    end,
    syntax,
    text: own,
    isControl: control[syntax]?.test(own) ?? false,
    isComment: before !== undefined && syntax !== '#@' && isInComment(before),
  };
}

type Extent = [syntax: Syntax, end: number] | [syntax: undefined, end: 0];
const none: Extent = [undefined, 0];

/** The brackets of each kind of expression that ends at the next closing bracket. */
const brackets: Readonly<Record<string, readonly [syntax: Syntax, closer: string]>> = {
  '${{': ['${{ }}', '}}'],
  '{{{': ['{{ }}', '}}}'],
  '{{': ['{{ }}', '}}'],
  '{%': ['{% %}', '%}'],
  '{#': ['{% %}', '#}'],
  '<%': ['<% %>', '%>'],
  '(@': ['#@', '@)'],
};

function extentAt(
  text: string,
  start: number,
  open: string,
  before: string | undefined,
  { close, brace }: Searches,
): Extent {
  const bracket = brackets[open];
  if (bracket) {
    const [syntax, closer] = bracket;
    const at = close(closer, start + open.length);
    return at === -1 ? none : [syntax, at + closer.length];
  }
  if (open === '${' || open === '%{') {
    const at = brace(start + 1);
    return at === undefined || at === start + 2 ? none : [open === '${' ? '${ }' : '%{ }', at + 1];
  }
  if (before === undefined) return none;
  if (open === '#@') return isAlone(before) ? yttAt(text, start) : none;
  const end = start + open.trimEnd().length;
  if (open.startsWith('$')) return isWholeValue(text, end, before) ? ['$NAME', end] : none;
  return percentLine.test(open) ? ['% line', end] : none;
}

/** A comment for ytt is alone on its line, or in the place of a value. */
function isAlone(before: string): boolean {
  return /^[^#]*(?:^|[:-])[ \t]*$/.test(before);
}

/** In plain policies, comments can begin with `#@` too. */
function yttAt(text: string, start: number): Extent {
  const lineEnd = text.indexOf('\n', start);
  const comment = text.slice(start, lineEnd === -1 ? text.length : lineEnd).trimEnd();
  return yttComment.test(comment) ? ['#@', start + comment.length] : none;
}

/** `$NAME` only counts as a whole value: elsewhere, it may be part of a shell command. */
function isWholeValue(text: string, end: number, before: string): boolean {
  return (
    /[:\-,[][ \t]*["']?$/.test(before) && /^["']?(?:[\s,\]}]|$)/.test(text.slice(end, end + 2))
  );
}

/** Takes a # for the start of a comment if no quote is before it. */
function isInComment(before: string): boolean {
  return /^[^"'#]*?(?:^|\s)#/.test(before);
}
