/** Scalars after `|` or `>`. Follows yaml_parser_scan_block_scalar of scannerc.go in go-yaml v2. */
import {
  CR,
  DASH,
  isBlank,
  isBreak,
  isBreakOrEnd,
  isDigit,
  isHighSurrogate,
  LF,
  NUL,
  PIPE,
  PLUS,
  SPACE,
  TAB,
  ZERO,
} from './chars';
import type { Mark } from './fault';
import { copyLines } from './lines';
import {
  column,
  ensure,
  faultHere,
  isOnLine,
  peek,
  readBreak,
  readBreaks,
  skipDecoded,
  skipBlanks,
  skipBreak,
  skipComment,
  skipSurrogate,
} from './reader';
import type { Scan, Scanner, Token } from './tokens';
import { newToken, pauseIn } from './tokens';
import { addPart, takeValue } from './value';

/** Scans the scalar whose `|` or `>` is the current character. */
export function scanBlockScalar(s: Scanner): Token | null {
  const token = newToken('scalar', s.pos, s.pos, s.line);
  const literal = peek(s) === PIPE;
  token.style = literal ? 'literal' : 'folded';
  s.pos++;
  const header = scanHeader(s, token);
  token.end = s.pos;
  skipBlanks(s);
  skipComment(s);
  if (!isBreakOrEnd(peek(s))) {
    throw faultHere(s, 'did not find expected comment or line break', token);
  }
  skipBreak(s);

  let indent = header.increment === 0 ? 0 : Math.max(s.indent, 0) + header.increment;
  const emptyLines = skipEmptyLines(s, indent, token);
  if (indent === 0) indent = Math.max(emptyLines.deepest, s.indent + 1, 1);
  ensure(s, 1);
  return continueBlock(s, { token, header, indent, lineBreak: '', emptyLines, wasBlank: false });
}

/** What is known between two lines. */
interface Progress {
  token: Token;
  header: Header;
  indent: number;
  /** The last line break. */
  lineBreak: string;
  emptyLines: EmptyLines;
  wasBlank: boolean;
}

const later =
  (progress: Progress): Scan =>
  (s) =>
    continueBlock(s, progress);

function continueBlock(s: Scanner, progress: Progress): Token | null {
  const { token, header, indent } = progress;
  const literal = token.style === 'literal';
  while (column(s) === indent && peek(s) !== NUL) {
    if (s.pos >= s.pauseAt) return pauseIn(s, later(progress));
    const { lineBreak, emptyLines } = progress;
    const blank = isBlank(peek(s));
    const folds = !literal && !progress.wasBlank && !blank && lineBreak === '\n';
    if (!folds) addPart(s.value, lineBreak);
    else if (emptyLines.breaks === '') addPart(s.value, ' ');
    addPart(s.value, emptyLines.breaks);
    copyLines(s, indent, literal);
    progress.wasBlank = isBlank(peek(s));

    const lineStart = s.pos;
    skipLine(s);
    addPart(s.value, s.text, lineStart, s.pos);
    token.end = s.pos;
    ensure(s, 2);
    progress.lineBreak = readBreak(s);
    progress.emptyLines = skipEmptyLines(s, indent, token);
  }

  const { lineBreak, emptyLines } = progress;
  if (header.chomping !== 'strip') addPart(s.value, lineBreak);
  if (header.chomping === 'keep') {
    addPart(s.value, emptyLines.breaks);
    if (emptyLines.breaks !== '') token.end = beforeBreak(s, emptyLines.end);
  }
  token.value = takeValue(s.value);
  return token;
}

/** The header after `|` or `>`: how to treat trailing line breaks, and the indent (0: detect it). */
interface Header {
  chomping: 'clip' | 'keep' | 'strip';
  increment: number;
}

function scanHeader(s: Scanner, start: Mark): Header {
  const header: Header = { chomping: 'clip', increment: 0 };
  ensure(s, 1);
  if (scanChomping(s, header)) {
    ensure(s, 1);
    scanIncrement(s, header, start);
  } else if (scanIncrement(s, header, start)) {
    ensure(s, 1);
    scanChomping(s, header);
  }
  return header;
}

function scanChomping(s: Scanner, header: Header): boolean {
  const c = peek(s);
  if (c !== PLUS && c !== DASH) return false;
  header.chomping = c === PLUS ? 'keep' : 'strip';
  s.pos++;
  return true;
}

function scanIncrement(s: Scanner, header: Header, start: Mark): boolean {
  const c = peek(s);
  if (!isDigit(c)) return false;
  if (c === ZERO) {
    throw faultHere(s, 'found an indentation indicator equal to 0', start);
  }
  header.increment = c - ZERO;
  s.pos++;
  return true;
}

function skipLine(s: Scanner): void {
  skipDecoded(s, isOnLine);
  for (let c = peek(s); !isBreakOrEnd(c); c = peek(s)) {
    if (isHighSurrogate(c)) skipSurrogate(s);
    s.pos++;
    if (s.pos >= s.decoded) ensure(s, 1);
  }
}

/** Lines without content: their breaks, where the last one ends, and the rightmost column seen. */
interface EmptyLines {
  breaks: string;
  end: number;
  deepest: number;
}

/** Scans line breaks (yaml_parser_scan_block_scalar_breaks). `indent` is 0 while it is unknown. */
function skipEmptyLines(s: Scanner, indent: number, start: Mark): EmptyLines {
  const lines: EmptyLines = { breaks: '', end: s.pos, deepest: column(s) };
  const isIndentation = (c: number, at: number) => {
    if (c !== SPACE || (indent > 0 && at >= indent)) return false;
    lines.deepest = Math.max(lines.deepest, at + 1);
    return true;
  };
  for (;;) {
    ensure(s, 1);
    while (isIndentation(peek(s), column(s))) {
      s.pos++;
      ensure(s, 1);
    }
    if ((indent === 0 || column(s) < indent) && peek(s) === TAB) {
      throw faultHere(s, 'found a tab character where an indentation space is expected', start);
    }
    if (!isBreak(peek(s))) return lines;
    ensure(s, 2);
    lines.breaks += readBreaks(s, isIndentation);
    lines.end = s.columnBase;
  }
}

/** The offset before the line break that ends at `end`. */
function beforeBreak(s: Scanner, end: number): number {
  const isCrLf = s.text.charCodeAt(end - 1) === LF && s.text.charCodeAt(end - 2) === CR;
  return end - (isCrLf ? 2 : 1);
}
