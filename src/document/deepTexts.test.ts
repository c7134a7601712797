import { expect, it } from 'vitest';
import { resultOf } from '../audit/steps';
import { parseYaml } from './parse';
import { plainData } from './plainData';
import { plainValue, samePlain } from './edits/plainValue';
import { removeOverwritten } from './removeOverwritten';

/** Deeper than functions can call themselves; kube-apiserver reads up to 10,000 levels. */
const depth = 9_000;
const deep = '['.repeat(depth) + ']'.repeat(depth);

it('values of any depth are compared', () => {
  const [one, same, other] = [deep, deep, deep.replace('[]', '[a]')].map((text) => {
    const { root } = parseYaml(text);
    return root && plainValue(root);
  });
  expect(samePlain(one ?? null, same ?? null)).toBe(true);
  expect(samePlain(one ?? null, other ?? null)).toBe(false);
});

it('a value that nests too deep for a fix is no plain data', () => {
  const { root } = parseYaml(deep);
  expect(root && plainData(root)).toBe(undefined);
});

it('an overwritten field goes from a text of any depth', () => {
  const text = `a: ${deep}\nb: 1\nb: 2\n`;
  expect(resultOf(removeOverwritten(text, text.lastIndexOf('b')))).toEqual({
    edits: [{ start: text.indexOf('b: 1'), end: text.lastIndexOf('b: 2'), insert: '' }],
  });
});
