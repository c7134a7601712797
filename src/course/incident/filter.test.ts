import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAuditLog } from './auditLog';
import { filtered, isDenied, isEmptyFilter, noFilter, timeline, type Filter } from './filter';

const { requests } = readAuditLog(readFileSync(join(import.meta.dirname, 'shop.jsonl'), 'utf8'));
const at = (ms: number) => (requests[0]?.at ?? 0) + ms;

test.each<[Partial<Filter>, (request: (typeof requests)[number]) => boolean]>([
  [{}, () => true],
  [{ who: 'MIRA' }, ({ username }) => username === 'mira'],
  [{ who: '203.0.113' }, ({ address }) => address === '203.0.113.66'],
  [{ who: 'leo' }, ({ username, impersonated }) => username === 'leo' || impersonated === 'leo'],
  [{ verb: 'patch, update' }, ({ verb }) => verb === 'patch' || verb === 'update'],
  [{ verb: 'delete' }, ({ verb }) => verb === 'delete'],
  [
    { object: 'pods/exec shop' },
    ({ subresource, namespace }) => subresource === 'exec' && namespace === 'shop',
  ],
  [{ object: 'rbac.authorization' }, ({ apiGroup }) => apiGroup === 'rbac.authorization.k8s.io'],
  [{ code: '403' }, ({ code }) => code === 403],
  [{ code: '4xx' }, ({ code = 0 }) => code >= 400 && code < 500],
  [{ from: at(0), to: at(1000) }, (request) => request.at < at(1000)],
])('%j', (filter, isShown) => {
  const expected = requests.filter(isShown);
  expect(expected.length).toBeGreaterThan(0);
  expect(filtered(requests, { ...noFilter, ...filter })).toEqual(expected);
});

test('nothing matches, and an empty filter asks for nothing', () => {
  expect(filtered(requests, { ...noFilter, who: 'nobody-of-this-name' })).toEqual([]);
  expect([noFilter, { ...noFilter, to: 1 }].map(isEmptyFilter)).toEqual([true, false]);
});

test('the timeline counts every request once, in few spans of equal length', () => {
  const buckets = timeline(requests, requests);
  expect(buckets.length).toBeLessThanOrEqual(60);
  expect(new Set(buckets.map(({ from, to }) => to - from)).size).toBe(1);
  const sum = (key: 'count' | 'denied') => buckets.reduce((all, each) => all + each[key], 0);
  expect([sum('count'), sum('denied')]).toEqual([
    requests.length,
    requests.filter(isDenied).length,
  ]);
  expect(timeline([], [])).toEqual([]);
  expect(timeline(requests.slice(0, 1), []).length).toBe(1);
});
