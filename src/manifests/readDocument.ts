import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser } from 'yaml';
import type { CST, Document, ParsedNode } from 'yaml';
import { isStep } from '../audit/steps';
import { mentionsAudit } from './mentionsAudit';
import { lastOf, nodesIn, spanOf, type Follow } from './nodes';
import { withoutEntries } from './withoutEntries';

/** A YAML or JSON document, parsed as far as possible. */
export interface YamlDocument {
  /** The document's own text. Offsets are UTF-16 units into it. */
  text: string;
  root: ParsedNode;
  /** Offsets of errors, and of where the reading stopped. */
  faults: readonly number[];
  follow: Follow;
}

/** How much more of a text is read. No pasted text may block the page. */
export interface Budget {
  /** Values, lists and maps. */
  nodes: number;
  /** Lexemes of the parser; a short line has about eight. */
  lexemes: number;
  /** Nodes reached again through aliases. */
  aliased: number;
  /** Bytes of gzip files. */
  unpacked: number;
  /** Whether a document was too long to be read to its end. */
  isSpent: boolean;
}

/** Reads every scalar as a string, and accepts repeated keys and unknown tags. */
const options = {
  schema: 'failsafe',
  resolveKnownTags: false,
  uniqueKeys: false,
  strict: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Lexemes and lines of one document: its nodes are made in one go, which must not block the page. */
const composedAtMost = 40_000;

/** A text with more errors is not YAML. */
const maxFaults = 1000;

/** No document nests deeper. The parser and the composer call themselves for each level, and the stack has an end. */
const deepest = 500;

/**
 * Reads the first document of a text, continuing after errors; of one that is too long, only what mentions audit
 * policies. Returns undefined if there is none, or if it nests too deep. Never throws. Pauses, except while it makes nodes of one document.
 */
export function* readDocument(
  text: string,
  budget: Budget,
): Generator<undefined, YamlDocument | undefined> {
  const before = budget.lexemes;
  let read = yield* tokensOf(text, budget);
  for (const isWanted of [isOfAudit, mentionsAudit]) {
    if (!read?.isCut) break;
    const less = yield* withoutEntries(text, isWanted);
    if (less === text) break;
    budget.lexemes = before;
    read = yield* tokensOf(less, budget);
  }
  if (!read) return undefined;
  const { tokens, isCut } = read;
  if (yield* isFullOfErrors(tokens)) return undefined;
  const document = composed(tokens);
  const root = document?.contents;
  if (!root || document.errors.length > maxFaults) return undefined;
  yield;
  endLikeText(root, text);
  const faults = document.errors.map(({ pos: [start] }) => start);
  // A node that ends where the reading stopped may be longer.
  if (isCut) faults.push(spanOf(root).end);
  budget.isSpent ||= isCut;
  return { text, root, faults, follow: yield* follower(root, budget) };
}

/** What may say where the policy is: also the mounts of files. */
const isOfAudit = (entry: string) =>
  mentionsAudit(entry) || /\b(?:mountPath|containerPath|hostPath)\b/.test(entry);

/** Parses a text as far as its nodes can be made in one go. Returns undefined if it nests too deep. */
function* tokensOf(
  text: string,
  budget: Budget,
): Generator<undefined, { tokens: CST.Token[]; isCut: boolean } | undefined> {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  let left = composedAtMost;
  let isCut = false;
  for (const lexeme of new Lexer().lex(text)) {
    left -= Math.max(1, linesIn(lexeme), longStringIn(lexeme));
    isCut = left < 0 || budget.lexemes <= 0;
    if (isCut) break;
    budget.lexemes -= 1;
    if (isStep(lexemes++)) yield;
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > deepest) return undefined;
  }
  yield;
  tokens.push(...parser.end());
  return { tokens, isCut };
}

/** Returns whether the first document has so many errors that it is not YAML. Each of them would become an object. */
function* isFullOfErrors(tokens: readonly CST.Token[]): Generator<undefined, boolean> {
  let documents = 0;
  let errors = 0;
  for (const [at, { type }] of tokens.entries()) {
    if (isStep(at)) yield;
    if (type === 'document' && ++documents > 1) return false;
    if (type === 'error' && ++errors > maxFaults) return true;
  }
  return false;
}

/** The line breaks in a lexeme. Those of a scalar are many lexemes' work. */
function linesIn(lexeme: string): number {
  let lines = 0;
  for (let at = lexeme.indexOf('\n'); at >= 0; at = lexeme.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** What a very long string in double quotes costs: it is read character by character. */
function longStringIn(lexeme: string): number {
  return lexeme.length > 100_000 && lexeme.startsWith('"') ? lexeme.length / 16 : 0;
}

/** A text may have thousands of errors: without stacks, which nobody reads, they are made ten times as fast. */
function composed(tokens: CST.Token[]): Document.Parsed | undefined {
  const stacks: { name: string; stackTraceLimit?: number } = Error;
  const { stackTraceLimit } = stacks;
  try {
    stacks.stackTraceLimit = 0;
    const [document] = new Composer(options).compose(tokens);
    return document;
  } finally {
    if (stackTraceLimit === undefined) delete stacks.stackTraceLimit;
    else stacks.stackTraceLimit = stackTraceLimit;
  }
}

/** Removes the line break that `yaml` adds to a block scalar at the end of a text without one; go-yaml does not. */
function endLikeText(root: ParsedNode, text: string): void {
  const last = lastOf(root);
  const isBlock = isScalar(last) && last.type?.startsWith('BLOCK_');
  if (isBlock && !text.endsWith('\n')) last.source = last.source.replace(/\n$/, '');
}

function* follower(root: ParsedNode, budget: Budget): Generator<undefined, Follow> {
  const targets = yield* targetsIn(root);
  return (node) => {
    if (!isAlias(node)) return node ?? undefined;
    const target = targets.get(node);
    budget.aliased -= isMap(target) || isSeq(target) ? 1 + target.items.length : 1;
    return budget.aliased < 0 ? undefined : target;
  };
}

/** Returns the node that each alias refers to: the last one with that anchor that starts before it. */
function* targetsIn(root: ParsedNode): Generator<undefined, Map<ParsedNode, ParsedNode>> {
  const anchors = new Map<string, ParsedNode>();
  const targets = new Map<ParsedNode, ParsedNode>();
  let visited = 0;
  for (const node of nodesIn(root)) {
    if (isStep(visited++)) yield;
    const target = isAlias(node) ? anchors.get(node.source) : undefined;
    if (target) targets.set(node, target);
    else if (node.anchor !== undefined) anchors.set(node.anchor, node);
  }
  return targets;
}
