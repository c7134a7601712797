import type { Random } from '../../random.ts';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const rule = '- level: None\n';

const many = (random: Random) => random.pick([1, 99, 100, 101, 999, 1000, 1001, 2000]);

/** Whole texts that are not a policy, or that are long or deeply nested. */
const shapes: ((random: Random) => string)[] = [
  (random) =>
    random.pick([
      '',
      ' ',
      '\n',
      '#',
      '# c\n',
      '---',
      '---\n---\n',
      '...',
      '\ufeff',
      '\u0000',
      '\t',
      '~',
      'null',
    ]),
  (random) =>
    random.pick([
      'x',
      '5',
      'yes',
      '[]',
      '{}',
      '- a\n',
      '""',
      '{',
      '[',
      '}',
      ':',
      '-',
      '?',
      '!',
      '&a',
      '*a',
      '%',
      '|',
      '@',
    ]),
  (random) =>
    random.pick([
      '[{}]',
      ' {}',
      '\n{}',
      '\u00a0{}',
      '\ufeff{}',
      '{}x',
      '{} {}',
      '{"a"',
      'a: {b',
      '--- {}',
      '{}\n---\n{}',
    ]),
  (random) => {
    const depth = random.chance(0.1) ? random.whole(9990, 10_002) : many(random);
    return `${head}rules:\n${rule}x: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
  },
  (random) => `${head}rules:\n${rule}x: ${'['.repeat(many(random))}${']'.repeat(many(random))}\n`,
  (random) => {
    const depth = random.chance(0.1) ? random.whole(9990, 10_002) : many(random);
    return `${head}rules:\n${rule}x: ${'{a: '.repeat(depth)}${'}'.repeat(depth)}\n`;
  },
  (random) => {
    const depth = random.pick([100, 9996, 9998, 9999, 10000, 10001]);
    return `{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None"}],"x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  },
  (random) => {
    const lines = Array.from(
      { length: random.pick([5, 50]) },
      (_, depth) => `${' '.repeat(depth)}a:\n`,
    );
    return `${head}rules:\n${rule}${lines.join('')}`;
  },
  (random) =>
    `${head}rules:\n${rule.repeat(random.pick([10, 300]))}- level: ${'x'.repeat(random.pick([9, 600, 5000]))}\n`,
  (random) => `${head}${'k'.repeat(random.pick([127, 128, 1023, 1024, 1025]))}: x\nrules:\n${rule}`,
  (random) => `${head}rules:\n${rule}? ${'k'.repeat(random.pick([1023, 1024, 1025]))}\n: x\n`,
  (random) =>
    `${head}rules:\n- {level: None, "${'k'.repeat(random.pick([1000, 1021, 1022, 1023, 1030]))}": x}\n`,
  (random) => {
    const names = 'abcdefgh'.slice(0, random.whole(2, 8)).split('');
    const lines = names.map(
      (name, at) => `${name}: &${name} [${`*${names[at - 1] ?? ''}, `.repeat(at && 9)}x]`,
    );
    return `${lines.join('\n')}\n${head}rules:\n${rule}`;
  },
  (random) =>
    `${head}rules: &r\n${rule}- level: Metadata\n  ${random.pick(['x: *r', 'users: *r', '<<: *r', 'resources: [*r]'])}\n`,
  (random) =>
    `${head}rules:\n${`- {level: None, ${'x: y, '.repeat(random.whole(2, 40))}}\n`.repeat(random.whole(1, 12))}`,
  (random) =>
    `${head}rules:\n${rule}${'# '.repeat(random.whole(200, 260))}${random.pick(['\u0001', '\u007f', '\ufeff', '\u0085'])}\nx: [\n`,
  (random) =>
    `${head}${'é'.repeat(random.whole(200, 260))}${random.pick(['\u0001', ': x', '\ufeff: x', ': "'])}\nrules:\n${rule}`,
  /** An error at great depth. */
  (random) => {
    const [open, close] = random.pick<readonly [string, string]>([
      ['[', ']'],
      ['{a: ', '}'],
      ['{<<: ', '}'],
      ['[{<<: [', ']}]'],
    ]);
    const inside = random.pick([
      '{a: 1, a: 2}',
      '{~: 1}',
      '{<<: 5}',
      '.nan',
      '*b',
      '{[a]: 1}',
      '{}',
    ]);
    const depth = random.whole(1, open.length > 5 ? 300 : random.pick([900, 900, 3000]));
    return `${head}rules:\n${rule}x: ${open.repeat(depth)}${inside}${close.repeat(depth)}\n`;
  },
  /** More unknown keys than kube-apiserver lists. */
  (random) => {
    const keys = Array.from({ length: random.pick([98, 99, 100, 101, 150]) }, (_, at) => `k${at}`);
    const twice = random.chance(0.5) ? keys.map((key) => `${key}: b\n`).join('') : '';
    return `${head}rules:\n${rule}${keys.map((key) => `${key}: a\n`).join('')}${twice}`;
  },
  (random) => {
    const keys = Array.from(
      { length: random.pick([50, 99, 101]) },
      (_, at) => `"${'k'.repeat(at)}":1`,
    );
    return `{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None",${keys.join()},${keys.join()}}]}`;
  },
  /** Tags with their own handles. */
  (random) => {
    const directives = random.some(tagDirectives, 1, 2).join('\n');
    const values = random.some(tags, 1, 3).map((tag) => `- ${tag} ${random.pick(tagged)}\n`);
    return `${directives}\n---\n${head}rules:\n- level: None\n  users:\n  ${values.join('  ')}`;
  },
  /** Anchors on keys, empty values and lists, and aliases as keys. */
  (random) => {
    const lines = random.some(namedLines, 2, 6).join('\n');
    return `${head}x: &a None\ny: &b {level: *a}\nz: &c\n${lines}\nrules: [*b, level: *a]\n`;
  },
  /** Line breaks and indentation inside values. */
  (random) => {
    const value = random.some(fragments, 1, 7).join('');
    const key = random.pick(['level', 'users', 'group']);
    return `${head}rules:\n- level: None\n  ${key}: ${value}\n  verbs: [get]\n`;
  },
  (random) => `${head}rules:\n- level: None\n  users: [${random.some(fragments, 1, 7).join('')}]\n`,
  (random) => random.some(fragments, 1, 12).join(''),
];

const tagDirectives = [
  ...['%TAG !e! tag:yaml.org,2002:', '%TAG !! tag:x,2000:', '%TAG ! tag:yaml.org,2002:'],
  ...['%TAG !e! !'],
  ...['%YAML 1.1', '%TAG !e!', '%TAG e! x', '%TAG !e! tag:%79aml.org,2002:', '%FOO bar'],
  ...['%YAML 1.1 # c', '%'],
  ...['%TAG !e-1! tag:yaml.org,2002:in', '%YAML 1', '%YAML 1.1.1', '%YAML 2.0', '%TAG !e! x y'],
  ...['%TAG !é! x'],
];
const tags = [
  ...['!e!str', '!e!int', '!!str', '!!int', '!str', '!e!t', '!e-1!t', '!f!str', '!'],
  ...['!<tag:yaml.org,2002:str>'],
  ...['!e!', '!!', '!%73tr', '!!%73tr', '!!bin%61ry', '!e!%zz', '!!str,', '!<!str>', '!!str &a'],
  ...['&a !!str', '!é'],
  ...['!!float', '!!bool', '!!null', '!!binary', '!!merge', '!!timestamp', '!!map', '!<str', '!<>'],
  ...['!a!b!c'],
];
const tagged = [
  '5',
  'x',
  '"5"',
  '',
  'yes',
  '~',
  '1.5',
  '[a]',
  '{a: b}',
  '2001-01-01',
  'aGk=',
  "''",
  '0x1F',
];
const namedLines = [
  ...['? *a', '*a : x', '*a: x', '&d : x', '&d ~: x', 'p: &d', 'q: *d', '&e k: v', 'r: *e'],
  ...['s: &f []', 't: *f'],
  ...['u: [&g , *g]', 'v: &g !!str', 'w: *g', '<<: *b', '<<: *c', '<<: [*b, *c]', '? &h {a: b}'],
  ...['? *h', 'aa: *zz'],
  ...['bb: &a Metadata', 'cc: &b [*b]', 'dd: &i {x: *i}', 'ee: {*a : b}', 'ff: [*a : b]'],
  ...['&j a: &j b', '<<: *a'],
  ...['gg: &b {level: Metadata, users: []}', '? &k\n: *k', 'hh: &l ~', '<<: *l'],
  ...['ii: &m {<<: *b, level: Request}'],
];
const fragments = [
  ...['a', ' ', '  ', '\n', '\n    ', '\n\n', '\n  ', '\t', '\n\t', '"', "'", '\\', '\\\n', '\r\n'],
  ...['\r', ': ', ':', '- '],
  ...['-', '# c', ' # c', ', ', ',', '[', ']', '{', '}', '?', '? ', '| ', '|\n', '>\n', '|2\n'],
  ...['>-\n', '&a ', '*a', '!'],
  ...['None', '5', '~', 'é', '\u0085', '\u2028', '\ufeff', '%', '@', '"b"', "'c'", '"d\n   e"'],
  ...["''", '""', '---', '...'],
  ...['\n---\n', '\n...\n', '\\x41', '\\u00e9', '\\ ', '\\t', '0', '<<: ', 'rules:'],
  ...['\nrules:\n- ', 'a: b', '\n# c\n'],
];

export function shape(random: Random): string {
  return random.pick(shapes)(random);
}
