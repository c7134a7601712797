import { expect, test } from 'vitest';
import { drawFrom } from '../../testing/proofs/smallWorld';
import { hunksOf } from './lineDiff';

const shown = (before: string, after: string) =>
  hunksOf(before, after).map(({ before: a, after: b, lines }) => [
    `${a.line},${a.count} ${b.line},${b.count}`,
    lines.map(({ mark, text }) => mark + text).join('|'),
  ]);

test.each<[string, string, [string, string][]]>([
  ['a\n', 'a\n', []],
  ['', 'a\n', [['0,0 1,1', '+a']]],
  ['a\n', '', [['1,1 0,0', '-a']]],
  ['a\nb\nc\n', 'a\nx\nc\n', [['1,3 1,3', ' a|-b|+x| c']]],
  [
    '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n',
    '2\n3\n4\n5\n6\n7\n8\n9\n',
    [
      ['1,4 1,3', '-1| 2| 3| 4'],
      ['7,4 6,3', ' 7| 8| 9|-10'],
    ],
  ],
])('%j, %j', (before, after, hunks) => expect(shown(before, after)).toEqual(hunks));

test('the lines of a diff are those of both texts, and no more differ than must', () => {
  const { next } = drawFrom(5);
  for (let round = 0; round < 200; round++) {
    const draw = () => Array.from({ length: next(12) }, () => 'abc'[next(3)]!);
    const [a, b] = [draw(), draw()];
    const text = (lines: string[]) => lines.map((line) => `${line}\n`).join('');
    const hunks = hunksOf(text(a), text(b));
    const differing = hunks.flatMap(({ lines }) => lines).filter(({ mark }) => mark !== ' ').length;
    expect(differing).toBe(a.length + b.length - 2 * longestShared(a, b));
    for (const { before, after, lines } of hunks) {
      const side = (not: string) => lines.flatMap(({ mark, text }) => (mark === not ? [] : [text]));
      expect(side('+')).toEqual(partOf(a, before));
      expect(side('-')).toEqual(partOf(b, after));
    }
  }
});

const partOf = (lines: readonly string[], { line, count }: { line: number; count: number }) =>
  count === 0 ? [] : lines.slice(line - 1, line - 1 + count);

function longestShared(a: readonly string[], b: readonly string[]): number {
  const [x, ...restA] = a;
  const [y, ...restB] = b;
  if (x === undefined || y === undefined) return 0;
  if (x === y) return 1 + longestShared(restA, restB);
  const best = [0];
  for (const one of a) {
    let left = 0;
    for (const [at, other] of b.entries()) {
      const was = best[at + 1] ?? 0;
      best[at + 1] = one === other ? left + 1 : Math.max(best[at] ?? 0, was);
      left = was;
    }
  }
  return best[b.length] ?? 0;
}
