/** Builds the tree of a text. Follows `parser.parse` of decode.go in go-yaml v2. */
import { isStep, resultOf } from '../audit/steps';
import type { Event, Parser } from './goyaml/events';
import { CR, isBreak, LF } from './goyaml/chars';
import { YamlFault } from './goyaml/fault';
import { nextEvent, startParser } from './goyaml/parser';
import { scanAhead } from './goyaml/scanAhead';
import type { MappingNode, ParseResult, SequenceNode, TreeNode } from './tree';

/**
 * Parses the first document of `text`, like yaml.Unmarshal of go-yaml v2: what follows is ignored, even
 * if it is not valid YAML.
 *
 * Returns the tree (`root` is null if there is no document), or go-yaml's error. The error's `line` and
 * range are where the fault is; the line in its text is go-yaml's, which sometimes differs.
 * Never throws, however deep the nesting.
 */
export function parseYaml(text: string): ParseResult {
  return resultOf(parseInSteps(text));
}

/** So many UTF-16 units are scanned between two pauses. It takes a few milliseconds at most. */
const scannedAtOnce = 20_000;

/** Same as parseYaml, with pauses. */
export function* parseInSteps(
  text: string,
  stepOf = scannedAtOnce,
): Generator<undefined, ParseResult> {
  const parser = startParser(text);
  yield;
  try {
    return { root: yield* composeDocument(parser, stepOf), end: parser.documentEnd };
  } catch (fault) {
    if (!(fault instanceof YamlFault)) throw fault;
    return { root: null, error: describeFault(text, fault) };
  }
}

/** An open collection, and the key without a value yet. */
interface Open {
  node: SequenceNode | MappingNode;
  key: TreeNode | null;
}

/** Returns null if there is no document. */
function* composeDocument(parser: Parser, stepOf: number): Generator<undefined, TreeNode | null> {
  const { scanner } = parser;
  const anchors = new Set<string>();
  const open: Open[] = [];
  let root: TreeNode | null = null;
  for (let events = 0; ; events++) {
    if (isStep(events)) yield;
    while (!scanAhead(scanner, stepOf)) yield;
    const event = nextEvent(parser);
    if (event === 'document end') return root;
    if (event === 'stream end') {
      parser.documentEnd = scanner.length;
      return null;
    }
    if (isBeforeContent(event)) continue;
    const inner = open.at(-1);
    if (event === 'end') {
      if (inner !== undefined) inner.node.end = parser.lastEnd;
      open.pop();
      continue;
    }
    const node = expectNode(event);
    noteAnchor(node, anchors);
    if (inner === undefined) root = node;
    else addChild(inner, node, parser.lastDash);
    if (node.kind === 'sequence' || node.kind === 'mapping') open.push({ node, key: null });
  }
}

function isBeforeContent(event: Event): boolean {
  return event === 'stream start' || event === 'directive' || event === 'document start';
}

function expectNode(event: Event): TreeNode {
  if (typeof event === 'string') throw new Error(`no node begins with ${event}`);
  return event;
}

/** An alias must come after its anchor. (parser.anchor, parser.alias) */
function noteAnchor(node: TreeNode, anchors: Set<string>): void {
  if (node.anchor !== undefined) anchors.add(node.anchor);
  if (node.kind === 'alias' && !anchors.has(node.name)) {
    throw new YamlFault(`unknown anchor '${node.name}' referenced`, node.start);
  }
}

function addChild(parent: Open, child: TreeNode, dash: number): void {
  if (parent.node.kind === 'sequence') {
    parent.node.items.push(child);
    if (parent.node.style === 'block') parent.node.dashes.push(dash);
  } else if (parent.key === null) {
    parent.key = child;
  } else {
    parent.node.pairs.push({ key: parent.key, value: child });
    parent.key = null;
  }
}

/** The error with its place: from the fault to the end of its line, at least one character if possible. */
function describeFault(text: string, fault: YamlFault) {
  const start = Math.min(fault.offset, text.length);
  const lineEnd = text.slice(start).search(/[\n\r\x85\u2028\u2029]/);
  const end = lineEnd < 0 ? text.length : start + Math.max(lineEnd, 1);
  return { text: fault.message, line: lineAt(text, start), start, end };
}

/** The line, from 1, that the character at `offset` is on. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at++) {
    const c = text.charCodeAt(at);
    if (isBreak(c) && !(c === LF && text.charCodeAt(at - 1) === CR)) line++;
  }
  return line;
}
