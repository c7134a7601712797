import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseYaml } from './parse';
import type { ParseResult, ScalarNode, TreeNode } from './tree';

/**
 * Name, text, and what go-yaml v2 makes of it, as its own parser answers: its error, or its tree
 * with the line of each node after '@'. Scalars are in brackets when their type is to be resolved,
 * and quoted when they are strings.
 */
const ROWS: [name: string, text: string, expected: string][] = [
  ['nothing', '', 'nothing'],
  ['only a comment', '# none\n', 'nothing'],
  ['an absent document', '---\n', '()@2'],
  [
    'a map',
    'kind: Policy\nrules:\n- level: None\n',
    '{(kind)@1: (Policy)@1, (rules)@2: [{(level)@3: (None)@3}@3]@3}@1',
  ],
  ['CRLF', 'a: b\r\nc:\r\n- d\r\n', '{(a)@1: (b)@1, (c)@2: [(d)@3]@3}@1'],
  [
    'CR, NEL, LS and PS as line breaks',
    'a: 1\rb: 2\u0085c: 3\u2028d: 4\u2029e: 5',
    '{(a)@1: (1)@1, (b)@2: (2)@2, (c)@3: (3)@3, (d)@4: (4)@4, (e)@5: (5)@5}@1',
  ],
  ['byte order mark in front', '\ufeffa: b\n', '{(a)@1: (b)@1}@1'],
  [
    'byte order mark inside: go-yaml eats a character of the next line',
    '\ufeff\ufeff# x\nab: c\n',
    '{(b)@2: (c)@2}@2',
  ],
  ['half a surrogate pair', 'a: \ud800b\n', '{(a)@1: (\ufffdb)@1}@1'],
  [
    'characters beyond 16 bits',
    '😀: [😀, b]\n😁: c\n',
    '{(😀)@1: [(😀)@1, (b)@1]@1, (😁)@2: (c)@2}@1',
  ],
  ['plain over lines', 'a: one\n  two\n\n  three # no\n', '{(a)@1: (one two\nthree)@1}@1'],
  ['single quotes', "a: 'it''s\n\n  so'\n", '{(a)@1: "it\'s\\nso"@1}@1'],
  [
    'double quotes',
    'a: "x\\ty\\x41\\u00e9\\U0001F600 \\\n   z\n  w"\n',
    '{(a)@1: "x\\tyAé😀 z w"@1}@1',
  ],
  ['literal, clipped', 'a: |\n  x\n   y\n\n\nb: c\n', '{(a)@1: "x\\n y\\n"@1, (b)@6: (c)@6}@1'],
  ['literal, kept', 'a: |+\n  x\n\n\nb: c\n', '{(a)@1: "x\\n\\n\\n"@1, (b)@5: (c)@5}@1'],
  ['literal, stripped', 'a: |-\n  x\n\n', '{(a)@1: "x"@1}@1'],
  ['folded', 'a: >\n  x\n  y\n\n  z\n    w\n  v\n', '{(a)@1: "x y\\nz\\n  w\\nv\\n"@1}@1'],
  ['literal with its indent', 'a: |2\n    x\n', '{(a)@1: "  x\\n"@1}@1'],
  [
    'flow',
    '{a: [b, {c: d}], e, f: , "g":h}',
    '{(a)@1: [(b)@1, {(c)@1: (d)@1}@1]@1, (e)@1: ()@1, (f)@1: ()@1, "g"@1: (h)@1}@1',
  ],
  ['pairs in a flow list', '[a: b, ? c : d, e]', '[{(a)@1: (b)@1}@1, {(c)@1: (d)@1}@1, (e)@1]@1'],
  ['an absent key in a flow list: go-yaml eats the comma', '[? ,]', '[{()@1: ()@1}@1]@1'],
  [
    'an absent key in a flow list, and then more',
    '[? , e]',
    "yaml: did not find expected ',' or ']'",
  ],
  [
    'absent keys and values',
    '? a\n? b\n: c\n? - e\n  - f\n:\n  - g\n? : h\n',
    'yaml: line 7: did not find expected key',
  ],
  ['two values in a row', '? a\n: b\n: c\n', 'yaml: line 2: did not find expected key'],
  [
    'list not indented',
    'a:\n- b\n-\n- - c\nd: e\n',
    '{(a)@1: [(b)@2, ()@3, [(c)@4]@4]@2, (d)@5: (e)@5}@1',
  ],
  ['anchor and alias', 'a: &x {b: c}\n*x : *x\n', '{(a)@1: {(b)@1: (c)@1}@1, *x@2: *x@2}@1'],
  [
    'tags',
    '- !!str 1\n- !t x\n- !<y> z\n- ! w\n- !!int\n',
    '[!<tag:yaml.org,2002:str> "1"@1, !<!t> "x"@2, !<y> "z"@3, !<!> (w)@4, !<tag:yaml.org,2002:int> ""@5]@1',
  ],
  ['%TAG and %YAML', '%YAML 1.1\n%TAG !e! tag:e,1:\n---\n!e!x%41 y\n', '!<tag:e,1:xA> "y"@4'],
  ['only the first document', 'a: b\n---\n[: {\n', '{(a)@1: (b)@1}@1'],
  ['what follows the root is not read', '[a] b', '[(a)@1]@1'],
  ['flow list as key of another tag', '[d]: !e\n[]: g', '{[(d)@1]@1: []@1, ()@2: (g)@2}@1'],
  ['flow list as first key', '[]: a\n', '[]@1'],
  [
    'tab as indent',
    'a: b\n\tc: d\n',
    'yaml: line 2: found a tab character that violates indentation',
  ],
  ['tab at the start', '\ta: b\n', 'yaml: found character that cannot start any token'],
  [
    'tab in a block scalar',
    'a: |\n \tx\n\ty\n',
    'yaml: line 2: found a tab character where an indentation space is expected',
  ],
  ["no ':'", 'a: b\nfoo\nc: d\n', "yaml: line 3: could not find expected ':'"],
  ['two colons', 'a: b: c\n', 'yaml: mapping values are not allowed in this context'],
  [
    'wrong indent',
    'rules:\n  - a: b\n   c: d\n',
    "yaml: line 2: did not find expected '-' indicator",
  ],
  ['open quote', 'a: "b\nc: d\n', 'yaml: line 3: found unexpected end of stream'],
  ['open quote on the first line', 'a: "b', 'yaml: found unexpected end of stream'],
  ['open bracket', 'a: [b\nc: d\n', "yaml: line 1: did not find expected ',' or ']'"],
  ['open brace', 'a: {b: c\nd: e\n', "yaml: line 1: did not find expected ',' or '}'"],
  ['list in a line', 'a: - b\n', 'yaml: block sequence entries are not allowed in this context'],
  ['unknown alias', 'a: b\nc: *d\n', "yaml: unknown anchor 'd' referenced"],
  ['unknown escape', 'a: "\\q"\n', 'yaml: found unknown escape character'],
  ['control character', 'a: b\nc: \u0001\n', 'yaml: control characters are not allowed'],
  [
    'a control character of the same block comes first',
    'a: b: c\n\u007f',
    'yaml: control characters are not allowed',
  ],
  [
    'a control character of a later block does not',
    'a: b: c\n' + 'x'.repeat(600) + '\u007f',
    'yaml: mapping values are not allowed in this context',
  ],
  ['unknown directive', '%FOO\n---\na\n', 'yaml: found unknown directive name'],
  ['YAML 1.2', '%YAML 1.2\n---\na\n', 'yaml: found incompatible YAML document'],
  [
    'no document after a directive',
    '%YAML 1.1\na: b\n',
    'yaml: line 1: did not find expected <document start>',
  ],
  ['undefined tag handle', 'a: b\nc: !e!x y\n', 'yaml: line 1: found undefined tag handle'],
  ['at sign', 'a: @b\n', 'yaml: found character that cannot start any token'],
  ['percent', 'a: %b\n', 'yaml: found character that cannot start any token'],
  ['indent 0', 'a: |0\n  b\n', 'yaml: found an indentation indicator equal to 0'],
  [
    'document mark in quotes',
    'a: "b\n---\n"\n',
    'yaml: line 2: found unexpected document indicator',
  ],
  ['too deep', '['.repeat(10001), 'yaml: exceeded max depth of 10000'],
  ['too deep in blocks', '- '.repeat(10001), 'yaml: exceeded max depth of 10000'],
  [
    'a key of more than 1024 characters',
    'a: b\n' + 'k'.repeat(1025) + ': c\n',
    "yaml: line 2: could not find expected ':'",
  ],
  [
    'a key of 1024 characters',
    'k'.repeat(1024) + ': c\n',
    '{(' + 'k'.repeat(1024) + ')@1: (c)@1}@1',
  ],
];

