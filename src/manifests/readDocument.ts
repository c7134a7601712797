import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser } from 'yaml';
import type { CST, ParsedNode } from 'yaml';
import { lastOf, nodesIn, spanOf, type Follow } from './nodes';

/** A YAML or JSON document, read as far as it can be. */
export interface YamlDocument {
  /** The document's own text. Offsets are UTF-16 units into it. */
  text: string;
  root: ParsedNode;
  /** Where the text is not YAML, or is not read any further. */
  faults: readonly number[];
  follow: Follow;
}

/** How much of a text is still read. What somebody pastes must not hold up the page, whatever it is. */
export interface Budget {
  /** Values, lists and maps. */
  nodes: number;
  /** Lexemes, of which a short line has about eight. */
  lexemes: number;
  /** Nodes that are looked at again through an alias. */
  aliased: number;
}

/** Every scalar is a string, whatever its tag; equal keys and other people's tags are no errors. */
const options = {
  schema: 'failsafe',
  resolveKnownTags: false,
  uniqueKeys: false,
  strict: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** A text with more errors is not YAML at all. */
const maxFaults = 1000;

/**
 * Reads the first document of a text. An error in one place does not keep the rest from being read.
 * Returns undefined when there is nothing to read. Never throws, however deep the nesting.
 */
export function readDocument(text: string, budget: Budget): YamlDocument | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    if (--budget.lexemes < 0) break;
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  const [document] = new Composer(options).compose(tokens);
  const root = document?.contents;
  if (!root || document.errors.length > maxFaults) return undefined;
  endLikeText(root, text);
  const faults = document.errors.map(({ pos: [start] }) => start);
  // Whatever ends where the reading ends may go on.
  if (budget.lexemes < 0) faults.push(spanOf(root).end);
  return { text, root, faults, follow: follower(root, budget) };
}

/** `yaml` ends every block scalar with a line break, go-yaml one at the end of the text only where there is one. */
function endLikeText(root: ParsedNode, text: string): void {
  const last = lastOf(root);
  const isBlock = isScalar(last) && last.type?.startsWith('BLOCK_');
  if (isBlock && !text.endsWith('\n')) last.source = last.source.replace(/\n$/, '');
}

function follower(root: ParsedNode, budget: Budget): Follow {
  const targets = targetsIn(root);
  return (node) => {
    if (!isAlias(node)) return node ?? undefined;
    const target = targets.get(node);
    budget.aliased -= isMap(target) || isSeq(target) ? 1 + target.items.length : 1;
    return budget.aliased < 0 ? undefined : target;
  };
}

/** What each alias stands for: the last node with that anchor that begins before it. */
function targetsIn(root: ParsedNode): Map<ParsedNode, ParsedNode> {
  const anchors = new Map<string, ParsedNode>();
  const targets = new Map<ParsedNode, ParsedNode>();
  for (const node of nodesIn(root)) {
    const target = isAlias(node) ? anchors.get(node.source) : undefined;
    if (target) targets.set(node, target);
    else if (node.anchor !== undefined) anchors.set(node.anchor, node);
  }
  return targets;
}
