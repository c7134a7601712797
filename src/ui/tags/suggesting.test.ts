import { expect, test } from 'vitest';
import { completionOf, matching } from './suggesting';

const suggestions = [
  { value: 'leasecandidates', detail: 'LeaseCandidate' },
  { value: 'leases', detail: 'Lease' },
  { value: 'secrets', detail: 'Secret' },
  { value: 'services', detail: 'Service, svc' },
  { value: 'delete' },
  { value: 'deletecollection' },
];

const rows: [typed: string, values: string[], found: string, enter: string | undefined][] = [
  ['', [], 'leasecandidates leases secrets services delete deletecollection', undefined],
  ['secr', [], 'secrets', 'secrets'],
  ['SECR', [], 'secrets', 'secrets'],
  ['secrets', [], 'secrets', undefined],
  ['leas', [], 'leases leasecandidates', 'leases'],
  ['leas', ['leases'], 'leasecandidates', 'leasecandidates'],
  ['delete', [], 'delete deletecollection', undefined],
  ['delete', ['delete'], 'deletecollection', undefined],
  ['svc', [], 'services', 'services'],
  ['collection', [], 'deletecollection', 'deletecollection'],
  ['e', [], 'leasecandidates leases secrets services delete deletecollection', undefined],
  ['backups', [], '', undefined],
];
test.each(rows)('typed %j, with %j: %s; Enter takes %s', (typed, values, names, enter) => {
  const found = matching(suggestions, typed, values);
  expect(found.map(({ value }) => value).join(' ')).toBe(names);
  expect(completionOf(found, typed, values)?.value).toBe(enter);
});
