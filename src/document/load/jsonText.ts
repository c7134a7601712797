import { isStep } from '../../audit/steps';
import { CR, LF, SPACE, TAB } from '../goyaml/chars';
import { savedText } from '../savedText';
import { utf8Bytes } from '../../audit/go/bytes';
import { goQuote } from '../../audit/go/quote';
import type { MappingNode, Pair, ScalarNode, SequenceNode, TreeNode } from '../tree';
import { maxDepth } from './jsonWalk';

/** A JSON text as a tree, or encoding/json's syntax error with the offset of the character. */
export type JsonText =
  | { root: TreeNode; failure?: undefined }
  | { failure: { text: string; offset: number } };

/** What is expected next, named after the function of Go's scanner. */
type State =
  | 'value'
  | 'valueOrEmpty'
  | 'string'
  | 'stringOrEmpty'
  | 'colon'
  | 'endValue'
  | 'endTop';

interface Scanner {
  text: string;
  at: number;
  line: number;
  /** The open lists and maps, innermost last, and for each map the key whose value is next. */
  open: (SequenceNode | MappingNode)[];
  keys: (ScalarNode | undefined)[];
  root: TreeNode | undefined;
}

class JsonFailure extends Error {}

/**
 * Parses a JSON text into a tree with the place of every value; duplicate keys are kept. Errors are
 * worded as in encoding/json ("invalid character '}' looking for beginning of value").
 * Mirrors the scanner of encoding/json (scanner.go), which does not recurse: depth is a counter. Pauses.
 */
export function* parseJsonText(text: string): Generator<undefined, JsonText> {
  const scanner: Scanner = { text, at: 0, line: 1, open: [], keys: [], root: undefined };
  try {
    let state: State = 'value';
    let turns = 0;
    for (skipBlanks(scanner); scanner.at < text.length; skipBlanks(scanner)) {
      if (isStep(turns++)) yield;
      state = step(scanner, state);
    }
    if (state !== 'endTop' || scanner.root === undefined) {
      throw new JsonFailure('unexpected end of JSON input');
    }
    return { root: scanner.root };
  } catch (error) {
    if (!(error instanceof JsonFailure)) throw error;
    return { failure: { text: error.message, offset: Math.min(scanner.at, text.length) } };
  }
}

function step(scanner: Scanner, state: State): State {
  const character = scanner.text.charAt(scanner.at);
  switch (state) {
    case 'valueOrEmpty':
      return character === ']' ? close(scanner) : beginValue(scanner, character);
    case 'value':
      return beginValue(scanner, character);
    case 'stringOrEmpty':
      return character === '}' ? close(scanner) : beginKey(scanner, character);
    case 'string':
      return beginKey(scanner, character);
    case 'colon':
      if (character !== ':') throw unexpected(scanner, 'after object key');
      scanner.at++;
      return 'value';
    case 'endValue':
      return endValue(scanner, character);
    case 'endTop':
      throw unexpected(scanner, 'after top-level value');
  }
}

function beginValue(scanner: Scanner, character: string): State {
  const { at, line } = scanner;
  const start = { start: at, end: at + 1, line, tag: '', style: 'flow' } as const;
  if (character === '{' || character === '[') {
    if (scanner.open.length >= maxDepth) throw unexpected(scanner, 'exceeded max depth');
    scanner.at++;
    scanner.open.push(
      character === '{'
        ? { kind: 'mapping', pairs: [], ...start }
        : { kind: 'sequence', items: [], dashes: [], ...start },
    );
    scanner.keys.push(undefined);
    return character === '{' ? 'stringOrEmpty' : 'valueOrEmpty';
  }
  return add(scanner, character === '"' ? string(scanner) : literal(scanner, character));
}

function beginKey(scanner: Scanner, character: string): State {
  if (character !== '"') throw unexpected(scanner, 'looking for beginning of object key string');
  scanner.keys[scanner.keys.length - 1] = string(scanner);
  return 'colon';
}

function endValue(scanner: Scanner, character: string): State {
  const inMap = scanner.open.at(-1)?.kind === 'mapping';
  if (character === (inMap ? '}' : ']')) return close(scanner);
  if (character !== ',') {
    throw unexpected(scanner, inMap ? 'after object key:value pair' : 'after array element');
  }
  scanner.at++;
  return inMap ? 'string' : 'value';
}

function close(scanner: Scanner): State {
  scanner.at++;
  scanner.keys.pop();
  const node = scanner.open.pop();
  if (node === undefined) return 'endTop';
  node.end = scanner.at;
  return add(scanner, node);
}

