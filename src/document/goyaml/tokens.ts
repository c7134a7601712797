/** The scanner's state and its queue of tokens. Follows yamlh.go and apic.go of go-yaml v2. */
import type { ScalarNode } from '../tree';
import type { YamlFault } from './fault';
import type { Reader } from './reader';
import { newReader } from './reader';
import type { Value } from './value';
import { newValue } from './value';

export type TokenKind =
  | 'stream start'
  | 'stream end'
  | 'version directive'
  | 'tag directive'
  | 'document start'
  | 'document end'
  | 'block sequence start'
  | 'block mapping start'
  | 'block end'
  | 'flow sequence start'
  | 'flow sequence end'
  | 'flow mapping start'
  | 'flow mapping end'
  | 'block entry'
  | 'flow entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  kind: TokenKind;
  /** UTF-16 offsets; the end is exclusive. */
  start: number;
  end: number;
  /** Line of `start`, from 0. */
  line: number;
  /**
   * Scalar: its value. Anchor and alias: the name. Tag and tag directive: the handle. Version
   * directive: the number, as 'major.minor' without leading zeros. Else ''.
   */
  value: string;
  /** Tag: what follows the handle. Tag directive: the prefix. Else ''. */
  suffix: string;
  style: ScalarNode['style'];
}

/** A place where a key without `?` may start: certain only when its `:` is found. */
export interface SimpleKey {
  possible: boolean;
  /** When true, the `:` must follow: only a key is allowed here. */
  required: boolean;
  /** Number of its first token, counted from the start of the text. */
  tokenNumber: number;
  /** UTF-16 offset. */
  start: number;
  /** From 0. */
  line: number;
  /** In characters from 0. */
  column: number;
  /** Number of characters before it. */
  index: number;
}

export interface Scanner extends Reader {
  /** The queue is between `head` and `tail`; the rest is spare room. */
  tokens: Token[];
  head: number;
  tail: number;
  /** Number of tokens consumed. */
  handedOut: number;
  started: boolean;
  /** True when no key token can be inserted before the token at `head`. */
  headIsReady: boolean;
  /** Column of the current block collection; -1 outside of any. */
  indent: number;
  /** Columns of the enclosing block collections. */
  indents: number[];
  /** Number of open flow collections. */
  flowLevel: number;
  simpleKeyAllowed: boolean;
  /** One for the block context, and one for each open flow collection. */
  simpleKeys: SimpleKey[];
  /** Tokens scanned ahead, the next one first. */
  ready: Token[];
  /** Why no more tokens are scanned ahead. The parser meets a fault when it needs a token that is not ready. */
  ending: YamlFault | 'stream end' | null;
  /** Scanning ahead pauses from this offset on. */
  pauseAt: number;
  isPaused: boolean;
  /** Continues the scalar in which scanning has paused. */
  unfinished: Scan | null;
  /** The value of the scalar that is being scanned, unless it is one part of the text. */
  value: Value;
  /** Index in `simpleKeys`, by the number of the key's first token. */
  simpleKeyByToken: Map<number, number>;
}

/** Scans a token. Returns null when it has paused: `s.unfinished` continues. */
export type Scan = (s: Scanner) => Token | null;

/** Returns a scanner at the start of `text`. */
export function newScanner(text: string): Scanner {
  return {
    ...newReader(text),
    tokens: [],
    head: 0,
    tail: 0,
    handedOut: 0,
    started: false,
    headIsReady: false,
    indent: -1,
    indents: [],
    flowLevel: 0,
    simpleKeyAllowed: true,
    simpleKeys: [],
    ready: [],
    ending: null,
    pauseAt: Number.POSITIVE_INFINITY,
    isPaused: false,
    unfinished: null,
    value: newValue(),
    simpleKeyByToken: new Map(),
  };
}

/** A token without content. `line` counts from 0. */
export function newToken(kind: TokenKind, start: number, end: number, line: number): Token {
  return { kind, start, end, line, value: '', suffix: '', style: 'plain' };
}

/** Pauses in a scalar that `scan` continues. */
export function pauseIn(s: Scanner, scan: Scan): null {
  s.unfinished = scan;
  return null;
}

/** The number of the next token to be queued. */
export function nextTokenNumber(s: Scanner): number {
  return s.handedOut + s.tail - s.head;
}

/**
 * Queues `token` before the token with the number `before`. It goes to the end of the queue when no
 * number is given, and, as in go-yaml, when that token has already been consumed.
 */
export function queueToken(s: Scanner, token: Token, before = -1): void {
  if (s.head === s.tail) {
    s.head = 0;
    s.tail = 0;
  }
  s.tokens[s.tail] = token;
  if (before >= s.handedOut) {
    const place = s.head + before - s.handedOut;
    s.tokens.copyWithin(place + 1, place, s.tail);
    s.tokens[place] = token;
  }
  s.tail++;
}
