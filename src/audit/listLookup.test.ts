import { expect, it } from 'vitest';
import { firstIndexIn, isIn, rememberedFor } from './listLookup';

const long = Array.from({ length: 100 }, (_, at) => `v${at % 50}`);

it.each<[name: string, list: string[], value: string]>([
  ['in a short list', ['a', 'b', 'a'], 'a'],
  ['not in a short list', ['a'], 'b'],
  ['the first of two in a long list', long, 'v49'],
  ['not in a long list', long, '__proto__'],
  ['in no list', [], ''],
])('%s', (_name, list, value) => {
  expect(firstIndexIn(list, value)).toBe(list.indexOf(value));
  expect(isIn(list, value)).toBe(list.includes(value));
});

it('computes once for each list', () => {
  const lists = [['a'], ['a', 'b']];
  let count = 0;
  const lengthOf = rememberedFor((list: string[]) => {
    count += 1;
    return list.length > 1 ? list.length : undefined;
  });
  expect([...lists, ...lists].map(lengthOf)).toEqual([undefined, 2, undefined, 2]);
  expect(count).toBe(2);
});
