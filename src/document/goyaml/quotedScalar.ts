/** Scalars in quotes. Follows yaml_parser_scan_flow_scalar of scannerc.go in go-yaml v2. */
import {
  BACKSLASH,
  DOUBLE_QUOTE,
  hexValue,
  isBlank,
  isBlankOrEnd,
  isBreak,
  isBreakOrEnd,
  isHighSurrogate,
  NUL,
  SINGLE_QUOTE,
} from './chars';
import type { Mark } from './fault';
import { foldLines } from './lines';
import { foldBreaks } from './plainScalar';
import {
  atDocumentIndicator,
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

/** What the letter after a backslash stands for. */
const ESCAPES: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

/** How many hexadecimal digits follow the letter. */
const CODE_LENGTHS: Record<string, number> = { x: 2, u: 4, U: 8 };

/** Scans the scalar whose opening quote is the current character. */
export function scanQuotedScalar(s: Scanner): Token | null {
  const token = newToken('scalar', s.pos, s.pos, s.line);
  token.style = peek(s) === SINGLE_QUOTE ? 'single' : 'double';
  s.pos++;
  return continueQuoted(s, token, s.pos);
}

const later =
  (token: Token, partStart: number, isInWord = false): Scan =>
  (s) =>
    continueQuoted(s, token, partStart, isInWord);

/** `from` is the start of the part that goes into the value unchanged. */
function continueQuoted(s: Scanner, token: Token, from: number, isInWord = false): Token | null {
  let partStart = from;
  let inWord = isInWord;
  const isSingle = token.style === 'single';
  const quote = isSingle ? SINGLE_QUOTE : DOUBLE_QUOTE;
  const goesOn = isSingle ? isInSingle : isInDouble;
  for (;;) {
    if (!inWord) {
      if (s.pos >= s.pauseAt) return pauseIn(s, later(token, partStart));
      ensure(s, 4);
      if (atDocumentIndicator(s)) {
        throw faultHere(s, 'found unexpected document indicator', token);
      }
      if (peek(s) === NUL) throw faultHere(s, 'found unexpected end of stream', token);
    }
    inWord = false;

    let isBreakEscaped = false;
    skipDecodedWords(s, goesOn);
    for (let c = peek(s); !isBlankOrEnd(c); c = peek(s)) {
      if (c === SINGLE_QUOTE && quote === c && peek(s, 1) === c) {
        s.pos++;
        addPart(s.value, s.text, partStart, s.pos);
        s.pos++;
        partStart = s.pos;
      } else if (c === quote) {
        break;
      } else if (c === BACKSLASH && quote === DOUBLE_QUOTE) {
        isBreakEscaped = isBreak(peek(s, 1));
        if (isBreakEscaped) break;
        addPart(s.value, s.text, partStart, s.pos);
        addPart(s.value, scanEscape(s, token));
        partStart = s.pos;
      } else {
        if (isHighSurrogate(c)) skipSurrogate(s);
        s.pos++;
      }
      ensure(s, 2);
      if (s.pos >= s.pauseAt) return pauseIn(s, later(token, partStart, true));
    }
    ensure(s, 1);
    if (peek(s) === quote) break;

    if (!isBreakEscaped) {
      const next = foldLines(s, partStart, 'quoted', goesOn);
      if (next > partStart) {
        partStart = next;
        continue;
      }
    }
    const blanksStart = s.pos;
    if (isBreakEscaped) {
      ensure(s, 3);
      s.pos++;
      readBreak(s);
    }
    const fold = skipBlanksAndBreaks(s, isBreakEscaped);
    if (fold !== null) {
      addPart(s.value, s.text, partStart, blanksStart);
      addPart(s.value, fold);
      partStart = s.pos;
    }
  }
  token.value = takeValue(s.value) + s.text.slice(partStart, s.pos);
  s.pos++;
  token.end = s.pos;
  return token;
}

function isInSingle(c: number): boolean {
  return c !== SINGLE_QUOTE && !isBreakOrEnd(c);
}

function isInDouble(c: number): boolean {
  return c !== DOUBLE_QUOTE && c !== BACKSLASH && !isBreakOrEnd(c);
}

/** Returns what the line breaks fold into, or null when there were only blanks, which are kept. */
function skipBlanksAndBreaks(s: Scanner, isBreakEscaped: boolean): string | null {
  let first: string | null = isBreakEscaped ? '' : null;
  let more = '';
  for (let c = peek(s); isBlank(c) || isBreak(c); c = peek(s)) {
    if (isBlank(c)) {
      s.pos++;
    } else {
      ensure(s, 2);
      if (first === null) first = readBreak(s);
      else more += readBreaks(s, isBlank);
    }
    ensure(s, 1);
  }
  return first === null ? null : foldBreaks(first, more);
}

/** Skips the backslash and what belongs to it, and returns the character it stands for. */
function scanEscape(s: Scanner, start: Mark): string {
  const letter = s.text.charAt(s.pos + 1);
  const plain = ESCAPES[letter];
  const codeLength = CODE_LENGTHS[letter];
  if (plain === undefined && codeLength === undefined) {
    throw faultHere(s, 'found unknown escape character', start);
  }
  s.pos += 2;
  if (plain !== undefined || codeLength === undefined) return plain ?? '';

  ensure(s, codeLength);
  let code = 0;
  for (let k = 0; k < codeLength; k++) {
    const digit = hexValue(peek(s, k));
    // Spelled as in go-yaml.
    if (digit < 0) throw faultHere(s, 'did not find expected hexdecimal number', start);
    code = code * 16 + digit;
  }
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw faultHere(s, 'found invalid Unicode character escape code', start);
  }
  s.pos += codeLength;
  return String.fromCodePoint(code);
}
