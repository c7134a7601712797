/** `%YAML` and `%TAG` lines. Follows yaml_parser_scan_directive of scannerc.go in go-yaml v2. */
import { DOT, isBlank, isBlankOrEnd, isBreakOrEnd, isDigit, ZERO } from './chars';
import type { Mark } from './fault';
import { ensure, faultHere, peek, skipBlanks, skipBreak, skipComment } from './reader';
import { scanTagHandle, scanTagUri, scanWord } from './tags';
import type { Scanner, Token } from './tokens';
import { newToken } from './tokens';

/** Scans the directive whose `%` is the current character, with its line. */
export function scanDirective(s: Scanner): Token {
  const token = newToken('version directive', s.pos, s.pos, s.line);
  s.pos++;
  const name = scanWord(s);
  if (name === '') throw faultHere(s, 'could not find expected directive name', token);
  if (!isBlankOrEnd(peek(s))) {
    throw faultHere(s, 'found unexpected non-alphabetical character', token);
  }
  if (name === 'YAML') scanVersion(s, token, token);
  else if (name === 'TAG') scanTagDirective(s, token, token);
  else throw faultHere(s, 'found unknown directive name', token);
  token.end = s.pos;

  skipBlanks(s);
  skipComment(s);
  if (!isBreakOrEnd(peek(s))) {
    throw faultHere(s, 'did not find expected comment or line break', token);
  }
  skipBreak(s);
  return token;
}

function scanVersion(s: Scanner, token: Token, start: Mark): void {
  skipBlanks(s);
  const major = scanVersionNumber(s, start);
  if (peek(s) !== DOT) {
    throw faultHere(s, "did not find expected digit or '.' character", start);
  }
  s.pos++;
  token.value = `${major}.${scanVersionNumber(s, start)}`;
}

function scanVersionNumber(s: Scanner, start: Mark): number {
  let value = 0;
  let length = 0;
  for (ensure(s, 1); isDigit(peek(s)); ensure(s, 1)) {
    length++;
    if (length > 2) throw faultHere(s, 'found extremely long version number', start);
    value = value * 10 + peek(s) - ZERO;
    s.pos++;
  }
  if (length === 0) throw faultHere(s, 'did not find expected version number', start);
  return value;
}

function scanTagDirective(s: Scanner, token: Token, start: Mark): void {
  token.kind = 'tag directive';
  skipBlanks(s);
  token.value = scanTagHandle(s, true, start);
  ensure(s, 1);
  if (!isBlank(peek(s))) throw faultHere(s, 'did not find expected whitespace', start);
  skipBlanks(s);
  token.suffix = scanTagUri(s, '', start);
  ensure(s, 1);
  if (!isBlankOrEnd(peek(s))) {
    throw faultHere(s, 'did not find expected whitespace or line break', start);
  }
}