function outcome(result: ParseResult): string {
  if (result.error !== undefined) return result.error.text;
  return result.root === null ? 'nothing' : show(result.root);
}

function show(node: TreeNode): string {
  switch (node.kind) {
    case 'alias':
      return `*${node.name}@${node.line}`;
    case 'scalar': {
      const tag = node.tag === '' ? '' : `!<${node.tag}> `;
      const isResolved = node.tag === '!' || (node.tag === '' && node.style === 'plain');
      const value = isResolved ? `(${node.value})` : JSON.stringify(node.value);
      return `${tag}${value}@${node.line}`;
    }
    case 'sequence':
      return `[${node.items.map(show).join(', ')}]@${node.line}`;
    case 'mapping': {
      const pairs = node.pairs.map((pair) => `${show(pair.key)}: ${show(pair.value)}`);
      return `{${pairs.join(', ')}}@${node.line}`;
    }
  }
}

describe('parseYaml returns the same as go-yaml', () => {
  it.each(ROWS)('%s', (_name, text, expected) => {
    expect(outcome(parseYaml(text))).toBe(expected);
  });
});

/** Name, text, and the part of the text that each node spans, in the order of the text. */
const SPANS: [name: string, text: string, spans: string[]][] = [
  [
    'block map and list',
    'a: b # c\nd:\n- e\n-  f\n\n',
    ['a: b # c\nd:\n- e\n-  f', 'a', 'b', 'd', '- e\n-  f', 'e', 'f'],
  ],
  [
    'flow',
    ' {a: [b , c], "d": \'e\' }',
    ['{a: [b , c], "d": \'e\' }', 'a', '[b , c]', 'b', 'c', '"d"', "'e'"],
  ],
  ['CRLF', 'a: b\r\nc: d\r\n', ['a: b\r\nc: d', 'a', 'b', 'c', 'd']],
  ['byte order mark', '\ufeffa: b', ['a: b', 'a', 'b']],
  ['beyond 16 bits', '😀: 😁', ['😀: 😁', '😀', '😁']],
  ['half a surrogate pair', 'a\ud800: b', ['a\ud800: b', 'a\ud800', 'b']],
  ['literal', 'a: |\n  b\n\nc: d', ['a: |\n  b\n\nc: d', 'a', '|\n  b', 'c', 'd']],
  ['literal, kept', '- |+\n  b\n\n\n', ['- |+\n  b\n\n', '|+\n  b\n\n']],
  ['literal without content', 'a: |- # b\n', ['a: |-', 'a', '|-']],
  ['anchor and tag', '&x a: !!str  &y b', ['&x a: !!str  &y b', 'a', 'b']],
  ['alias', '- &x a\n- *x', ['- &x a\n- *x', 'a', '*x']],
  ['a key that go-yaml finds too late', 'a: !t\n[]: b', ['a: !t\n[]: b', 'a', '[]', '', 'b']],
  ['no key, no value', '? a\n: b\n? c\n', ['? a\n: b\n? c', 'a', 'b', 'c', '']],
];

