/** Streams and documents. Follows parserc.go of go-yaml v2 (from libyaml). */
import type { Event, Parser, State } from './events';
import {
  parseFirstBlockEntry,
  parseBlockEntry,
  parseIndentlessEntry,
  parseFirstBlockKey,
  parseBlockKey,
  parseBlockValue,
} from './blockCollections';
import { absentNode, newParser, startOf, popState, take } from './events';
import { parserFault } from './fault';
import {
  parseFirstFlowEntry,
  parseNextFlowEntry,
  parsePairKey,
  parsePairValue,
  parsePairEnd,
  parseFirstFlowKey,
  parseNextFlowKey,
  parseFlowValue,
  parseNoValue,
} from './flowCollections';
import { parseBlockNode } from './node';
import { peekToken } from './scanAhead';
import type { Token, TokenKind } from './tokens';

/** The next step in each state (yaml_parser_state_machine). */
const STATES: Record<State, (p: Parser) => Event> = {
  'stream start': parseStreamStart,
  'document start': parseDocumentStart,
  'document content': parseDocumentContent,
  'document end': parseDocumentEnd,
  'block node': parseBlockNode,
  'first block entry': parseFirstBlockEntry,
  'block entry': parseBlockEntry,
  'indentless entry': parseIndentlessEntry,
  'first block key': parseFirstBlockKey,
  'block key': parseBlockKey,
  'block value': parseBlockValue,
  'first flow entry': parseFirstFlowEntry,
  'flow entry': parseNextFlowEntry,
  'pair key': parsePairKey,
  'pair value': parsePairValue,
  'pair end': parsePairEnd,
  'first flow key': parseFirstFlowKey,
  'flow key': parseNextFlowKey,
  'flow value': parseFlowValue,
  'no flow value': parseNoValue,
};

/** Returns a parser at the start of `text`. */
export function startParser(text: string): Parser {
  return newParser(text);
}

/** Returns the next event (yaml_parser_parse). Throws a YamlFault. */
export function nextEvent(p: Parser): Event {
  return STATES[p.state](p);
}

function parseStreamStart(p: Parser): Event {
  take(p, peekToken(p.scanner));
  p.state = 'document start';
  return 'stream start';
}

/**
 * go-yaml also reads the documents after the first, which are not needed here. Each directive is an event of its own,
 * because there can be very many.
 */
function parseDocumentStart(p: Parser): Event {
  const token = peekToken(p.scanner);
  if (token.kind === 'version directive' || token.kind === 'tag directive') {
    processDirective(p, token);
    return 'directive';
  }
  if (token.kind === 'stream end' && !p.hasDirectives) {
    take(p, token);
    return 'stream end';
  }
  if (!p.tagPrefixes.has('!')) p.tagPrefixes.set('!', '!');
  if (!p.tagPrefixes.has('!!')) p.tagPrefixes.set('!!', 'tag:yaml.org,2002:');
  p.states.push('document end');
  if (token.kind === 'document start') {
    p.state = 'document content';
    take(p, token);
  } else if (p.hasDirectives) {
    throw parserFault(token, 'did not find expected <document start>');
  } else {
    p.state = 'block node';
  }
  return 'document start';
}

const NO_CONTENT = new Set<TokenKind>([
  'version directive',
  'tag directive',
  'document start',
  'document end',
  'stream end',
]);

function parseDocumentContent(p: Parser): Event {
  const token = peekToken(p.scanner);
  if (!NO_CONTENT.has(token.kind)) return parseBlockNode(p);
  popState(p);
  return absentNode(p, token.line);
}

function parseDocumentEnd(p: Parser): Event {
  p.documentEnd = startOf(p, peekToken(p.scanner));
  return 'document end';
}

/** One turn of yaml_parser_process_directives. */
function processDirective(p: Parser, token: Token): void {
  p.hasDirectives = true;
  if (token.kind === 'version directive') {
    if (p.hasVersion) throw parserFault(token, 'found duplicate %YAML directive');
    if (token.value !== '1.1') {
      throw parserFault(token, 'found incompatible YAML document');
    }
    p.hasVersion = true;
  } else {
    if (p.tagPrefixes.has(token.value)) {
      throw parserFault(token, 'found duplicate %TAG directive');
    }
    p.tagPrefixes.set(token.value, token.suffix);
  }
  take(p, token);
}
