import { expect, it } from 'vitest';
import type { PolicyRule } from '../../audit/types';
import { fieldsIn, fieldTerm } from './fieldTerm';

const rule: PolicyRule = {
  level: 'Request',
  users: [],
  namespaces: ['', 'dev', 'a\u202eb', 'x'.repeat(10_000)],
  resources: [
    { resources: ['pods', 'pods/log'], resourceNames: ['web '] },
    { group: 'apps', resources: [] },
  ],
  omitManagedFields: false,
};

const rows: [path: string, name: string, values: string[] | undefined][] = [
  ['level', 'level', ['Request']],
  ['users', 'users', undefined],
  ['verbs', 'verbs', undefined],
  ['namespaces', 'namespaces', ['""', 'dev', '"a\\u202eb"', 'x'.repeat(10_000)]],
  ['resources.0.group', 'group', undefined],
  ['resources.1.group', 'group', ['apps']],
  ['resources.0.resources', 'resources', ['pods', 'pods/log']],
  ['resources.0.resourceNames', 'resourceNames', ['"web "']],
  ['resources.9.resourceNames', 'resourceNames', undefined],
  [
    'resources',
    'resources',
    [
      'group ""; resources pods, pods/log; resourceNames "web "',
      'group "apps"; resources not set (all)',
    ],
  ],
  ['omitManagedFields', 'omitManagedFields', ['false']],
];

it.each(rows)('%s', (path, name, values) => {
  const term = fieldTerm(rule, path);
  expect(term).toMatchObject({ name, help: expect.stringMatching(/\w/) as string });
  expect(term?.values).toEqual(values);
});

it('finds no field at other paths', () => {
  expect(fieldTerm(rule, 'metadata.name')).toBeUndefined();
  expect(fieldTerm(rule, 'group')).toBeUndefined();
});

it('lists the fields of a rule', () => {
  expect(fieldsIn(rule).map(({ name }) => name)).toEqual([
    'level',
    'resources',
    'namespaces',
    'omitManagedFields',
  ]);
});