describe('parseYaml knows the place of every node', () => {
  it.each(SPANS)('%s', (_name, text, spans) => {
    const { root } = parseYaml(text);
    expect(nodesOf(root).map((node) => sliceOf(text, node))).toEqual(spans);
  });

  it.each([
    ['after the colon', 'a:  # b\nc: d', 2],
    ['after the dash', '-  # b\n- c', 1],
    ['after the key', '{a , b}', 2],
    ['after the colon in flow', '{a: , b}', 3],
    ['after the anchor', 'a: &x\nb: c', 5],
    ['after the document mark', '--- # a\n', 3],
  ])('puts an absent value %s', (_name, text, offset) => {
    const absent = nodesOf(parseYaml(text).root).find((node) => node.start === node.end);
    expect(absent).toMatchObject({ kind: 'scalar', start: offset, end: offset, value: '' });
  });

  it('records the dashes of a list, and the start of the properties', () => {
    const { root } = parseYaml('-  a\n-\n- &x !!str b\n');
    expect(root).toMatchObject({
      kind: 'sequence',
      dashes: [0, 5, 7],
      items: [{ start: 3 }, { start: 6 }, { start: 18, propertiesStart: 9, anchor: 'x' }],
    });
  });

  it.each([
    ['the whole text', 'a: b\n# c\n', 9],
    ['up to the next document', 'a: b\n---\nc: d', 5],
    ['up to the end mark', 'a: b\n...\nc: d', 5],
    ['up to what go-yaml does not read', '[a] b', 4],
  ])('ends the document: %s', (_name, text, end) => {
    expect(parseYaml(text)).toMatchObject({ end });
  });

  it.each([
    ['the key without a colon', 'a: b\nfoo\nc: d', { line: 2, start: 5, end: 8 }],
    ['the quote that is not closed', 'a: b\nc: "d\ne: f', { line: 2, start: 8, end: 10 }],
    ['the second colon', 'a: b: c\n', { line: 1, start: 4, end: 7 }],
    ['the alias', 'a: b\r\nc: *d\r\n', { line: 2, start: 9, end: 11 }],
    ['the control character', 'a: b\nc: d\u0001\n', { line: 2, start: 9, end: 10 }],
  ])('puts an error at %s', (_name, text, place) => {
    expect(parseYaml(text).error).toMatchObject(place);
  });
});

