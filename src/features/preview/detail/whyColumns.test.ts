import { expect, it } from 'vitest';
import type { PolicyRule } from '../../../audit/types';
import { sampleRequests } from '../../../catalog/requests';
import { attributesFor } from '../../../engine/decide';
import { columnsFor } from './whyColumns';

const all = sampleRequests.map(attributesFor);
const onResource = all.find(({ isResourceRequest }) => isResourceRequest);
const onUrl = all.find(({ isResourceRequest }) => !isResourceRequest);

const rows: [name: string, rules: PolicyRule[], titles: string[]][] = [
  ['no rule sets a field', [{ level: 'None' }], ['resource']],
  ['no rules', [], ['resource']],
  ['empty lists count as unset', [{ level: 'None', verbs: [], users: [] }], ['resource']],
  ['one field', [{ level: 'None', verbs: ['get'] }], ['verb']],
  [
    'fields of several rules, in the order of the API server',
    [
      { level: 'None', nonResourceURLs: ['/version'] },
      { level: 'None', resources: [{ group: '' }], namespaces: ['a'] },
      { level: 'None', userGroups: ['g'], users: ['u'] },
    ],
    ['user', 'groups', 'namespace', 'resource', 'URL'],
  ],
];

it.each(rows)('%s', (_name, rules, titles) => {
  if (!onResource) throw new Error('no resource request in the catalogue');
  expect(columnsFor(rules, onResource).map(({ title }) => title)).toEqual(titles);
});

it('shows the URL of a request without a resource', () => {
  if (!onUrl) throw new Error('no other request in the catalogue');
  expect(columnsFor([{ level: 'None' }], onUrl).map(({ title }) => title)).toEqual(['URL']);
});
