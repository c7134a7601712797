import type { Random } from '../../random.ts';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const rule = '- level: None\n';

const many = (random: Random) => random.pick([1, 99, 100, 101, 999, 1000, 1001, 2000]);

/** Whole texts that are no policy, or that are long or deep. */
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
  (random) => `${head}rules:\n${rule}x: ${'['.repeat(many(random))}${']'.repeat(many(random))}\n`,
  (random) => {
    const depth = many(random);
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
];

export function shape(random: Random): string {
  return random.pick(shapes)(random);
}
