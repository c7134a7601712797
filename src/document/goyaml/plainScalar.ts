/** Scalars without quotes. Follows yaml_parser_scan_plain_scalar of scannerc.go in go-yaml v2. */
import type { Mark } from './fault';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  HASH,
  isBlank,
  isBlankOrEnd,
  isBreak,
  isBreakOrEnd,
  isHighSurrogate,
  isSpace,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUESTION,
  TAB,
} from './chars';
import { foldLines } from './lines';
import {
  atDocumentIndicator,
  column,
  ensure,
  faultHere,
  peek,
  readBreak,
  readBreaks,
  skipDecodedWords,
  skipSurrogate,
} from './reader';
import type { Scan, Scanner, Token } from './tokens';
import { newToken, pauseIn } from './tokens';
import { addPart, takeValue } from './value';

/** Scans the scalar that starts here; the current character must be one that it can start with. */
export function scanPlainScalar(s: Scanner): Token | null {
  const token = newToken('scalar', s.pos, s.pos, s.line);
  return continuePlain(s, token, s.pos, null);
}

const later =
  (token: Token, partStart: number, fold: string | null): Scan =>
  (s) =>
    continuePlain(s, token, partStart, fold);

/**
 * `from` is the start of the part of this line that is not in the value yet; `folded` is what the line breaks since the
 * token's end fold into; null when there were none.
 */
function continuePlain(
  s: Scanner,
  token: Token,
  from: number,
  folded: string | null,
): Token | null {
  let partStart = from;
  let fold = folded;
  let { end } = token;
  const goesOn = s.flowLevel > 0 ? isInFlowWords : isInWords;
  const indent = s.flowLevel > 0 ? -1 : s.indent;
  for (;;) {
    if (s.pos >= s.pauseAt) {
      token.end = end;
      return pauseIn(s, later(token, partStart, fold));
    }
    ensure(s, 4);
    if (atDocumentIndicator(s) || peek(s) === HASH) break;
    const wordStart = s.pos;
    skipWords(s, goesOn);
    if (s.pos > wordStart) {
      if (fold !== null) {
        addPart(s.value, s.text, partStart, end);
        addPart(s.value, fold);
        partStart = wordStart;
        fold = null;
      }
      end = s.pos;
    }
    const c = peek(s);
    if (!isBlank(c) && !isBreak(c)) break;
    if (fold === null) {
      const next = foldLines(s, partStart, indent, goesOn);
      if (next > partStart) {
        partStart = next;
        end = s.pos;
        continue;
      }
    }
    fold = skipBlanksAndBreaks(s, token);
    if (column(s) <= indent) break;
  }
  token.end = end;
  token.value = takeValue(s.value) + s.text.slice(partStart, end);
  if (fold !== null) s.simpleKeyAllowed = true;
  return token;
}

/** Skips at least one word: characters that are neither blank nor an indicator that ends the scalar. */
function skipWords(s: Scanner, goesOn: typeof isInWords): void {
  skipDecodedWords(s, goesOn);
  for (let c = peek(s); !isBlankOrEnd(c); c = peek(s)) {
    if (c === COLON && isBlankOrEnd(peek(s, 1))) return;
    if (s.flowLevel > 0 && endsInFlow(c)) return;
    if (isHighSurrogate(c)) skipSurrogate(s);
    s.pos++;
    ensure(s, 2);
  }
}

/** Whether a word or the blanks between two words go on. */
function isInWords(c: number, next: number): boolean {
  if (c === COLON) return !isBlankOrEnd(next);
  return isBlank(c) ? next !== HASH : !isBreakOrEnd(c);
}

function isInFlowWords(c: number, next: number): boolean {
  return isInWords(c, next) && !endsInFlow(c);
}

function endsInFlow(c: number): boolean {
  return (
    c === COMMA ||
    c === QUESTION ||
    c === OPEN_BRACKET ||
    c === CLOSE_BRACKET ||
    c === OPEN_BRACE ||
    c === CLOSE_BRACE
  );
}

/** Returns what the line breaks fold into, or null when there were only blanks. */
function skipBlanksAndBreaks(s: Scanner, start: Mark): string | null {
  let first: string | null = null;
  let more = '';
  for (let c = peek(s); isBlank(c) || isBreak(c); c = peek(s)) {
    if (isBlank(c)) {
      if (c === TAB && first !== null && column(s) <= s.indent) {
        throw faultHere(s, 'found a tab character that violates indentation', start);
      }
      s.pos++;
    } else {
      ensure(s, 2);
      if (first === null) first = readBreak(s);
      else more += readBreaks(s, isSpace);
    }
    ensure(s, 1);
  }
  return first === null ? null : foldBreaks(first, more);
}

/** One line break folds into a space, several into one fewer. LS and PS never fold. */
export function foldBreaks(first: string, more: string): string {
  if (first !== '\n') return first + more;
  return more === '' ? ' ' : more;
}
