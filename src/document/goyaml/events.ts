/** The parser's events and its state. Follows yamlh.go of go-yaml v2. */
import type { MappingNode, ScalarNode, SequenceNode, TreeNode } from '../tree';
import type { Mark } from './fault';
import { peekToken, takeToken } from './scanAhead';
import type { Scanner, Token } from './tokens';
import { newScanner } from './tokens';

/**
 * One event. A node is one of go-yaml's scalar, alias, sequence-start and mapping-start events; a
 * collection is empty, and its end is set later.
 */
export type Event =
  | TreeNode
  | 'stream start'
  | 'stream end'
  | 'directive'
  | 'document start'
  | 'document end'
  | 'end';

/** What the parser expects next. */
export type State =
  | 'stream start'
  | 'document start'
  | 'document content'
  | 'document end'
  | 'block node'
  | 'first block entry'
  | 'block entry'
  | 'indentless entry'
  | 'first block key'
  | 'block key'
  | 'block value'
  | 'first flow entry'
  | 'flow entry'
  | 'pair key'
  | 'pair value'
  | 'pair end'
  | 'first flow key'
  | 'flow key'
  | 'flow value'
  | 'no flow value';

export interface Parser {
  scanner: Scanner;
  state: State;
  /** States to return to when the current node is complete, innermost last. */
  states: State[];
  /** The first token of each open collection, innermost last. */
  opened: Token[];
  tagPrefixes: Map<string, string>;
  hasVersion: boolean;
  /** Whether directives were read, after which the document must begin with `---`. */
  hasDirectives: boolean;
  /** Where the last token with content ends: absent nodes and ends of collections go there. */
  lastEnd: number;
  /** Offset of the `-` of the item that the last event started. */
  lastDash: number;
  /** Offset of the token after the document, set with 'document end'. */
  documentEnd: number;
}

/** Returns a parser at the start of `text`. */
export function newParser(text: string): Parser {
  return {
    scanner: newScanner(text),
    state: 'stream start',
    states: [],
    opened: [],
    tagPrefixes: new Map(),
    hasVersion: false,
    hasDirectives: false,
    lastEnd: 0,
    lastDash: 0,
    documentEnd: 0,
  };
}

/** Consumes `token`, which must be the next one. */
export function take(p: Parser, token: Token): void {
  takeToken(p.scanner);
  // A block end token is placed where the next thing starts, outside the block.
  if (token.kind !== 'block end') p.lastEnd = Math.max(p.lastEnd, token.end);
}

/**
 * The start offset of what `token` starts. It is the token's own, except after `[]:` and the like:
 * go-yaml recognizes the key too late, and queues its tokens after those of the `[]`.
 */
export function startOf(p: Parser, token: Token): number {
  return Math.max(p.lastEnd, token.start);
}

/** Returns to the state around the node that is complete. */
export function popState(p: Parser): void {
  const state = p.states.pop();
  if (state === undefined) throw new Error('no state to go back to');
  p.state = state;
}

/** Consumes the first token of a collection. */
export function openCollection(p: Parser): void {
  const token = peekToken(p.scanner);
  p.opened.push(token);
  take(p, token);
}

/** Where the innermost open collection starts. */
export function openedAt(p: Parser): Mark {
  const token = p.opened.at(-1);
  if (token === undefined) throw new Error('no collection is open');
  return token;
}

/** Leaves the collection that is complete. */
export function endCollection(p: Parser): Event {
  popState(p);
  p.opened.pop();
  return 'end';
}

/** A node that is absent from the text. `line` is the one go-yaml gives it, from 0. (process_empty_scalar) */
export function absentNode(p: Parser, line: number): ScalarNode {
  return newScalar(p.lastEnd, p.lastEnd, line, '', '', 'plain');
}

/** A scalar; `line` counts from 0. */
export function newScalar(
  start: number,
  end: number,
  line: number,
  tag: string,
  value: string,
  style: ScalarNode['style'],
): ScalarNode {
  return { kind: 'scalar', start, end, line: line + 1, tag, value, style };
}

/** A list without items; `line` counts from 0. */
export function newSequence(
  start: number,
  line: number,
  tag: string,
  style: SequenceNode['style'],
): SequenceNode {
  return { kind: 'sequence', start, end: start, line: line + 1, tag, style, items: [], dashes: [] };
}

/** A map without pairs; `line` counts from 0. */
export function newMapping(
  start: number,
  line: number,
  tag: string,
  style: MappingNode['style'],
): MappingNode {
  return { kind: 'mapping', start, end: start, line: line + 1, tag, style, pairs: [] };
}
