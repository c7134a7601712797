import * as fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { kubernetesVersions } from '../audit/types';
import { fromBase64url, toBase64url } from './base64url';
import { crc32 } from '../packing/checksum';
import { decodeLink, encodeLink } from './link';
import { largestShared } from './linkText';
import { emptyBlocks, tinyBlocks } from '../testing/links/bombs';
import { frozenLinks } from '../testing/links/frozen';
import { mutated } from '../testing/links/mutated';
import { defaultName, workspaceName } from '../workspace/workspaceName';
import { noteFrom } from '../workspace/authorNote';
import type { Linked, SharedWorkspace } from '../workspace/linked';

const policy = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n';
const shared: Linked = { text: policy, kubernetes: '1.36', lineEnding: '\n' };
const workspace: SharedWorkspace = { shared, view: {} };

const withText = (text: string): SharedWorkspace => ({ shared: { ...shared, text }, view: {} });

/** A link with any compressed bytes and a correct checksum. */
function linkOf(packed: Uint8Array): string {
  const bytes = new Uint8Array(packed.length + 4);
  bytes.set(packed);
  new DataView(bytes.buffer).setUint32(packed.length, crc32(packed));
  return `v1=${toBase64url(bytes)}`;
}

const linkOfText = (plain: string) =>
  linkOf(deflateSync(new TextEncoder().encode(plain), { level: 9 }));

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom('\ud800', '\udfff', 'a', '\n', '\ufeff'), maxLength: 40 }),
  fc.array(fc.constantFrom(...policy.split(/(?<=\s)/)), { maxLength: 80 }).map((w) => w.join('')),
);
const word = fc.string({ unit: 'binary', maxLength: 40 });
/** Names that a workspace can have, other than the default. */
const name = word
  .map(workspaceName)
  .filter((each) => each !== undefined)
  .filter((each) => each !== defaultName);
/** Notes, also the longest ones that need an escape for each character. */
const note = fc
  .oneof(
    word,
    fc.constantFrom('"', '\\', 'a\n').map((each) => `-${each.repeat(3000)}`),
  )
  .map(noteFrom)
  .filter((each) => each !== undefined);
const workspaces = fc.record({
  shared: fc.record(
    {
      text: anyText,
      kubernetes: fc.constantFrom(...kubernetesVersions),
      lineEnding: fc.constantFrom('\n' as const, '\r\n' as const),
      name,
      note,
      answer: fc.constant('hidden' as const),
    },
    { requiredKeys: ['text', 'kubernetes', 'lineEnding'] },
  ),
  view: fc.record({ request: word, tab: word, kind: word, filter: word }, { requiredKeys: [] }),
}) satisfies fc.Arbitrary<SharedWorkspace>;

describe('a link', () => {
  test('carries any workspace', () => {
    fc.assert(
      fc.property(workspaces, (any) => {
        const link = encodeLink(any);
        expect(link).toMatch(/^v1=[\w-]+$/);
        expect(decodeLink(link ?? '')).toEqual(any);
      }),
      { numRuns: 200 },
    );
  });

  test.each(frozenLinks)('frozen earlier still opens: $name', ({ link, shared }) => {
    const opened = decodeLink(link);
    if ('refused' in opened) throw new Error(opened.refused);
    expect({ ...opened.shared, ...opened.view }).toEqual(shared);
  });

  test.each(frozenLinks)('is still written the same way: $name', ({ link, shared }) => {
    expect(encodeLink({ shared, view: shared })).toBe(link);
  });

  test('is short: a small policy takes fewer than 40 characters', () => {
    expect(encodeLink(workspace)?.length).toBeLessThan(40);
  });

  test('holds a megabyte and no more', () => {
    const text = '#'.repeat(largestShared - 20);
    expect(decodeLink(encodeLink(withText(text)) ?? '')).toMatchObject({
      shared: { text },
    });
    expect(encodeLink(withText(`${text}${text}`))).toBeUndefined();
  });
});

const good = encodeLink(workspace) ?? '';
const letters = good.slice('v1='.length);

