import { many } from './many';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n';

/** A value of an unknown field, in brackets. */
const inList = (piece: string | ((at: number) => string)) => (size: number) =>
  `${head}x: [${many(size, piece)}]\n`;
const inMap = (piece: string | ((at: number) => string)) => (size: number) =>
  `${head}x: {${many(size, piece)}}\n`;
const after =
  (piece: string | ((at: number) => string), before = '') =>
  (size: number) =>
    `${head}${before}${many(size, piece)}\n`;
const json = (piece: string | ((at: number) => string)) => (size: number) =>
  `{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None"}]${many(size, piece)}}`;

/** Texts that are expensive for the scanner, the parser or the decoders of YAML and JSON. */
export const hostileYaml: Readonly<Record<string, (size: number) => string>> = {
  'next lines': after('\u0085'),
  'line separators': after('\u2028'),
  tabs: after('\t'),
  'nested dashes': (size) => `kind: Policy\nrules:\n${'- '.repeat(size / 2)}\n`,
  'an open quote': after('a ', 'x: "'),
  'doubled quotes': (size) => `${head}x: '${"''".repeat(size / 2)}'\n`,
  escapes: (size) => `${head}x: "${'\\n'.repeat(size / 2)}"\n`,
  'lines of emoji in quotes': (size) => `${head}x: "${'😀\n'.repeat(size / 3)}"\n`,
  'comments and tabs in quotes': (size) => `${head}x: "${'# a\n\t'.repeat(size / 5)}"\n`,
  'breaks of all kinds in quotes': (size) => `${head}x: "${'a\u2028\r'.repeat(size / 3)}"\n`,
  'escaped breaks': (size) => `${head}x: "${'a\\\n'.repeat(size / 3)}"\n`,
  'lines in quotes': (size) => `${head}x: "${'a\n  '.repeat(size / 4)}"\n`,
  'empty lines in quotes': (size) => `${head}x: "a${'\n'.repeat(size)}"\n`,
  'lines of a plain string': after('  b\n', 'x: a\n'),
  'empty lines in a plain string': (size) => `${head}x: a${'\n'.repeat(size)}  b\n`,
  'merge keys in merge keys': (size) =>
    `${head}x: ${'{<<: '.repeat(Math.min(size / 6, 4000))}{}${'}'.repeat(Math.min(size / 6, 4000))}\n`,
  'merged maps': (size) => `${head}x: {<<: [${many(size, '{a: 1}, ')}]}\n`,
  'repeated keys in flow style': inMap('"a": "b", '),
  'keys that become equal': after((at) => `${at}: a\n"${at}": b\n`),
  'keys that are no strings': inMap((at) => `${at}: a, `),
  'keys that are not a number': inMap('.nan: a, '),
  'a list as a key': (size) => `${head}? [${many(size, 'a, ')}]\n: x\n`,
  'a null key': (size) => `${head}~: [${many(size, '{a: 1}, ')}]\n`,
  'keys to sort': after((at) => `k${(at * 7919) % 100_003}: v\n`),
  'a long key': (size) => `${head}${'k'.repeat(size)}: x\n`,
  'keys without values': after('? a\n'),
  'pairs in a list': inList((at) => `a${at}: b, `),
  'lists as keys': inList('[]: '),
  commas: inList('a,'),
  colons: inMap(':'),
  anchors: after((at) => `k${at}: &a${at} x\n`),
  'the same anchor': inList('&a x, '),
  'anchors and aliases': (size) =>
    `${head}${many(size / 2, (at) => `k${at}: &a${at} x\n`)}x: [${many(size / 2, (at) => `*a${at}, `)}]\n`,
  'aliases in a list': (size) => `${head}y: &a b\nx: [${many(size, '*a, ')}]\n`,
  'an unknown alias': inList('*a, '),
  'documents with content': after('---\na: b\n'),
  'ends of documents': after('...\n# c\n'),
  directives: (size) => `${many(size, (at) => `%TAG !e${at}! tag:e,2000:\n`)}---\n${head}`,
  'a long comment': (size) => `${head}#${'c'.repeat(size)}`,
  'comments at the end of lines': after('- level: None # c\n'),
  'a block scalar': after('  a\n', 'x: |\n'),
  'empty lines in a block scalar': after('\n', 'x: |+\n'),
  'a block scalar with CRLF': after('  a\r\n', 'x: |\n'),
  'a block scalar of emoji': after('  😀\n', 'x: |\n'),
  'a folded block scalar': after('  a\n\n', 'x: >\n'),
  'a long tag': (size) => `${head}x: !${'a'.repeat(size)} b\n`,
  'escapes in a tag': (size) => `${head}x: !${'%41'.repeat(size / 3)} b\n`,
  tags: inList('!!int 5, '),
  times: inList('!!timestamp 2020-01-01, '),
  'binary data': (size) => `${head}x: !!binary ${'QUFB'.repeat(size / 4)}\n`,
  'a long integer': (size) => `${head}x: ${'9'.repeat(size)}\n`,
  'a long fraction': (size) => `${head}x: .1${'_1'.repeat(size / 2)}x\n`,
  integers: inList('5, '),
  emoji: (size) => `${head}x: ${'😀'.repeat(size / 2)}\n`,
  'halves of surrogate pairs': (size) => `${head}x: ${'\ud800'.repeat(size)}\n`,
  'byte order marks': after('\ufeff# \n'),
  'a byte order mark at the end': (size) => `${head}x: "${'a\n'.repeat(size / 2)}"\n\ufeff`,
  'blank lines at the end': (size) => `${head}x: [${'\n'.repeat(size)}`,
  'a control character at the end': (size) => `${head}# ${'c'.repeat(size)}\u0001`,
  'nested lists and more': (size) =>
    `${head}x: ${'['.repeat(Math.min(size / 4, 9000))}${']'.repeat(Math.min(size / 4, 9000))}\n${many(size / 2, 'y: [[[]]]\n')}`,
  'JSON with a repeated key': json(',"kind":"Policy"'),
  'JSON with repeated rules': json(',"rules":[{"level":"None"}]'),
  'JSON with escapes': (size) => `{"kind":"${'\\u0041'.repeat(size / 6)}"}`,
  'JSON with a long number': json((at) => (at === 0 ? ',"metadata":{"generation":9}' : ' ')),
};
