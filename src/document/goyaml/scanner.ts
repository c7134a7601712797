/** Turns characters into tokens. Follows scannerc.go of go-yaml v2 (from libyaml). */
import { scanBlockScalar } from './blockScalar';
import {
  AMPERSAND,
  AT,
  BACKTICK,
  BANG,
  BYTE_ORDER_MARK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DASH,
  DOUBLE_QUOTE,
  GREATER,
  isBlank,
  isBlankOrEnd,
  isBreak,
  isSpace,
  NUL,
  OPEN_BRACE,
  OPEN_BRACKET,
  PERCENT,
  PIPE,
  QUESTION,
  SINGLE_QUOTE,
  SPACE,
  STAR,
  TAB,
} from './chars';
import { scanDirective } from './directives';
import { scanPlainScalar } from './plainScalar';
import { scanQuotedScalar } from './quotedScalar';
import {
  atDocumentIndicator,
  column,
  ensure,
  faultHere,
  peek,
  readBreak,
  readBreaks,
  skip,
  skipComment,
  skipDecoded,
} from './reader';
import {
  checkDepth,
  closeFlowLevel,
  currentSimpleKey,
  isStillPossible,
  openFlowLevel,
  removeSimpleKey,
  saveSimpleKey,
  simpleKeyHere,
} from './simpleKeys';
import { scanAnchor, scanTag } from './tags';
import type { Scan, Scanner, Token, TokenKind } from './tokens';
import { newToken, queueToken } from './tokens';

/**
 * Makes the first token of the queue ready: it may be returned once no key token can be inserted before it. Or pauses.
 * (fetch_more_tokens)
 */
export function fetchMoreTokens(s: Scanner): void {
  for (;;) {
    if (!s.isPaused && s.head < s.tail) {
      const index = s.simpleKeyByToken.get(s.handedOut);
      const key = index === undefined ? undefined : s.simpleKeys[index];
      if (key === undefined || !isStillPossible(s, key)) break;
    }
    s.isPaused = false;
    fetchNextToken(s);
    if (s.isPaused) return;
  }
  s.headIsReady = true;
}

function fetchNextToken(s: Scanner): void {
  if (s.unfinished) {
    const continued = s.unfinished;
    s.unfinished = null;
    return queueScanned(s, continued);
  }
  ensure(s, 1);
  if (!s.started) {
    s.started = true;
    s.simpleKeys.push(simpleKeyHere(s));
    queueToken(s, newToken('stream start', s.pos, s.pos, s.line));
    return;
  }
  skipToNextToken(s);
  if (s.isPaused) return;
  unrollIndent(s, column(s));
  ensure(s, 4);

  const c = peek(s);
  if (c === NUL) return fetchStreamEnd(s);
  if (s.pos === s.columnBase) {
    if (c === PERCENT) return fetchDirective(s);
    if (atDocumentIndicator(s)) {
      return fetchDocumentIndicator(s, c === DASH ? 'document start' : 'document end');
    }
  }
  switch (c) {
    case OPEN_BRACKET:
      return fetchFlowStart(s, 'flow sequence start');
    case OPEN_BRACE:
      return fetchFlowStart(s, 'flow mapping start');
    case CLOSE_BRACKET:
      return fetchFlowEnd(s, 'flow sequence end');
    case CLOSE_BRACE:
      return fetchFlowEnd(s, 'flow mapping end');
    case COMMA:
      return fetchFlowEntry(s);
    case STAR:
      return fetchSimple(s, scanAlias);
    case AMPERSAND:
      return fetchSimple(s, scanAnchorOnly);
    case BANG:
      return fetchSimple(s, scanTag);
    case SINGLE_QUOTE:
    case DOUBLE_QUOTE:
      return fetchSimple(s, scanQuotedScalar);
    case DASH:
      if (isBlankOrEnd(peek(s, 1))) return fetchBlockEntry(s);
      break;
    case QUESTION:
      if (s.flowLevel > 0 || isBlankOrEnd(peek(s, 1))) return fetchKey(s);
      break;
    case COLON:
      if (s.flowLevel > 0 || isBlankOrEnd(peek(s, 1))) return fetchValue(s);
      break;
    case PIPE:
    case GREATER:
      if (s.flowLevel === 0) return fetchBlockScalar(s);
      break;
    default:
  }
  if (startsPlainScalar(s, c)) return fetchSimple(s, scanPlainScalar);
  throw faultHere(s, 'found character that cannot start any token');
}

/** Called only when no indicator was found. */
function startsPlainScalar(s: Scanner, c: number): boolean {
  switch (c) {
    case DASH:
      return !isBlank(peek(s, 1));
    case QUESTION:
    case COLON:
      return s.flowLevel === 0;
    case PIPE:
    case GREATER:
    case PERCENT:
    case AT:
    case BACKTICK:
    case TAB:
      return false;
    default:
      return true;
  }
}

function scanAlias(s: Scanner): Token {
  return scanAnchor(s, 'alias');
}

function scanAnchorOnly(s: Scanner): Token {
  return scanAnchor(s, 'anchor');
}

