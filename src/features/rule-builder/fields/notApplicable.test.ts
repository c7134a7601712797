import { expect, it } from 'vitest';
import type { PolicyRule } from '../../../audit/types';
import { notApplicable } from './notApplicable';

const urls = { nonResourceURLs: ['/healthz*'] };
const resources = { resources: [{ group: '' }] };
const namespaces = { namespaces: ['dev'] };

const rows: [name: string, rule: Partial<PolicyRule>, folded: Record<string, string>][] = [
  ['a rule with a level that records bodies', {}, {}],
  [
    'non-resource URLs exclude resources and namespaces',
    urls,
    { resources: 'Not with non-resource URLs', namespaces: 'Not with non-resource URLs' },
  ],
  ['resources exclude non-resource URLs', resources, { nonResourceURLs: 'Not with resources' }],
  ['so do namespaces', namespaces, { nonResourceURLs: 'Not with namespaces' }],
  [
    'and both',
    { ...resources, ...namespaces },
    { nonResourceURLs: 'Not with resources or namespaces' },
  ],
  ['what the rule has is shown, even together', { ...urls, ...resources, ...namespaces }, {}],
  [
    'with one of them, the other is not',
    { ...urls, ...namespaces },
    { resources: 'Not with non-resource URLs' },
  ],
  ['empty lists exclude nothing', { nonResourceURLs: [], resources: [], namespaces: [] }, {}],
  [
    'Metadata has no bodies',
    { level: 'Metadata' },
    { omitManagedFields: 'No bodies at level Metadata' },
  ],
  ['nor has None', { level: 'None' }, { omitManagedFields: 'No bodies at level None' }],
  ['unless the rule has the field', { level: 'None', omitManagedFields: false }, {}],
  ['an unknown level excludes nothing', { level: 'metadata' }, {}],
];
it.each(rows)('%s', (_name, rule, folded) => {
  expect(notApplicable({ level: 'Request', ...rule })).toEqual(folded);
});