describe('is refused, with a reason', () => {
  test.each<[string, string, RegExp]>([
    ['nothing', '', /not an Auditorium link/],
    ['no version', letters, /not an Auditorium link/],
    ['a later version', `v3=${letters}`, /format version 3, which this version/],
    ['version 0', `v0=${letters}`, /version 0/],
    ['empty', 'v1=', /damaged/],
    ['cut short', good.slice(0, -1), /damaged/],
    ['cut in half', good.slice(0, good.length / 2), /damaged/],
    ['cut at the front', `v1=${letters.slice(1)}`, /damaged/],
    ['padded', `${good}==`, /damaged/],
    ['followed by a period', `${good}.`, /damaged/],
    ['with a line break in it', `${good.slice(0, 9)}\n${good.slice(9)}`, /damaged/],
    ['percent-encoded', good.replace('v1=', 'v1%3D'), /not an Auditorium link/],
    ['in capitals', `v1=${letters.toUpperCase()}`, /damaged/],
    ['a wrong checksum', `v1=${toBase64url(new Uint8Array(40))}`, /damaged/],
    ['letters of another alphabet', `v1=${letters}é`, /damaged/],
    [
      'no deflate inside',
      linkOf(Uint8Array.from({ length: 30 }, () => 255)),
      /contains no workspace/,
    ],
    [
      'deflate that ends early',
      linkOf(deflateSync(new Uint8Array(99)).slice(0, -2)),
      /contains no workspace/,
    ],
    [
      'bytes that are not UTF-8',
      linkOf(deflateSync(Uint8Array.of(0xff, 0xfe, 0xfd))),
      /contains no workspace/,
    ],
    ['JSON that is not an object', linkOfText('[]\nkind: Policy'), /contains no workspace/],
    ['not JSON', linkOfText('{k:1}\nkind: Policy'), /contains no workspace/],
    [
      'a hundred thousand fields',
      linkOfText(`{${Array.from({ length: 1e5 }, (_, at) => `"${at}":1`).join()}}\na`),
      /contains no workspace/,
    ],
    ['no text', linkOfText('{"k":"1.37"}'), /contains no workspace/],
    ['10 MB of letters', `v1=${'A'.repeat(10_000_000)}`, /too long to be an Auditorium link/],
  ])('%s', (_name, link, reason) => {
    const opened = decodeLink(link);
    expect(opened).toHaveProperty('refused');
    expect('refused' in opened && opened.refused).toMatch(reason);
  });

  test('a bomb: 64 MB of zeros are not unpacked', () => {
    const bomb = linkOf(deflateSync(new Uint8Array(64 * 1024 * 1024), { level: 9 }));
    expect(bomb.length).toBeGreaterThan(80_000);
    expect(decodeLink(bomb)).toEqual({
      refused: 'This link unpacks to more than 1 MB, the limit for links.',
    });
  });

  test.each([emptyBlocks, tinyBlocks])(
    'a bomb of as many blocks as a link can hold: %o',
    (blocks) => {
      const bomb = linkOf(blocks(1_120_000));
      expect(bomb.length).toBeGreaterThan(1_490_000);
      expect(decodeLink(bomb)).toEqual({ refused: 'This link contains no workspace.' });
    },
  );

  test('any changed letter', () => {
    for (let at = 0; at < letters.length; at++) {
      const other = letters[at] === 'A' ? 'B' : 'A';
      const link = `v1=${letters.slice(0, at)}${other}${letters.slice(at + 1)}`;
      expect({ at, ...decodeLink(link) }).toHaveProperty('refused');
    }
  });
});

