import { describe, expect, it } from 'vitest';
import type { RequestAuditConfig } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { compareEvents } from '../../engine/compareEvents';
import { signedBytes } from '../../ui/formatBytes';
import { effect } from './effect';

describe('effect', () => {
  const decided: RequestAuditConfig = {
    level: 'Metadata',
    omitStages: [],
    omitManagedFields: false,
  };
  const both: Partial<RequestAuditConfig> = { level: 'RequestResponse' };
  const rows: [string, Partial<RequestAuditConfig>, Partial<RequestAuditConfig>, RegExp][] = [
    ['secret-get', {}, {}, /^±0 B: no difference$/],
    ['secret-get', {}, { level: 'Request' }, /^−2 B: only level changes$/],
    ['secret-get', {}, both, /^\+\d{3} B: adds responseObject$/],
    ['pod-create', {}, both, /^\+\d\.\d kB: adds requestObject, responseObject$/],
    ['pod-create', both, { level: 'Request' }, /^−\d\.\d kB: drops responseObject$/],
    ['pod-create', both, { ...both, omitManagedFields: true }, /^−\d+ B: drops managedFields$/],
    [
      'pod-create',
      { ...both, omitManagedFields: true },
      { omitManagedFields: false },
      /^\+\d+ B: adds managedFields$/,
    ],
    ['pod-create', {}, { level: 'None' }, /^−1\.\d kB: drops all 2 events$/],
    [
      'pod-create',
      { omitStages: ['RequestReceived'] },
      { level: 'None' },
      /^−1\.0 kB: drops the event$/,
    ],
    ['pod-create', { level: 'None' }, { level: 'Metadata' }, /^\+1\.\d kB: adds 2 events$/],
    [
      'pod-create',
      { level: 'None', omitStages: ['RequestReceived', 'ResponseComplete'] },
      both,
      /^±0 B: still no events$/,
    ],
  ];
  it.each(rows)('%s: %j → %j', (id, from, to, expected) => {
    const request = sampleRequests.find((each) => each.id === id)!;
    const before = { ...decided, ...from };
    const after = { ...before, ...to };
    expect(effect(compareEvents(request, before, after, '1.37'))).toMatch(expected);
  });
});

it.each([
  [0, '±0 B'],
  [-1, '−1 B'],
  [3210, '+3.2 kB'],
])('signedBytes(%i)', (bytes, text) => {
  expect(signedBytes(bytes)).toBe(text);
});
