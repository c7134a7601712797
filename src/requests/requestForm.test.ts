import { describe, expect, it, test } from 'vitest';
import { auditEvents } from '../audit/event/event';
import { exchangeOfSample } from '../engine/exchangeOfSample';
import { callerForm, callerOf, newCaller } from './callerForm';
import { callers } from './callers';
import { callersFrom } from './ownCallers';
import { ownRequestFrom, type OwnRequest } from './ownRequest';
import { callerIn, formOf, requestOf, withCaller, withOutcome, withTarget } from './requestForm';

const before = ownRequestFrom(
  { method: 'GET', url: '/api/v1/pods?limit=5', user: { username: 'ana' } },
  'own-1',
)!;
const codeOf = (request: OwnRequest, kubernetes: '1.33' | '1.37' = '1.37') =>
  auditEvents(
    { level: 'Metadata', omitStages: [], omitManagedFields: false },
    exchangeOfSample({ ...request, kinds: [] }, kubernetes),
  ).at(-1)?.responseStatus?.code;
const made = (form: Parameters<typeof requestOf>[0]) => {
  const done = requestOf(form, before);
  if ('problems' in done) throw new Error(JSON.stringify(done.problems));
  return done.request;
};

test('a malformed timeout is a part of the URL, and goes with the outcome', () => {
  const form = formOf(before);
  const bad = withOutcome(form, 'Malformed timeout');
  expect(bad).toMatchObject({ url: '/api/v1/pods?limit=5&timeout=soon', code: '400' });
  expect(codeOf(made(bad))).toBe(400);
  expect(formOf(made(bad)).outcome).toBe('Malformed timeout');
  expect(withOutcome(bad, 'OK')).toMatchObject({ url: '/api/v1/pods?limit=5', code: '200' });
  expect(withTarget(form, { url: '/api?timeout=x' })).toMatchObject({
    outcome: 'Malformed timeout',
    code: '400',
  });
  expect(withTarget(bad, { url: '/api?timeout=5s' })).toMatchObject({
    ...{ url: '/api?timeout=5s', outcome: 'OK', code: '200' },
  });
});

test('what is known of an object goes with its path', () => {
  const named = { ...before, objectRef: { uid: '7' } };
  const changed = (change: object) => requestOf({ ...formOf(named), ...change }, named);
  expect(changed({ group: 'b' })).toMatchObject({ request: { objectRef: { uid: '7' } } });
  expect(changed({ url: '/api' })).not.toMatchObject({ request: { objectRef: {} } });
});

describe('partial rights to impersonate', () => {
  const as = { username: 'bo', uid: '', groups: 'dev', extra: 'team: a' };
  it.each([
    [[], 200],
    [['users'], 403],
    [['groups'], 403],
    [['userextras'], 403],
    // Nobody asks about a UID that is not there.
    [['uids'], 200],
  ] as const)('refused: %j', (refused, code) => {
    const request = made({ ...formOf(before), impersonate: as, refused });
    expect(codeOf(request)).toBe(code);
    expect(codeOf(request, '1.33')).toBe(code);
    expect(formOf(request).refused).toEqual(refused);
  });
});

test('a caller of the user’s own is like those that everybody has', () => {
  const form = { ...newCaller([], callers.node), name: ' Kubelet ' };
  const done = callerOf(form);
  if (!('caller' in done)) throw new Error('It can be saved.');
  const { caller } = done;
  expect(caller).toEqual({ ...callers.node, id: 'caller-1', name: 'Kubelet' });
  expect(callerForm(caller)).toEqual({ ...form, name: 'Kubelet' });
  expect(callerIn(withCaller(formOf(before), caller), [caller])).toBe(caller);
  expect(callerOf({ ...form, user: { ...form.user, username: ' ' } })).toEqual({
    problems: { user: 'Enter a user name.' },
  });
  expect(newCaller([caller]).id).toBe('caller-2');
});

test.each<[name: string, value: unknown, count: number | undefined]>([
  ['none', [], undefined],
  ['no list', { 0: {} }, undefined],
  ['one of everybody’s', [callers.node], undefined],
  ['the same twice', [caller(1), caller(1)], 1],
  ['without a user', [{ ...caller(1), user: {} }], undefined],
  ['a failed login', [{ ...caller(1), user: null }], 1],
  ['too many', Array.from({ length: 50 }, (_, at) => caller(at)), 20],
  [
    'a long one',
    [{ ...caller(1), user: { username: 'a', groups: ['x'.repeat(1999), 'b'] } }],
    undefined,
  ],
  ['prototype-shaped', [JSON.parse('{"__proto__": {"id": "caller-1"}}')], undefined],
])('callers from any source: %s', (_name, value, count) =>
  expect(callersFrom(value)?.length).toBe(count),
);

function caller(number: number) {
  return { id: `caller-${number}`, name: 'A', user: { username: 'a' }, sourceIPs: [] };
}