describe('parseYaml survives large texts', () => {
  it.each([
    ['flow lists', '['.repeat(9999) + ']'.repeat(9999)],
    ['flow maps', '{a: '.repeat(9999) + '}'.repeat(9999)],
    ['block lists', `${'- '.repeat(9999)}a`],
  ])('9999 nested %s', (_name, text) => {
    expect(parseYaml(text)).toMatchObject({ root: { start: 0, end: text.length } });
  });

  it('20000 keys', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `key${i}: value\n`).join('');
    const { root } = parseYaml(text);
    expect(root?.kind === 'mapping' && root.pairs.length).toBe(20_000);
  });
});

/** Texts of a few pieces that mean something to the scanner: mostly faulty, often surprising. */
const soup = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'b c',
        '😀',
        ' ',
        '  ',
        '\n',
        '\n  ',
        '\r\n',
        ': ',
        ':',
        '- ',
        '? ',
        ', ',
        '#',
        ' #',
      ],
      ...[
        '[',
        ']',
        '{',
        '}',
        '&a ',
        '*a',
        '!!str ',
        '!t ',
        "'",
        '"',
        '\\n',
        '|\n ',
        '>-\n  ',
        '|+\n ',
      ],
      ...['---\n', '...\n', '\t', 'k: v\n', '- x\n'],
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

/** Texts that are written as YAML by another library, in several styles. */
const written = fc
  .tuple(
    fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }),
    fc.record({
      defaultStringType: fc.constantFrom(
        'PLAIN' as const,
        'QUOTE_SINGLE' as const,
        'BLOCK_LITERAL' as const,
      ),
      collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
      indent: fc.constantFrom(2, 4),
      lineWidth: fc.constantFrom(0, 20, 80),
    }),
  )
  .map(([value, options]) => stringify(value, { version: '1.1', ...options }));

describe('parseYaml, for any text', () => {
  it('keeps children within their parents, in order', () => {
    fc.assert(
      fc.property(fc.oneof(soup, written), (text) => {
        const result = parseYaml(text);
        if (result.error === undefined && result.root !== null) {
          expectWithin(result.root, 0, result.end);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('gives each scalar the span that reads as its value', () => {
    fc.assert(
      fc.property(fc.oneof(soup, written), (text) => {
        for (const node of nodesOf(parseYaml(text).root)) {
          if (node.kind !== 'scalar') continue;
          if (node.style === 'plain') expect(words(node.value)).toEqual(words(sliceOf(text, node)));
          else expect(readAlone(text, node)).toBe(node.value);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

function expectWithin(node: TreeNode, from: number, to: number): void {
  const start = node.propertiesStart ?? node.start;
  expect([from <= start, start <= node.start, node.start <= node.end, node.end <= to]).toEqual(
    Array.from({ length: 4 }, () => true),
  );
  let at = node.start;
  for (const child of childrenOf(node)) {
    expectWithin(child, at, node.end);
    at = child.end;
  }
}

function sliceOf(text: string, node: TreeNode): string {
  return text.slice(node.start, node.end);
}

/** A plain scalar without what is around it may read otherwise: only its words can be compared. */
function words(value: string): string[] {
  return value.trim().split(/\s+/);
}

/** The value of a quoted or block scalar's own part of the text, read as a document. */
function readAlone(text: string, node: ScalarNode): string | undefined {
  const part = sliceOf(text, node);
  const isBlock = node.style === 'literal' || node.style === 'folded';
  // A block scalar that says how far it is indented says so from its parent.
  if (isBlock && /^.[+-]?\d/.test(part)) return node.value;
  const isAtEnd = node.end === text.length;
  const { root } = parseYaml(isBlock ? part + (isAtEnd ? '' : '\n') : ` ${part}`);
  return root?.kind === 'scalar' ? root.value : undefined;
}

function childrenOf(node: TreeNode): TreeNode[] {
  if (node.kind === 'sequence') return node.items;
  return node.kind === 'mapping' ? node.pairs.flatMap((pair) => [pair.key, pair.value]) : [];
}

function nodesOf(root: TreeNode | null): TreeNode[] {
  return root === null ? [] : [root, ...childrenOf(root).flatMap(nodesOf)];
}
