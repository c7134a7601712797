import { expect, it } from 'vitest';
import type { Problem } from './problem';
import { moreLikeIt, problemList } from './problemList';

type Added = Partial<Problem> & { at?: number };

const words = {
  code: 'verb-unknown',
  source: 'auditorium',
  severity: 'warning',
  message: 'a',
  advice: '',
} as const;
const fix = { title: 'Remove verbs', changes: [] } as const;

function listed(added: readonly Added[]) {
  const list = problemList();
  let completed = 0;
  for (const { at = 0, fix, ...said } of added) {
    list.add({ ...words, ...said }, () => {
      completed += 1;
      return { range: { start: at, end: at }, rule: undefined, ...(fix && { fix }) };
    });
  }
  const sorted = list.sorted((a, b) => a.range.start - b.range.start);
  expect(completed).toBe(sorted.length);
  return sorted;
}

const times = (count: number, added: (at: number) => Added) =>
  Array.from({ length: count }, (_, at) => added(at));

it.each<[name: string, added: Added[], count: number, more: (number | undefined)[]]>([
  ['nothing', [], 0, []],
  ['as many as are listed', times(100, (at) => ({ message: `${at}`, at })), 100, [undefined]],
  ['more of one kind', times(250, (at) => ({ message: `${at}`, at })), 100, [150]],
  ['more with a fix and the same words', times(250, (at) => ({ fix, at })), 100, [150]],
  ['more with the same words and no fix', times(250, (at) => ({ at })), 100, [150]],
  [
    'the same words do not use up the places of their kind',
    [...times(100, (at) => ({ at })), ...times(100, (at) => ({ message: `${at}`, at: 1000 + at }))],
    199,
    [1],
  ],
  [
    'two kinds',
    times(300, (at) => ({
      message: `${at}`,
      code: at % 2 === 0 ? 'verb-unknown' : 'verb-case',
      at,
    })),
    200,
    [50, 50],
  ],
])('%s', (_name, added, count, more) => {
  const problems = listed(added);
  expect(problems).toHaveLength(count);
  expect(problems.flatMap((problem) => problem.more ?? []).slice(0, 2)).toEqual(
    more.filter((each) => each !== undefined),
  );
});

it('the last in the order given says how many more there are', () => {
  const problems = listed(times(150, (at) => ({ message: `${at}`, at: 1000 - at })));
  expect(problems.at(-1)?.more).toBe(50);
});

it.each<[more: number | undefined, said: string]>([
  [undefined, ''],
  [1, 'and 1 more like it'],
  [9_900, 'and 9,900 more like it'],
])('%s more', (more, said) => {
  expect(moreLikeIt(more === undefined ? {} : { more })).toBe(said);
});
