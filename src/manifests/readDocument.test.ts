import { expect, it } from 'vitest';
import { resultOf } from '../audit/steps';
import { readDocument, type Budget } from './readDocument';

const budget = (): Budget => ({
  nodes: 1e6,
  lexemes: 1e6,
  aliased: 1e6,
  unpacked: 1e6,
  isSpent: false,
});
const faultsOf = (text: string) => resultOf(readDocument(text, budget()))?.faults.length;

it.each([
  ['no errors', 'a: b\n', 0],
  ['as many errors as a document may have', `a: b\n${']'.repeat(1_000)}\n`, 1_000],
  ['more, which is no document', `a: b\n${']'.repeat(1_001)}\n`, undefined],
  ['many more', `a: b\n${']'.repeat(30_000)}\n`, undefined],
  ['more before it', `${']'.repeat(1_001)}\n---\na: b\n`, undefined],
  ['more in the second document', `a: b\n---\nc: d\n${']'.repeat(1_001)}\n`, 0],
])('%s', (_name, text, expected) => {
  expect(faultsOf(text)).toBe(expected);
});

it.each([
  ['lists in brackets', (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}\n`],
  ['lists without an end', (depth: number) => '['.repeat(depth)],
  ['maps in braces', (depth: number) => `${'{a: '.repeat(depth)}${'}'.repeat(depth)}\n`],
  ['lists of dashes', (depth: number) => `${'- '.repeat(depth)}a\n`],
  ['maps on one line', (depth: number) => `${'a: '.repeat(depth)}\n---\nb\n`],
  ['keys of maps', (depth: number) => `${'? '.repeat(depth)}a\n`],
])('%s: reads what people have, and gives up deeper nesting', (_name, nested) => {
  expect(faultsOf(nested(200))).toBeDefined();
  expect(faultsOf(nested(10_000))).toBe(undefined);
});
