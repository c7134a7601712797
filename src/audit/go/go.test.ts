import { describe, expect, it } from 'vitest';
import { authenticationFailure } from '../request/authMethods';
import { errorfWithoutValues } from './errorf';
import { goJson } from './json';
import { goQuote } from './quote';
import { microTime } from './time';
import { withoutManagedFields } from '../event/managedFields';
import { requestUri } from '../request/requestUri';
import { statusOf } from '../event/statusObject';
import { truncatedUserAgent } from '../request/userAgent';

describe('microTime', () => {
  it.each([
    ['2026-08-01T09:30:00Z', '2026-08-01T09:30:00.000000Z'],
    ['2026-08-01T09:30:00.1Z', '2026-08-01T09:30:00.100000Z'],
    ['2026-08-01T09:30:00.123456789Z', '2026-08-01T09:30:00.123456Z'],
    ['2026-08-01T00:30:00.5+02:00', '2026-07-31T22:30:00.500000Z'],
    ['2026-02-28T9:30:00,5+24:00', '2026-02-27T09:30:00.500000Z'],
    ['9999-12-31T23:59:59-01:00', '10000-01-01T00:59:59.000000Z'],
    ['0099-03-01T12:00:00Z', '0099-03-01T12:00:00.000000Z'],
    ['0000-01-01T00:00:00+01:00', '-0001-12-31T23:00:00.000000Z'],
    ['soon', 'soon'],
    ['2026-02-30T09:30:00Z', '2026-02-30T09:30:00Z'],
    ['2026-13-01T09:30:00Z', '2026-13-01T09:30:00Z'],
  ])('%s', (time, expected) => expect(microTime(time)).toBe(expected));
});

