/** Anchors, aliases and tags. Follows yaml_parser_scan_anchor and _tag of scannerc.go in go-yaml v2. */
import { BANG, GREATER, hexValue, isBlankOrEnd, isWordChar, LESS, PERCENT } from './chars';
import type { Mark } from './fault';
import { ensure, faultHere, peek, skipDecoded } from './reader';
import type { Scanner, Token } from './tokens';
import { newToken } from './tokens';
import { addPart, takeValue } from './value';

const AFTER_ANCHOR = '?:,]}%@`';
const URI_MARKS = ";/?:@&=+$,.!~*'()[]%";
const uriMarks = new Set(Array.from(URI_MARKS, (mark) => mark.charCodeAt(0)));

/** Scans `&name` or `*name`. */
export function scanAnchor(s: Scanner, kind: 'anchor' | 'alias'): Token {
  const token = newToken(kind, s.pos, s.pos, s.line);
  s.pos++;
  token.value = scanWord(s);
  token.end = s.pos;
  const c = peek(s);
  const isEnded = isBlankOrEnd(c) || AFTER_ANCHOR.includes(String.fromCharCode(c));
  if (token.value === '' || !isEnded) {
    throw faultHere(s, 'did not find expected alphabetic or numeric character', token);
  }
  return token;
}

/** Scans letters, digits, '_' and '-', possibly none. */
export function scanWord(s: Scanner): string {
  const from = s.pos;
  skipDecoded(s, isWordChar);
  for (ensure(s, 1); isWordChar(peek(s)); ensure(s, 1)) s.pos++;
  return s.text.slice(from, s.pos);
}

/** Scans a tag: `!<uri>`, `!suffix`, `!handle!suffix` or `!`. */
export function scanTag(s: Scanner): Token {
  const token = newToken('tag', s.pos, s.pos, s.line);
  ensure(s, 2);
  if (peek(s, 1) === LESS) {
    s.pos += 2;
    token.suffix = scanTagUri(s, '', token);
    if (peek(s) !== GREATER) {
      throw faultHere(s, "did not find the expected '>'", token);
    }
    s.pos++;
  } else {
    const handle = scanTagHandle(s, false, token);
    if (handle.length > 1 && handle.endsWith('!')) {
      token.value = handle;
      token.suffix = scanTagUri(s, '', token);
    } else {
      const suffix = scanTagUri(s, handle, token);
      // A lone `!` has no handle.
      token.value = suffix === '' ? '' : '!';
      token.suffix = suffix === '' ? '!' : suffix;
    }
  }
  ensure(s, 1);
  if (!isBlankOrEnd(peek(s))) {
    throw faultHere(s, 'did not find expected whitespace or line break', token);
  }
  token.end = s.pos;
  return token;
}

/** Scans `!`, `!!` or `!name!`; outside a directive also `!name`, the start of a tag. */
export function scanTagHandle(s: Scanner, inDirective: boolean, start: Mark): string {
  ensure(s, 1);
  if (peek(s) !== BANG) throw faultHere(s, "did not find expected '!'", start);
  s.pos++;
  const handle = `!${scanWord(s)}`;
  if (peek(s) === BANG) {
    s.pos++;
    return `${handle}!`;
  }
  if (inDirective && handle !== '!') {
    throw faultHere(s, "did not find expected '!'", start);
  }
  return handle;
}

/** Scans the rest of a tag, and returns it appended to `head` (without the '!' of the head). */
export function scanTagUri(s: Scanner, head: string, start: Mark): string {
  const from = s.pos;
  /** Start of the part that goes into the URI unchanged. */
  let partStart = s.pos;
  addPart(s.value, head.slice(1));
  for (ensure(s, 1); isUriChar(peek(s)); ensure(s, 1)) {
    if (peek(s) === PERCENT) {
      addPart(s.value, s.text, partStart, s.pos);
      addPart(s.value, scanUriEscapes(s, start));
      partStart = s.pos;
    } else {
      s.pos++;
      skipDecoded(s, isPlainUriChar);
    }
  }
  if (head === '' && s.pos === from) {
    throw faultHere(s, 'did not find expected tag URI', start);
  }
  return takeValue(s.value) + s.text.slice(partStart, s.pos);
}

function isUriChar(c: number): boolean {
  return isWordChar(c) || uriMarks.has(c);
}

function isPlainUriChar(c: number): boolean {
  return isUriChar(c) && c !== PERCENT;
}

/** Scans the `%xx` of one character (yaml_parser_scan_uri_escapes). */
function scanUriEscapes(s: Scanner, start: Mark): string {
  const lead = scanUriOctet(s, start);
  const width = utf8Width(lead);
  if (width === 0) throw faultHere(s, 'found an incorrect leading UTF-8 octet', start);
  s.pos += 3;
  let code = width === 1 ? lead : lead & (0xff >> (width + 1));
  for (let k = 1; k < width; k++) {
    const octet = scanUriOctet(s, start);
    if ((octet & 0xc0) !== 0x80) {
      throw faultHere(s, 'found an incorrect trailing UTF-8 octet', start);
    }
    s.pos += 3;
    code = code * 64 + (octet & 0x3f);
  }
  return isValidUtf8(code, width) ? String.fromCodePoint(code) : '\uFFFD'.repeat(width);
}

/** Returns the octet of the `%xx` here, without skipping it. */
function scanUriOctet(s: Scanner, start: Mark): number {
  ensure(s, 3);
  const high = hexValue(peek(s, 1));
  const low = hexValue(peek(s, 2));
  if (peek(s) !== PERCENT || high < 0 || low < 0) {
    throw faultHere(s, 'did not find URI escaped octet', start);
  }
  return high * 16 + low;
}

function utf8Width(lead: number): number {
  if (lead < 0x80) return 1;
  if ((lead & 0xe0) === 0xc0) return 2;
  if ((lead & 0xf0) === 0xe0) return 3;
  return (lead & 0xf8) === 0xf0 ? 4 : 0;
}

/** go-yaml keeps the octets as they are; each that is not valid UTF-8 prints as U+FFFD. */
function isValidUtf8(code: number, width: number): boolean {
  const least = [0, 0, 0x80, 0x800, 0x10000][width] ?? 0;
  return code >= least && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