describe('contents that another program wrote', () => {
  test.each<[string, string, Linked]>([
    [
      'prototype keys are ignored',
      `{"__proto__":{"k":"1.31"},"constructor":"x","toString":"y","k":"1.36"}\n${policy}`,
      shared,
    ],
    [
      'values of wrong types are ignored',
      `{"k":"1.36","n":7,"r":null,"t":["why"],"e":true}\n${policy}`,
      shared,
    ],
    [
      'unknown letters are ignored, whatever they hold',
      `{"k":"1.36","unknown":"Ana","requests":[{"verb":"get"}],"z":{"__proto__":1}}\n${policy}`,
      shared,
    ],
    [
      'an unknown Kubernetes version becomes the newest',
      `{"k":"1.99"}\n${policy}`,
      { ...shared, kubernetes: kubernetesVersions.at(-1) ?? '1.37' },
    ],
    [
      'a very long name is truncated',
      `{"k":"1.36","n":"${'n'.repeat(5000)}"}\n${policy}`,
      { ...shared, name: 'n'.repeat(120) },
    ],
  ])('%s', (_name, plain, shared) => {
    expect(decodeLink(linkOfText(plain))).toEqual({ shared, view: {} });
    expect(({} as Record<string, unknown>)['k']).toBeUndefined();
  });

  test('20,000 mutated links: none throws, and both outcomes occur', () => {
    const prototype = Object.getOwnPropertyNames(Object.prototype).join();
    const outcomes = { shared: 0, refused: 0 };
    for (let seed = 0; seed < 20_000; seed++) {
      const opened = decodeLink(mutated(seed));
      if ('refused' in opened) outcomes.refused += 1;
      else {
        outcomes.shared += 1;
        const { text, kubernetes } = opened.shared;
        if (typeof text !== 'string' || !kubernetesVersions.includes(kubernetes))
          throw new Error(`seed ${seed} opens as something other than a workspace`);
      }
    }
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(prototype);
    expect(outcomes.shared).toBeGreaterThan(1000);
    expect(outcomes.refused).toBeGreaterThan(1000);
  });
});

describe('base64url', () => {
  test('encodes any bytes, in one spelling only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.string({ maxLength: 8 }), (bytes, other) => {
        const text = toBase64url(bytes);
        expect(fromBase64url(text)).toEqual(bytes);
        const back = fromBase64url(other);
        if (back) expect(toBase64url(back)).toBe(other);
      }),
    );
  });
});

test('crc32 returns the standard check value', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

describe('own requests', () => {
  const own = (count: number, more: object = {}) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ id: `own-${at + 1}`, method: 'GET', url: '/api', ...more },
    }));
  const contents = (ownRequests: unknown) =>
    ({ shared: { text: 'a\nb', ownRequests }, view: {} }) as unknown as SharedWorkspace;
  const kept = (link: string | undefined) => {
    const opened = decodeLink(link ?? '');
    if ('refused' in opened) return opened.refused;
    const { shared, leftOut } = opened;
    return [shared.text, shared.ownRequests?.length, leftOut];
  };

  test('are carried, with version 2, because version 1 would show them as text', () => {
    const link = encodeLink(contents(own(3)));
    expect(link).toMatch(/^v2=/);
    expect(kept(link)).toEqual(['a\nb', 3, undefined]);
    expect(encodeLink(contents([]))).toBe(encodeLink(contents(undefined)));
  });

  const written = (list: string) => linkOfText(`${list}\n{}\na\nb`).replace('v1=', 'v2=');
  test.each<[name: string, list: string, expected: unknown]>([
    ['5,000', JSON.stringify(own(5000)), ['a\nb', 1000, 4000]],
    [
      'bodies of 200 kB',
      JSON.stringify(own(4, { requestBody: 'x'.repeat(200_000) })),
      ['a\nb', 4, undefined],
    ],
    [
      'a body of 900 kB',
      JSON.stringify(own(1, { requestBody: 'x'.repeat(900_000) })),
      ['a\nb', 1, undefined],
    ],
    [
      'some that cannot be read',
      '[1,{"method":"GET","url":"/a"},{"__proto__":{}}]',
      ['a\nb', 1, 2],
    ],
    ['no JSON', '[{', ['a\nb', undefined, undefined]],
    ['none', '[]', ['a\nb', undefined, undefined]],
    [
      'more than a link can hold',
      JSON.stringify(own(2, { requestBody: 'x'.repeat(900_000) })),
      'This link unpacks to more than 1 MB, the limit for links.',
    ],
  ])('%s', (_name, list, expected) => expect(kept(written(list))).toEqual(expected));
});