describe('goQuote', () => {
  it.each([
    ['jane', '"jane"'],
    ['a""\n\\c', '"a\\"\\"\\n\\\\c"'],
    ['\udc80\udc80a\v\v', '"\\x80\\x80a\\v\\v"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['\u0007\n\u0001\u007f', '"\\a\\n\\x01\\x7f"'],
    ['é😀', '"é😀"'],
    ['\u088f\u{1fae9}\u{323b0}', '"\\u088f\\U0001fae9\\U000323b0"'],
    ['\udcff\udc80', '"\\xff\\x80"'],
    ['\u20c0\u20c1\u{1fae8}\u{1fae9}', '"\u20c0\\u20c1\u{1fae8}\\U0001fae9"'],
    ['\u200b\u00a0\u{e0001}', '"\\u200b\\u00a0\\U000e0001"'],
  ])('%j', (text, expected) => expect(goQuote(text)).toBe(expected));
});

describe('goJson quotes', () => {
  it.each([
    ['jane', '"jane"'],
    ['<a&b>"\\\n\x01\x7f', '"\\u003ca\\u0026b\\u003e\\"\\\\\\n\\u0001\x7f"'],
    ['\u2028é😀\ufffd', '"\\u2028é😀\ufffd"'],
    ['a\udcff\udc80\\ud800', '"a\\ufffd\\ufffd\\\\ud800"'],
  ])('%j', (text, expected) => expect(goJson(text)).toBe(expected));
});

describe('errorfWithoutValues', () => {
  it.each([
    ['50% off', '50%!o(MISSING)ff'],
    ['100%', '100%!(NOVERB)'],
    ['5%.', '5%!.(MISSING)'],
    ['a%%b', 'a%b'],
    ['%-08.3d|%é', '%!d(MISSING)|%!é(MISSING)'],
    ['%[1]d %[x]s %[', '%!d(BADINDEX) %!s(BADINDEX) %!(NOVERB)'],
    ['%*d %.*d', '%!(BADWIDTH)%!d(MISSING) %!(BADPREC)%!d(MISSING)'],
  ])('%s', (format, expected) => expect(errorfWithoutValues(format)).toBe(expected));
});

describe('requestUri', () => {
  it.each([
    ['/api/v1/pods?limit=500&x=é', '/api/v1/pods?limit=500&x=é'],
    ['/version?', '/version?'],
    ['/a%2fb', '/a%2fb'],
    ['/café', '/caf%C3%A9'],
    ["/é(1)'%2f%41", '/%C3%A9%281%29%27/A'],
    ['/x#frag', '/x%23frag'],
    ['//double', '//double'],
    ['http://host:6443/api?x=1', '/api?x=1'],
    ['http://host', '/'],
    ['http:opaque/é?x', 'opaque/é?x'],
    ['/bad%zz', '/bad%zz'],
  ])('%s', (url, expected) => expect(requestUri('GET', url)).toBe(expected));
});

describe('authenticationFailure', () => {
  const none = 'Authentication failed, no credentials provided';
  it.each([
    [undefined, '/', none],
    ['Bearer', '/', none],
    [' bearer x ', '/', 'Authentication failed, attempted: bearer'],
    ['Basic YTpi', '/?access_token=t', 'Authentication failed, attempted: basic, access_token'],
    ['Basic YWJj', '/', none],
    ['Basic YTpiYw==', '/', 'Authentication failed, attempted: basic'],
    ['Basic !', '/', none],
    [undefined, '/?access_token=+', none],
    [undefined, '/?access_token=%C2%85', none],
    [undefined, '/?access_token=%EF%BB%BF', 'Authentication failed, attempted: access_token'],
  ])('%s %s', (authorizationHeader, url, expected) => {
    const header = authorizationHeader === undefined ? {} : { authorizationHeader };
    expect(authenticationFailure({ method: 'GET', url, ...header })).toBe(expected);
  });

  it.each([
    [undefined, 'Authentication failed, attempted: x509'],
    ['Bearer a', 'Authentication failed, attempted: bearer, x509'],
    ['Basic YTpi', 'Authentication failed, attempted: basic, x509'],
  ])('%s and a client certificate', (authorizationHeader, expected) => {
    const header = authorizationHeader === undefined ? {} : { authorizationHeader };
    const sent = { method: 'GET', url: '/', clientCertificate: true, ...header };
    expect(authenticationFailure(sent)).toBe(expected);
  });
});

describe('withoutManagedFields', () => {
  const managed = { metadata: { name: 'a', managedFields: [{}] }, spec: 1 };
  const plain = { metadata: { name: 'a' }, spec: 1 };
  it.each([
    ['an object', managed, plain],
    ['nothing left in metadata', { metadata: { managedFields: [] } }, { metadata: {} }],
    ['a list', { items: [managed, plain] }, { items: [plain, plain] }],
    ['a list with an item that is not an object', { ...managed, items: [managed, 3] }, null],
    [
      'a Table',
      { kind: 'Table', rows: [{ cells: [1], object: managed }, { cells: [] }] },
      { kind: 'Table', rows: [{ cells: [1], object: plain }, { cells: [] }] },
    ],
    ['rows of anything else', { kind: 'Other', rows: [{ object: managed }] }, null],
    ['options', { kind: 'DeleteOptions', managedFields: [] }, null],
    ['not an object', 'text', null],
  ])('%s', (_, before, after) => {
    const copy = structuredClone(before);
    expect(withoutManagedFields(before)).toEqual(after ?? before);
    expect(before).toEqual(copy);
  });
});

describe('statusOf', () => {
  it.each([
    [{ kind: 'Pod', apiVersion: 'v1', status: {} }, undefined],
    [{ kind: 'Status', apiVersion: 'example.com/v1' }, undefined],
    [
      {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: { continue: 'x' },
        status: 'Success',
        code: 200,
      },
      { status: 'Success', code: 200 },
    ],
    [null, undefined],
  ])('%j', (body, expected) => expect(statusOf(body)).toEqual(expected));
});

describe('truncatedUserAgent', () => {
  it.each([
    ['1024 bytes stay', 'x'.repeat(1024), 'x'.repeat(1024)],
    ['1025 are cut', 'x'.repeat(1025), `${'x'.repeat(1024)}...TRUNCATED`],
    ['between characters', 'é'.repeat(513), `${'é'.repeat(512)}...TRUNCATED`],
    ['inside one', `${'x'.repeat(1022)}€`, `${'x'.repeat(1022)}\udce2\udc82...TRUNCATED`],
  ])('%s', (_, userAgent, expected) => expect(truncatedUserAgent(userAgent)).toBe(expected));
});
