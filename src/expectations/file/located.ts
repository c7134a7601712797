import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type ParsedNode,
} from 'yaml';
import type { Span } from '../../document/tree';
import { nodesIn, spanOf } from '../../manifests/nodes';
import type { ProblemCode, TestFileProblem } from './problem';

/** A value of a YAML text and its place there. What an alias stands for has the place of the alias. */
export type Located = {
  range: Span;
  /** How many values it has, itself and those of aliases counted. */
  size: number;
  isFlow: boolean;
  /** Others refer to it, or it is an alias itself. */
  isShared: boolean;
} & (
  | { type: 'map'; entries: ReadonlyMap<string, { key: Span; value: Located }> }
  | { type: 'list'; items: readonly Located[] }
  | { type: 'scalar'; value: string | number | boolean | null }
);

/** Longer texts, in UTF-16 units, and more values are not read. */
const textAtMost = 5_000_000;
const sizeAtMost = 200_000;
/** The parser calls itself for each level. */
const deepest = 400;

/** Returns the value of a text with one YAML document; or why it has none. Never throws. */
export function locate(text: string): { root: Located } | { problems: TestFileProblem[] } {
  const problems: TestFileProblem[] = [];
  const refuse = (code: ProblemCode, range: Span, message: string, advice: string) => {
    problems.push({ code, message, advice, range });
    return { problems };
  };
  const start = { start: 0, end: 0 };
  if (text.length > textAtMost || isDeep(text))
    return refuse('too-large', start, 'This file is too long, or nests too deep.', split);
  const document = parsed(text);
  if (!document) return refuse('too-large', start, 'This file nests too deep.', split);
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) {
    const range = { start: fault.pos[0], end: Math.max(fault.pos[1], fault.pos[0]) };
    return fault.code === 'MULTIPLE_DOCS'
      ? refuse('two-documents', range, 'This file has two documents.', 'Write a file for each.')
      : refuse('not-yaml', range, `Not valid YAML: ${sentence(fault.message)}`, 'Mend the YAML.');
  }
  const root = document.contents && new Reader(document.contents, refuse).read(document.contents);
  if (!root || problems.length > 0)
    return problems.length > 0
      ? { problems }
      : refuse('not-yaml', start, 'This file is empty.', '');
  return root.size > sizeAtMost
    ? refuse('too-large', root.range, 'Through its aliases, this file has too many values.', split)
    : { root };
}

const split = 'Split it into several files.';

const sentence = (said: string) => `${said.slice(0, 200).replace(/[.:]?\s*$/, '')}.`;

/** Returns a text as far as it can be parsed, whatever is wrong with it; undefined if it nests too deep. */
export const parsedLeniently = (text: string) => (isDeep(text) ? undefined : parsed(text));

function parsed(text: string): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      schema: 'core',
      resolveKnownTags: false,
      // It takes long in a long text: repeated keys are found below.
      uniqueKeys: false,
      prettyErrors: false,
      // 'silent' would accept a second document.
      logLevel: 'error',
    });
  } catch {
    return undefined;
  }
}

/** Whether brackets, or the marks of lists in one line, nest too deep for the parser. */
function isDeep(text: string): boolean {
  let open = 0;
  for (const [mark] of text.matchAll(/[[\]{}]|^ *(?:[-?] +){20,}/gm)) {
    if (mark.length > 1) return true;
    open = Math.max(0, open + (mark === '[' || mark === '{' ? 1 : -1));
    if (open > deepest) return true;
  }
  return false;
}

type Refuse = (code: ProblemCode, range: Span, message: string, advice: string) => unknown;

/** Reads nodes, each once, however many aliases there are. */
class Reader {
  private readonly known = new Map<ParsedNode, Located>();
  private readonly open = new Set<ParsedNode>();
  private readonly targets = new Map<ParsedNode, ParsedNode>();
  private readonly refuse: Refuse;

  constructor(root: ParsedNode, refuse: Refuse) {
    this.refuse = refuse;
    const anchors = new Map<string, ParsedNode>();
    for (const node of nodesIn(root)) {
      const target = isAlias(node) ? anchors.get(node.source) : undefined;
      if (target) this.targets.set(node, target);
      else if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    }
  }

  read(node: ParsedNode): Located | undefined {
    const range = spanOf(node);
    const target = isAlias(node) ? this.targets.get(node) : node;
    if (!target || this.open.has(target)) {
      this.refuse(
        'circular-alias',
        range,
        target ? 'This alias stands within what it refers to.' : 'Nothing has this anchor.',
        'Write the value out.',
      );
      return undefined;
    }
    const known = this.known.get(target);
    if (known) return { ...known, range, isShared: true };
    this.open.add(target);
    const read = this.bare(target);
    this.open.delete(target);
    if (!read) return undefined;
    this.known.set(target, read);
    return target === node ? read : { ...read, range, isShared: true };
  }

  private bare(node: ParsedNode): Located | undefined {
    const about = {
      range: spanOf(node),
      size: 1,
      isFlow: (isMap(node) || isSeq(node)) && node.flow === true,
      isShared: !isAlias(node) && node.anchor !== undefined,
    };
    if (isSeq(node)) {
      const items = node.items.flatMap((item) => this.read(item) ?? []);
      return { ...about, type: 'list', items, size: sizeOf(items) };
    }
    if (isMap(node)) {
      const entries = new Map<string, { key: Span; value: Located }>();
      for (const pair of node.items) {
        const key = this.read(pair.key);
        if (key?.type !== 'scalar' || key.value === null) {
          this.refuse(
            'not-yaml',
            spanOf(pair.key),
            'This key is not a string.',
            'Put it in quotes.',
          );
          continue;
        }
        const name = String(key.value);
        if (entries.has(name))
          this.refuse('repeated-key', key.range, `The key ${name} is here twice.`, 'Remove one.');
        const nothing = { start: key.range.end, end: key.range.end };
        const value: Located | undefined = pair.value
          ? this.read(pair.value)
          : {
              ...about,
              range: nothing,
              isFlow: false,
              isShared: false,
              type: 'scalar',
              value: null,
            };
        if (value) entries.set(name, { key: key.range, value });
      }
      const values = [...entries.values()].map(({ value }) => value);
      return { ...about, type: 'map', entries, size: sizeOf(values) };
    }
    const value = isScalar(node) ? node.value : undefined;
    const isJson =
      value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
    if (isJson)
      return { ...about, type: 'scalar', value: value as string | number | boolean | null };
    this.refuse('not-yaml', about.range, 'JSON has no such value.', 'Put it in quotes.');
    return undefined;
  }
}

const sizeOf = (values: readonly Located[]) => values.reduce((all, { size }) => all + size, 1);

/** Returns the plain value, as JSON has it. No key reaches a prototype. */
export function plainOf(located: Located): unknown {
  if (located.type === 'scalar') return located.value;
  if (located.type === 'list') return located.items.map(plainOf);
  return Object.fromEntries(
    [...located.entries].map(([key, { value }]) => [key, plainOf(value)] as const),
  );
}
