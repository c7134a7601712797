/** Block lists and block maps. Follows yaml_parser_parse_block_* of parserc.go in go-yaml v2. */
import type { Event, Parser } from './events';
import { absentNode, endCollection, openCollection, openedAt, popState, take } from './events';
import { parserFault } from './fault';
import { parseBlockMapNode, parseBlockNode } from './node';
import { peekToken } from './scanAhead';
import type { TokenKind } from './tokens';

/** Starts a block list. */
export function parseFirstBlockEntry(p: Parser): Event {
  openCollection(p);
  return parseBlockEntry(p);
}

export function parseBlockEntry(p: Parser): Event {
  const token = peekToken(p.scanner);
  if (token.kind === 'block entry') {
    p.lastDash = token.start;
    take(p, token);
    const next = peekToken(p.scanner).kind;
    if (next === 'block entry' || next === 'block end') {
      p.state = 'block entry';
      return absentNode(p, token.line);
    }
    p.states.push('block entry');
    return parseBlockNode(p);
  }
  if (token.kind === 'block end') {
    take(p, token);
    return endCollection(p);
  }
  throw parserFault(token, "did not find expected '-' indicator", openedAt(p));
}

const AFTER_INDENTLESS_ENTRY = new Set<TokenKind>(['block entry', 'key', 'value', 'block end']);

/** Continues a list in a block map whose items are indented no deeper than the key. */
export function parseIndentlessEntry(p: Parser): Event {
  const token = peekToken(p.scanner);
  if (token.kind !== 'block entry') {
    popState(p);
    return 'end';
  }
  p.lastDash = token.start;
  take(p, token);
  if (AFTER_INDENTLESS_ENTRY.has(peekToken(p.scanner).kind)) {
    p.state = 'indentless entry';
    return absentNode(p, token.line);
  }
  p.states.push('indentless entry');
  return parseBlockNode(p);
}

const AFTER_ABSENT_NODE = new Set<TokenKind>(['key', 'value', 'block end']);

/** Starts a block map. */
export function parseFirstBlockKey(p: Parser): Event {
  openCollection(p);
  return parseBlockKey(p);
}

export function parseBlockKey(p: Parser): Event {
  const token = peekToken(p.scanner);
  if (token.kind === 'key') {
    take(p, token);
    if (AFTER_ABSENT_NODE.has(peekToken(p.scanner).kind)) {
      p.state = 'block value';
      return absentNode(p, token.line);
    }
    p.states.push('block value');
    return parseBlockMapNode(p);
  }
  if (token.kind === 'block end') {
    take(p, token);
    return endCollection(p);
  }
  throw parserFault(token, 'did not find expected key', openedAt(p));
}

export function parseBlockValue(p: Parser): Event {
  const token = peekToken(p.scanner);
  p.state = 'block key';
  if (token.kind !== 'value') return absentNode(p, token.line);
  take(p, token);
  if (AFTER_ABSENT_NODE.has(peekToken(p.scanner).kind)) return absentNode(p, token.line);
  p.states.push('block key');
  return parseBlockMapNode(p);
}
