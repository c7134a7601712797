import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { nastyPolicies } from '../../testing/setups/nastyPolicies';
import { toYaml, verbatim } from './yamlText';

it.each(nastyPolicies)('embeds %s, at any depth', (_name, text) => {
  const written = toYaml({ a: [{ b: verbatim(text) }], after: 1 });
  expect(parse(written)).toEqual({ a: [{ b: text }], after: 1 });
  const nested = toYaml([verbatim(written)]);
  expect(parse(nested)).toEqual([written]);
});

it.each<[string, string, boolean]>([
  ['an ordinary policy', 'kind: Policy\nrules:\n  - level: None\n', true],
  ['one without a last newline', 'kind: Policy', true],
  ['one with blank lines at its end', 'kind: Policy\n\n\n', true],
  ['tabs', 'kind:\tPolicy\n', false],
  ['Windows line ends', 'kind: Policy\r\n', false],
  ['a space at the start', ' kind: Policy\n', false],
])('writes %s as a block: %s', (_name, text, isBlock) =>
  expect(/: \|[-+]?\n/.test(toYaml({ a: verbatim(text) }))).toBe(isBlock),
);

it.each([
  '30',
  'true',
  'yes',
  'on',
  '0x1',
  '0o644',
  '1_000',
  '12:30:45',
  '~',
  'null',
  '1e3',
  '.5',
  '',
])('quotes the string %j, which a reader may take for something else', (text) =>
  expect(toYaml({ a: text })).toMatch(/^a: "/),
);

it('never folds a line', () => {
  const long = `${'word '.repeat(100)}end`;
  expect(toYaml({ a: long })).toBe(`a: ${long}\n`);
});
