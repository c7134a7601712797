import { expect, it } from 'vitest';
import { sampleRequests } from '../../catalog/requests';
import { requestKinds } from '../../catalog/types';
import { decide } from '../../engine/decide';
import { filterRows } from './filterRows';

const rows = decide(
  {
    rules: [
      { level: 'None', verbs: ['get'] },
      { level: 'Metadata', resources: [{ resources: ['secrets'] }] },
    ],
  },
  sampleRequests,
  '1.37',
);

const all: [filter: string, matches: (row: (typeof rows)[number]) => boolean][] = [
  ['', () => true],
  ['   ', () => true],
  ['rule 1', ({ decision }) => decision.rule === 0],
  ['#2', ({ decision }) => decision.rule === 1],
  ['Rule 2', ({ decision }) => decision.rule === 1],
  ['no rule', ({ decision }) => decision.rule === undefined],
  ['rule 12', () => false],
  ['no such thing', () => false],
  [
    'system:node',
    ({ request }) =>
      JSON.stringify([
        request.command,
        request.title,
        request.url,
        request.user?.username,
      ]).includes('system:node'),
  ],
];

it.each(all)('filter %j', (filter, matches) => {
  expect(filterRows(rows, 'All', filter)).toEqual(rows.filter(matches));
});

it.each(['rule 1', '#2', 'no rule', 'metadata', 'none', 'pods'])(
  'a hidden answer cannot be found out with %j',
  (filter) => {
    const other = decide({ rules: [{ level: 'Request' }] }, sampleRequests, '1.37');
    const [one, two] = [rows, other].map((each) =>
      filterRows(each, 'All', filter, true).map(({ request }) => request),
    );
    expect(one).toEqual(two);
  },
);

it.each(requestKinds)('kind %s', (kind) => {
  const found = filterRows(rows, kind, '');
  expect(found.length).toBeGreaterThan(0);
  expect(found).toEqual(rows.filter(({ request }) => request.kinds.includes(kind)));
});

it('requires every word, in any order and case, and the kind', () => {
  const found = filterRows(rows, 'All', 'PODS kubectl');
  expect(found.length).toBeGreaterThan(0);
  expect(found).toEqual(filterRows(rows, 'All', 'kubectl pods'));
  expect(filterRows(rows, 'Probes', 'kubectl pods')).toEqual([]);
});