/** Mirrors yaml_parser_scan_to_next_token. */
function skipToNextToken(s: Scanner): void {
  for (;;) {
    if (s.pos >= s.pauseAt) {
      s.isPaused = true;
      return;
    }
    ensure(s, 1);
    // go-yaml checks the start of its buffer, and then skips the current character.
    if (s.pos === s.columnBase && s.text.charCodeAt(s.bufferStart) === BYTE_ORDER_MARK) skip(s);
    ensure(s, 1);
    // Tabs may separate tokens, but not indent a block.
    const tabs = s.flowLevel > 0 || !s.simpleKeyAllowed;
    skipDecoded(s, tabs ? isBlank : isSpace);
    for (let c = peek(s); c === SPACE || (tabs && c === TAB); c = peek(s)) {
      s.pos++;
      ensure(s, 1);
    }
    skipComment(s);
    if (!isBreak(peek(s))) return;
    ensure(s, 2);
    const isMarked = s.text.charCodeAt(s.bufferStart) === BYTE_ORDER_MARK;
    if (s.decoded === s.length && !isMarked) readBreaks(s, isSpace);
    else readBreak(s);
    if (s.flowLevel === 0) s.simpleKeyAllowed = true;
  }
}

/** Opens a block collection at `atColumn`, if it is deeper than the current one (yaml_parser_roll_indent). */
function rollIndent(s: Scanner, atColumn: number, token: Token, before = -1): void {
  if (s.flowLevel > 0 || s.indent >= atColumn) return;
  s.indents.push(s.indent);
  s.indent = atColumn;
  checkDepth(s, s.indents.length);
  queueToken(s, token, before);
}

/** Closes the block collections that are deeper than `toColumn` (yaml_parser_unroll_indent). */
function unrollIndent(s: Scanner, toColumn: number): void {
  if (s.flowLevel > 0) return;
  while (s.indent > toColumn) {
    queueToken(s, newToken('block end', s.pos, s.pos, s.line));
    s.indent = s.indents.pop() ?? -1;
  }
}

/** Queues the token for the `length` characters that start here, and skips them. */
function queueIndicator(s: Scanner, kind: TokenKind, length = 1): void {
  queueToken(s, newToken(kind, s.pos, s.pos + length, s.line));
  s.pos += length;
}

function fetchStreamEnd(s: Scanner): void {
  if (s.pos !== s.columnBase) {
    s.columnBase = s.pos;
    s.line++;
  }
  leaveBlocks(s);
  queueIndicator(s, 'stream end', 0);
}

function fetchDirective(s: Scanner): void {
  leaveBlocks(s);
  queueToken(s, scanDirective(s));
}

function fetchDocumentIndicator(s: Scanner, kind: TokenKind): void {
  leaveBlocks(s);
  queueIndicator(s, kind, 3);
}

function leaveBlocks(s: Scanner): void {
  unrollIndent(s, -1);
  removeSimpleKey(s);
  s.simpleKeyAllowed = false;
}

function fetchFlowStart(s: Scanner, kind: TokenKind): void {
  saveSimpleKey(s);
  openFlowLevel(s);
  s.simpleKeyAllowed = true;
  queueIndicator(s, kind);
}

function fetchFlowEnd(s: Scanner, kind: TokenKind): void {
  removeSimpleKey(s);
  closeFlowLevel(s);
  s.simpleKeyAllowed = false;
  queueIndicator(s, kind);
}

function fetchFlowEntry(s: Scanner): void {
  removeSimpleKey(s);
  s.simpleKeyAllowed = true;
  queueIndicator(s, 'flow entry');
}

function fetchBlockEntry(s: Scanner): void {
  // In a flow collection, the parser reports it.
  if (s.flowLevel === 0) {
    checkAllowed(s, 'block sequence entries are not allowed in this context');
    rollIndent(s, column(s), newToken('block sequence start', s.pos, s.pos, s.line));
  }
  removeSimpleKey(s);
  s.simpleKeyAllowed = true;
  queueIndicator(s, 'block entry');
}

function fetchKey(s: Scanner): void {
  if (s.flowLevel === 0) {
    checkAllowed(s, 'mapping keys are not allowed in this context');
    rollIndent(s, column(s), newToken('block mapping start', s.pos, s.pos, s.line));
  }
  removeSimpleKey(s);
  s.simpleKeyAllowed = s.flowLevel === 0;
  queueIndicator(s, 'key');
}

function fetchValue(s: Scanner): void {
  const key = currentSimpleKey(s);
  if (isStillPossible(s, key)) {
    const { start, line, tokenNumber } = key;
    queueToken(s, newToken('key', start, start, line), tokenNumber);
    rollIndent(s, key.column, newToken('block mapping start', start, start, line), tokenNumber);
    key.possible = false;
    s.simpleKeyByToken.delete(tokenNumber);
    s.simpleKeyAllowed = false;
  } else {
    if (s.flowLevel === 0) {
      checkAllowed(s, 'mapping values are not allowed in this context');
      rollIndent(s, column(s), newToken('block mapping start', s.pos, s.pos, s.line));
    }
    s.simpleKeyAllowed = s.flowLevel === 0;
  }
  queueIndicator(s, 'value');
}

function checkAllowed(s: Scanner, problem: string): void {
  if (!s.simpleKeyAllowed) throw faultHere(s, problem);
}

/** Fetches what may be a key, and cannot be followed by another key. */
function fetchSimple(s: Scanner, scan: Scan): void {
  saveSimpleKey(s);
  s.simpleKeyAllowed = false;
  queueScanned(s, scan);
}

function fetchBlockScalar(s: Scanner): void {
  removeSimpleKey(s);
  s.simpleKeyAllowed = true;
  queueScanned(s, scanBlockScalar);
}

function queueScanned(s: Scanner, scan: Scan): void {
  const token = scan(s);
  if (token) queueToken(s, token);
  else s.isPaused = true;
}
