import { expect, test } from 'vitest';
import { termOfField } from './fieldTerms';
import { termOf } from './glossary/glossary';

test.each([
  [termOfField('policy', 'rules'), 'Rule'],
  [termOfField('rule', 'nonResourceURLs'), 'nonResourceURLs'],
  [termOfField('groupResources', 'group'), 'API group'],
  [termOfField('rule', 'level', 'Metadata'), 'Metadata'],
  [termOfField('policy', 'omitStages', 'Panic'), 'Panic'],
  [termOfField('policy', 'kind', 'Policy'), 'kind'],
])('%s', (id, term) => {
  expect(termOf(id ?? '')?.term).toBe(term);
});

test('other fields have none', () => {
  expect(termOfField('rule', 'verb')).toBeUndefined();
  expect(termOfField('rule', 'constructor')).toBeUndefined();
});
