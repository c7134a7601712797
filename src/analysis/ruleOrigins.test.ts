import { describe, expect, it } from 'vitest';
import type { PolicyRule } from '../audit/types';
import { ruleOrigins } from './ruleOrigins';

const named: Record<string, PolicyRule> = {
  a: { level: 'None', verbs: ['a'] },
  b: { level: 'None', verbs: ['b'] },
  c: { level: 'None', verbs: ['c'] },
  // a as Metadata, and b the same
  A: { level: 'Metadata', verbs: ['a'] },
  B: { level: 'Metadata', verbs: ['b'] },
};
const policy = (letters: string) => letters.split('').map((letter) => named[letter]!);

describe('ruleOrigins', () => {
  const rows: [name: string, before: string, after: string, origins: (number | undefined)[]][] = [
    ['nothing changed', 'abc', 'abc', [0, 1, 2]],
    ['the last moved to the top', 'abc', 'cab', [2, 0, 1]],
    ['one edited in place', 'abc', 'aBc', [0, 1, 2]],
    ['one edited and moved', 'abc', 'bcA', [1, 2, 0]],
    ['one added in the middle', 'ab', 'acb', [0, undefined, 1]],
    ['one removed', 'abc', 'ac', [0, 2]],
    ['all of them new', '', 'ab', [undefined, undefined]],
    ['twins keep their order', 'aab', 'baa', [2, 0, 1]],
    ['one of two twins removed', 'aab', 'ab', [0, 2]],
    ['two edited, one removed between', 'acb', 'AB', [0, 1]],
  ];
  it.each(rows)('%s', (_name, before, after, origins) => {
    expect(ruleOrigins(policy(before), policy(after))).toEqual(origins);
  });

  it('does not mind the order of keys', () => {
    expect(ruleOrigins([{ verbs: ['a'], level: 'None' }], [named['b']!, named['a']!])).toEqual([
      undefined,
      0,
    ]);
  });
});
