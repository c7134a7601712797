/** One node: its tag and anchor, and its first token. Follows yaml_parser_parse_node of parserc.go in go-yaml v2. */
import type { AliasNode, TreeNode } from '../tree';
import type { Event, Parser } from './events';
import { newMapping, newScalar, newSequence, startOf, popState, take } from './events';
import { parserFault } from './fault';
import { peekToken } from './scanAhead';
import type { Token } from './tokens';

/** Where a node is: in a block, a key or value of a block map (where a list may be unindented), or in a flow collection. */
type Place = 'block' | 'block map' | 'flow';

/** Parses a node of a block list, or the root. */
export function parseBlockNode(p: Parser): Event {
  return parseNode(p, 'block');
}

/** Parses a key or a value of a block map. */
export function parseBlockMapNode(p: Parser): Event {
  return parseNode(p, 'block map');
}

/** Parses a node of a flow collection. */
export function parseFlowNode(p: Parser): Event {
  return parseNode(p, 'flow');
}

function parseNode(p: Parser, place: Place): Event {
  const first = peekToken(p.scanner);
  if (first.kind === 'alias') return parseAlias(p, first);

  let anchor: Token | undefined;
  let tag: Token | undefined;
  let token = first;
  if (token.kind === 'anchor') {
    anchor = token;
    token = takeAndPeek(p, token);
  }
  if (token.kind === 'tag') {
    tag = token;
    token = takeAndPeek(p, token);
    if (token.kind === 'anchor' && anchor === undefined) {
      anchor = token;
      token = takeAndPeek(p, token);
    }
  }

  const tagName = tag === undefined ? '' : resolveTag(p, tag, first);
  const node = parseContent(p, token, first.line, tagName, place);
  if (node === undefined) {
    if (anchor === undefined && tagName === '') {
      throw parserFault(token, 'did not find expected node content', first);
    }
    popState(p);
    return withProperties(
      newScalar(p.lastEnd, p.lastEnd, first.line, tagName, '', 'plain'),
      first,
      anchor,
    );
  }
  return first === token ? node : withProperties(node, first, anchor);
}

function takeAndPeek(p: Parser, token: Token): Token {
  take(p, token);
  return peekToken(p.scanner);
}

function parseAlias(p: Parser, token: Token): AliasNode {
  popState(p);
  take(p, token);
  const { start, end, line, value } = token;
  return { kind: 'alias', start, end, line: line + 1, tag: '', name: value };
}

function withProperties<T extends TreeNode>(node: T, first: Token, anchor: Token | undefined): T {
  node.propertiesStart = first.start;
  if (anchor !== undefined) node.anchor = anchor.value;
  return node;
}

function resolveTag(p: Parser, tag: Token, first: Token): string {
  if (tag.value === '') return tag.suffix;
  const prefix = p.tagPrefixes.get(tag.value);
  const resolved = prefix === undefined ? '' : prefix + tag.suffix;
  if (resolved === '') {
    throw parserFault(tag, 'found undefined tag handle', first);
  }
  return resolved;
}

/** Starts the node whose first token is `token`; undefined when no node can start with it here. */
function parseContent(
  p: Parser,
  token: Token,
  line: number,
  tag: string,
  place: Place,
): TreeNode | undefined {
  const start = startOf(p, token);
  switch (token.kind) {
    case 'scalar':
      popState(p);
      take(p, token);
      return newScalar(start, token.end, line, tag, token.value, token.style);
    case 'flow sequence start':
      p.state = 'first flow entry';
      return newSequence(start, line, tag, 'flow');
    case 'flow mapping start':
      p.state = 'first flow key';
      return newMapping(start, line, tag, 'flow');
    case 'block sequence start':
      if (place === 'flow') return undefined;
      p.state = 'first block entry';
      return newSequence(start, line, tag, 'block');
    case 'block mapping start':
      if (place === 'flow') return undefined;
      p.state = 'first block key';
      return newMapping(start, line, tag, 'block');
    case 'block entry':
      if (place !== 'block map') return undefined;
      p.state = 'indentless entry';
      return newSequence(start, line, tag, 'block');
    default:
      return undefined;
  }
}
