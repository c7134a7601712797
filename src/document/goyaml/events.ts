/** What the parser makes of the tokens, and its state. Follows yamlh.go of go-yaml v2. */
import type { MappingNode, ScalarNode, SequenceNode, TreeNode } from '../tree';
import type { Mark } from './fault';
import { peekToken, takeToken } from './scanner';
import type { Scanner, Token } from './tokens';
import { newScanner } from './tokens';

/**
 * One step of the document. A node stands for go-yaml's scalar, alias, sequence-start and
 * mapping-start events; collections come empty, with their end yet to be set.
 */
export type Event =
  TreeNode | 'stream start' | 'stream end' | 'document start' | 'document end' | 'end';

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
  /** Where to go on once the node being parsed is done, innermost last. */
  states: State[];
  /** The token that began each open collection, innermost last. */
  opened: Token[];
  tagPrefixes: Map<string, string>;
  /** Where the last token with content ends: absent nodes and ends of collections are put there. */
  lastEnd: number;
  /** Offset of the `-` of the item that the last event began. */
  lastDash: number;
  /** Offset of the token after the document, once 'document end' was answered. */
  documentEnd: number;
}

/** A parser at the start of `text`. */
export function newParser(text: string): Parser {
  return {
    scanner: newScanner(text),
    state: 'stream start',
    states: [],
    opened: [],
    tagPrefixes: new Map(),
    lastEnd: 0,
    lastDash: 0,
    documentEnd: 0,
  };
}

/** Takes `token`, which must be the next one. */
export function take(p: Parser, token: Token): void {
  takeToken(p.scanner);
  // Where a block ends the next thing begins: that is no place inside the block.
  if (token.kind !== 'block end') p.lastEnd = Math.max(p.lastEnd, token.end);
}

/**
 * Offset where what `token` begins is put. It is that of the token, but after `[]:` and the like,
 * which go-yaml finds too late to be a key: the tokens for it then come after those of the `[]`.
 */
export function startOf(p: Parser, token: Token): number {
  return Math.max(p.lastEnd, token.start);
}

/** Goes back to what surrounds the node that is done. */
export function popState(p: Parser): void {
  const state = p.states.pop();
  if (state === undefined) throw new Error('no state to go back to');
  p.state = state;
}

/** Takes the token that begins a collection. */
export function openCollection(p: Parser): void {
  const token = peekToken(p.scanner);
  p.opened.push(token);
  take(p, token);
}

/** Where the innermost open collection begins. */
export function openedAt(p: Parser): Mark {
  const token = p.opened.at(-1);
  if (token === undefined) throw new Error('no collection is open');
  return token;
}

/** Leaves the collection that is done. */
export function endCollection(p: Parser): Event {
  popState(p);
  p.opened.pop();
  return 'end';
}

/** A node that is not in the text. `line` is the one go-yaml gives it, from 0. (process_empty_scalar) */
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
