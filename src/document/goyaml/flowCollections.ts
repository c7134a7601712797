/** Lists in `[]` and maps in `{}`. Follows yaml_parser_parse_flow_* of parserc.go in go-yaml v2. */
import type { Event, Parser, State } from './events';
import {
  absentNode,
  endCollection,
  newMapping,
  openCollection,
  openedAt,
  startOf,
  take,
} from './events';
import { parserFault } from './fault';
import { parseFlowNode } from './node';
import { peekToken } from './scanAhead';
import type { Token, TokenKind } from './tokens';

/** Starts a flow list. */
export function parseFirstFlowEntry(p: Parser): Event {
  openCollection(p);
  return parseEntry(p, peekToken(p.scanner));
}

export function parseNextFlowEntry(p: Parser): Event {
  return parseEntry(p, takeComma(p, 'flow sequence end', "did not find expected ',' or ']'"));
}

function parseEntry(p: Parser, token: Token): Event {
  if (token.kind === 'flow sequence end') return closeCollection(p, token);
  if (token.kind === 'key') {
    p.state = 'pair key';
    const start = startOf(p, token);
    take(p, token);
    return newMapping(start, token.line, '', 'flow');
  }
  p.states.push('flow entry');
  return parseFlowNode(p);
}

/**
 * The key of a single-pair map in a list: `[a: b]`. When the key is absent, go-yaml skips the token
 * after it, whatever it is.
 */
export function parsePairKey(p: Parser): Event {
  const token = peekToken(p.scanner);
  if (token.kind === 'value' || endsEntry(token.kind, 'flow sequence end')) {
    const node = absentNode(p, token.line);
    take(p, token);
    p.state = 'pair value';
    return node;
  }
  p.states.push('pair value');
  return parseFlowNode(p);
}

export function parsePairValue(p: Parser): Event {
  return parseValue(p, 'flow sequence end', 'pair end');
}

export function parsePairEnd(p: Parser): Event {
  peekToken(p.scanner);
  p.state = 'flow entry';
  return 'end';
}

/** Starts a flow map. */
export function parseFirstFlowKey(p: Parser): Event {
  openCollection(p);
  return parseKey(p, peekToken(p.scanner));
}

export function parseNextFlowKey(p: Parser): Event {
  return parseKey(p, takeComma(p, 'flow mapping end', "did not find expected ',' or '}'"));
}

function parseKey(p: Parser, token: Token): Event {
  if (token.kind === 'flow mapping end') return closeCollection(p, token);
  if (token.kind !== 'key') {
    p.states.push('no flow value');
    return parseFlowNode(p);
  }
  take(p, token);
  const next = peekToken(p.scanner);
  if (next.kind === 'value' || endsEntry(next.kind, 'flow mapping end')) {
    p.state = 'flow value';
    return absentNode(p, next.line);
  }
  p.states.push('flow value');
  return parseFlowNode(p);
}

export function parseFlowValue(p: Parser): Event {
  return parseValue(p, 'flow mapping end', 'flow key');
}

export function parseNoValue(p: Parser): Event {
  p.state = 'flow key';
  return absentNode(p, peekToken(p.scanner).line);
}

/** Parses the value of a pair, absent or not, and continues with `after`. */
function parseValue(p: Parser, end: TokenKind, after: State): Event {
  let token = peekToken(p.scanner);
  if (token.kind === 'value') {
    take(p, token);
    token = peekToken(p.scanner);
    if (!endsEntry(token.kind, end)) {
      p.states.push(after);
      return parseFlowNode(p);
    }
  }
  p.state = after;
  return absentNode(p, token.line);
}

function endsEntry(kind: TokenKind, end: TokenKind): boolean {
  return kind === 'flow entry' || kind === end;
}

/** Skips the ',' required here, unless the collection ends, and returns the token after it. */
function takeComma(p: Parser, end: TokenKind, problem: string): Token {
  const token = peekToken(p.scanner);
  if (token.kind === end) return token;
  if (token.kind !== 'flow entry') throw parserFault(token, problem, openedAt(p));
  take(p, token);
  return peekToken(p.scanner);
}

function closeCollection(p: Parser, token: Token): Event {
  take(p, token);
  return endCollection(p);
}