/** Adds a complete value to its list or map. */
function add(scanner: Scanner, value: TreeNode): State {
  const parent = scanner.open.at(-1);
  if (parent === undefined) {
    scanner.root = value;
    return 'endTop';
  }
  if (parent.kind === 'sequence') parent.items.push(value);
  else {
    const key = scanner.keys.at(-1);
    if (key !== undefined) parent.pairs.push({ key, value } satisfies Pair);
  }
  return 'endValue';
}

const plainRun = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function string(scanner: Scanner): ScalarNode {
  const { text, line } = scanner;
  const start = scanner.at++;
  let hasEscapes = false;
  for (;;) {
    skip(scanner, plainRun);
    const character = text.charAt(scanner.at);
    if (character === '"') break;
    if (character !== '\\') throw unexpected(scanner, 'in string literal');
    hasEscapes = true;
    if (!skip(scanner, escape)) throw badEscape(scanner);
  }
  scanner.at++;
  const value = hasEscapes
    ? (JSON.parse(text.slice(start, scanner.at)) as string)
    : text.slice(start + 1, scanner.at - 1);
  return {
    ...{ kind: 'scalar', style: 'double', tag: '', line },
    // Lone surrogates become U+FFFD, as encoding/json writes them.
    ...{ value: savedText(value), start, end: scanner.at },
  };
}

/** What is wrong with the escape at the backslash here: the first character that cannot follow. */
function badEscape(scanner: Scanner): JsonFailure {
  scanner.at++;
  const character = scanner.text.charAt(scanner.at);
  if (character === '' || !'bfnrt\\/"u'.includes(character)) {
    return unexpected(scanner, 'in string escape code');
  }
  scanner.at++;
  skip(scanner, /[0-9a-fA-F]{0,3}/y);
  return unexpected(scanner, 'in \\u hexadecimal character escape');
}

function literal(scanner: Scanner, character: string): ScalarNode {
  const { at: start, line } = scanner;
  const word = { t: 'true', f: 'false', n: 'null' }[character];
  if (word !== undefined) takeWord(scanner, word);
  else takeNumber(scanner);
  const value = scanner.text.slice(start, scanner.at);
  return { kind: 'scalar', style: 'plain', tag: '', line, value, start, end: scanner.at };
}

function takeWord(scanner: Scanner, word: string): void {
  for (const expected of word) {
    if (scanner.text.charAt(scanner.at) !== expected) {
      throw unexpected(scanner, `in literal ${word} (expecting '${expected}')`);
    }
    scanner.at++;
  }
}

function takeNumber(scanner: Scanner): void {
  const minus = take(scanner, /-?/y) !== '';
  if (take(scanner, /0|[1-9]\d*/y) === '') {
    throw unexpected(scanner, minus ? 'in numeric literal' : 'looking for beginning of value');
  }
  if (take(scanner, /\./y) !== '' && take(scanner, /\d+/y) === '') {
    throw unexpected(scanner, 'after decimal point in numeric literal');
  }
  if (take(scanner, /[eE][-+]?/y) !== '' && take(scanner, /\d+/y) === '') {
    throw unexpected(scanner, 'in exponent of numeric literal');
  }
}

function take(scanner: Scanner, pattern: RegExp): string {
  const from = scanner.at;
  skip(scanner, pattern);
  return scanner.text.slice(from, scanner.at);
}

/** Skips what matches, and returns whether anything does. */
function skip(scanner: Scanner, pattern: RegExp): boolean {
  pattern.lastIndex = scanner.at;
  const matches = pattern.test(scanner.text);
  if (matches) scanner.at = pattern.lastIndex;
  return matches;
}

function skipBlanks(scanner: Scanner): void {
  const { text } = scanner;
  for (let { at } = scanner; ; at++) {
    const c = text.charCodeAt(at);
    if (c === LF) scanner.line++;
    else if (c !== SPACE && c !== TAB && c !== CR) {
      scanner.at = at;
      return;
    }
  }
}

function unexpected(scanner: Scanner, where: string): JsonFailure {
  const isAtEnd = scanner.at >= scanner.text.length;
  if (isAtEnd && where === 'in string literal') {
    return new JsonFailure('unexpected end of JSON input');
  }
  // At the end Go feeds a space: only within a literal, a number or an escape is that an error.
  const code = isAtEnd ? 0x20 : (scanner.text.codePointAt(scanner.at) ?? 0);
  // Go looks at one byte of the UTF-8 text and prints it as if it were a character.
  const byte = String.fromCharCode(utf8Bytes(String.fromCodePoint(code))[0] ?? 0);
  const quoted = byte === "'" ? String.raw`\'` : byte === '"' ? '"' : goQuote(byte).slice(1, -1);
  return new JsonFailure(`invalid character '${quoted}' ${where}`);
}
