import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditEvents } from '../audit/event/event';
import { logLine } from '../audit/event/logLine';
import type { RequestAuditConfig } from '../audit/types';
import { sampleRequests } from '../catalog/requests';
import { exchangeOfSample } from '../engine/exchangeOfSample';
import { added, groupsIn, moved, regrouped, removed, replaced, withoutGroup } from './ownList';
import {
  allAtMost,
  ownAtMost,
  ownRequestFrom,
  ownRequestsFrom,
  type OwnRequest,
} from './ownRequest';

const one = { id: 'own-1', method: 'GET', url: '/api' };
const many = (count: number, more: object = {}) =>
  Array.from({ length: count }, () => ({ ...one, ...more }));

test('every sample request can be an own one, and stays as it is', () => {
  for (const { kinds: _, ...sample } of sampleRequests) {
    expect(ownRequestFrom(sample, sample.id)).toEqual(sample);
  }
});

describe('from any source', () => {
  test.each<[name: string, value: unknown, count: number | undefined]>([
    ['one', [one], 1],
    ['none', [], undefined],
    ['no list', { 0: one }, undefined],
    ['without a URL', [{ method: 'GET' }], undefined],
    ['a URL of another host', [{ ...one, url: 'https://a/b' }], undefined],
    ['a method with a space', [{ ...one, method: 'GET /' }], undefined],
    ['some that cannot be read', [null, 7, one, [], 'GET /api'], 1],
    ['5,000', many(5000), ownAtMost],
    ['bodies of 200 kB', many(100, { requestBody: 'x'.repeat(200_000) }), 4],
  ])('%s', (_name, value, count) => expect(ownRequestsFrom(value)?.length).toBe(count));

  test('ids are unique, and safe in a selector', () => {
    const ids = ['own-1', 'own-1', '"] *', '__proto__', 7, 'own-4', undefined];
    expect(ownRequestsFrom(ids.map((id) => ({ ...one, id })))?.map(({ id }) => id)).toEqual([
      'own-1',
      'own-2',
      'own-3',
      'own-4',
      'own-5',
      'own-6',
      'own-7',
    ]);
  });

  test('no key reaches a prototype', () => {
    const json = `{"method":"GET","url":"/api","__proto__":{"a":1},"user":{"username":"__proto__","extra":{"__proto__":["x"],"k":["v"]}},
      "annotations":{"__proto__":"x","constructor":"y"},"requestBody":{"__proto__":{"polluted":true}}}`;
    const found = ownRequestFrom(JSON.parse(json), 'own-1');
    expect(found?.user).toEqual({ username: '__proto__', extra: { k: ['v'] } });
    expect(found?.annotations).toEqual({ constructor: 'y' });
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
  });

  test('bodies that are too long or nest too deep are left out; names lose what reorders text', () => {
    const deep = JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`) as unknown;
    const found = ownRequestFrom(
      { ...one, requestBody: deep, response: { body: 'x'.repeat(1e6) }, command: 'a\u202eb\nc' },
      'own-1',
    );
    expect(found).toMatchObject({ command: 'a b c', response: { code: 200 } });
    expect(found).not.toHaveProperty('requestBody');
  });

  test('anything: never throws, what is read is read again, and its events can be written', () => {
    const field = fc.constantFrom(
      ...Object.keys(ownRequestFrom({ ...sampleRequests[0] }, 'a') ?? {}),
      'impersonate',
      'requestBody',
      'admission',
      'annotations',
      'patch',
    );
    const config: RequestAuditConfig = {
      level: 'RequestResponse',
      omitStages: [],
      omitManagedFields: true,
    };
    fc.assert(
      fc.property(fc.dictionary(field, fc.anything({ withNullPrototype: true })), (fields) => {
        const found = ownRequestsFrom([{ ...fields, ...one }]);
        expect(found).toHaveLength(1);
        expect(ownRequestsFrom(JSON.parse(JSON.stringify(found)))).toEqual(found);
        for (const request of found ?? []) {
          auditEvents(config, exchangeOfSample({ ...request, kinds: [] }, '1.37')).map(logLine);
        }
      }),
    );
  });
});

describe('the list', () => {
  const own = ownRequestsFrom(many(3)) ?? [];
  const ids = (list: readonly OwnRequest[]) => list.map(({ id }) => id.slice(4)).join('');
  test('adds behind one or at the end, each with a new id', () => {
    expect(ids(added(own, own.slice(0, 2)).requests)).toBe('12345');
    expect(ids(added(own, own.slice(0, 1), 'own-1').requests)).toBe('1423');
    expect(added(own, own.slice(0, 1)).first).toBe('own-4');
  });
  test('never holds more than a workspace can', () => {
    const full = ownRequestsFrom(many(ownAtMost)) ?? [];
    expect(added(full, own)).toMatchObject({ requests: full, first: undefined, leftOut: 3 });
    const large = ownRequestsFrom(many(4, { requestBody: 'x'.repeat(allAtMost / 5) })) ?? [];
    expect(added(large, large)).toMatchObject({ requests: large, leftOut: 4 });
  });
  test.each<[id: string, by: -1 | 1, expected: string]>([
    ['own-1', 1, '213'],
    ['own-3', -1, '132'],
    ['own-1', -1, '123'],
    ['own-3', 1, '123'],
    ['none', 1, '123'],
  ])('moves %s by %i', (id, by, expected) => expect(ids(moved(own, id, by))).toBe(expected));
  test('removes', () => expect(ids(removed(own, 'own-2'))).toBe('13'));

  test('a request of a group stays with it, and joins the next one at its end', () => {
    const of = (group: string) => ({ group });
    const all =
      ownRequestsFrom([
        one,
        { ...one, ...of('a') },
        { ...one, ...of('a') },
        { ...one, ...of('b') },
      ]) ?? [];
    const said = (list: readonly OwnRequest[]) =>
      list.map(({ id, group = '-' }) => `${id.slice(4)}${group}`).join(' ');
    expect(groupsIn(all)).toEqual(['a', 'b']);
    expect(said(moved(all, 'own-2', 1))).toBe('1- 3a 2a 4b');
    expect(said(moved(all, 'own-3', 1))).toBe('1- 2a 3b 4b');
    expect(said(moved(all, 'own-2', -1))).toBe('1- 2- 3a 4b');
    expect(said(replaced(all, { ...all[0]!, group: 'a' }))).toBe('2a 3a 1a 4b');
    expect(said(replaced(all, { ...all[1]!, group: 'c' }))).toBe('1- 3a 4b 2c');
    expect(said(added(all, [{ ...all[0]!, group: 'a' }]).requests)).toBe('1- 2a 3a 5a 4b');
    expect(said(regrouped(all, 'a', 'c'))).toBe('1- 2c 3c 4b');
    expect(said(regrouped(all, 'a', 'b'))).toBe('1- 4b 2b 3b');
    expect(said(regrouped(all, 'b', 'a'))).toBe('1- 2a 3a 4a');
    expect(said(regrouped(all, 'a', undefined))).toBe('1- 2- 3- 4b');
    expect(said(regrouped(all, undefined, 'b'))).toBe('2a 3a 4b 1b');
    expect(regrouped(all, 'a', 'a')).toBe(all);
    expect(said(withoutGroup(all, 'a'))).toBe('1- 4b');
    expect(said(withoutGroup(all, undefined))).toBe('2a 3a 4b');
  });
});
