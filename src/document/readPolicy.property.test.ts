import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '../audit/types';
import { pathAt, ruleSpans } from './locate';
import { readPolicy } from './readPolicy';

const lint = fileURLToPath(new URL('../testing/lint/', import.meta.url));
const texts = readdirSync(lint)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(lint + name, 'utf8'));

const pieces = [
  ...[
    '\t',
    ' ',
    '\n',
    '- ',
    ': ',
    '#',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '|\n',
    '>-\n',
    '&a ',
    '*a',
    '<<: ',
  ],
  ...[
    '~',
    '5',
    'yes',
    '.inf',
    '!!int ',
    '!!binary ',
    '? ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '\u0000',
    '\ufeff',
  ],
  ...[
    '😀',
    '\ud800',
    '“',
    '\\u',
    '{{ .x }}',
    'level',
    'rules:\n',
    'users: ',
    'metadata: {name: 5}\n',
    '{"a":',
  ],
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(8),
  insert: fc.oneof(
    fc.constantFrom(...pieces),
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.constant(''),
  ),
});

const mutated = fc
  .tuple(
    fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary' })),
    fc.array(edit, { maxLength: 5 }),
  )
  .map(([text, edits]) =>
    edits.reduce((before, { at, remove, insert }) => {
      const start = Math.floor(at * before.length);
      return before.slice(0, start) + insert + before.slice(start + remove);
    }, text),
  );

describe('whatever the text', () => {
  it('never throws, and is consistent', () => {
    fc.assert(
      fc.property(mutated, fc.constantFrom(...kubernetesVersions), (text, kubernetes) => {
        const { outcome, error, warning, problems, policy, draft, root } = readPolicy(
          text,
          kubernetes,
        );
        expect(outcome).toBe(error !== null ? 'refused' : warning !== null ? 'warned' : 'accepted');
        expect(policy !== null).toBe(error === null);
        if (policy !== null) expect(draft).toEqual(policy);
        expect(problems.some(({ severity }) => severity === 'error')).toBe(error !== null);
        expect(problems.length > 0).toBe(error !== null || warning !== null);
        for (const { range } of [...problems, ...ruleSpans(root).map((range) => ({ range }))]) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
        pathAt(root, Math.floor(text.length / 2));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('texts made to hurt', () => {
  const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n';
  const bomb = Array.from(
    { length: 12 },
    (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}, `.repeat(9) : 'x'}]\n`,
  );
  const json = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  it.each([
    ['nested lists', `${head}x: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, 'unknown field "x"'],
    ['nested lists at the top', '['.repeat(5000) + ']'.repeat(5000), 'cannot unmarshal array'],
    ['too deep YAML', '['.repeat(20_000), 'exceeded max depth'],
    ['deep JSON', json(9_999), 'unknown group version'],
    ['too deep JSON', json(10_000), "invalid character '[' exceeded max depth"],
    ['an alias bomb', head + bomb.join(''), 'document contains excessive aliasing'],
    [
      '20,000 keys',
      head + Array.from({ length: 20_000 }, (_, i) => `k${i}: v\n`).join(''),
      'unknown field "k0"',
    ],
    ['one megabyte', `${head}x: "${'abc '.repeat(250_000)}"\n`, 'unknown field "x"'],
    ['NUL', 'a\u0000b', 'control characters are not allowed'],
  ])('%s', (_, text, expected) => {
    const { error, warning } = readPolicy(text, '1.36');
    expect(error ?? warning).toContain(expected);
  });
});
