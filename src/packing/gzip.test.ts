import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from './encodeBase64';
import { gunzip, gzipStored } from './gzip';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const limit = 200_000;
const texts = ['', 'a', 'é\n'.repeat(50), 'level: None\n'.repeat(12_000)];

describe.each(texts)('a text of some length', (text) => {
  const bytes = bytesOf(text);

  it('is unpacked as zlib packed it', () => {
    expect(gunzip(new Uint8Array(gzipSync(bytes)), limit)).toEqual(bytes);
  });

  it('is packed so that zlib unpacks it, and we do', () => {
    const packed = new Uint8Array(gzipStored(bytes));
    expect(new Uint8Array(gunzipSync(packed))).toEqual(bytes);
    expect(gunzip(packed, limit)).toEqual(bytes);
  });

  it('is written in base64 as Node writes it', () => {
    expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });
});

const packed = new Uint8Array(gzipSync(bytesOf('rules: []')));
const withHeader = (flags: number, more: readonly number[]) =>
  new Uint8Array([
    ...packed.subarray(0, 3),
    flags,
    ...packed.subarray(4, 10),
    ...more,
    ...packed.subarray(10),
  ]);

it.each([
  ['a name', 8, [0x61, 0]],
  ['a comment', 16, [0x61, 0x62, 0]],
  ['more fields', 4, [2, 0, 1, 1]],
  ['a checksum of the header', 2, [0, 0]],
  ['all of them', 30, [1, 0, 9, 0x61, 0, 0, 1, 2]],
])('skips %s', (_name, flags, more) => {
  expect(gunzip(withHeader(flags, more), limit)).toEqual(bytesOf('rules: []'));
});

it.each([
  ['nothing', new Uint8Array()],
  ['a header alone', packed.subarray(0, 10)],
  ['a file that is cut', packed.subarray(0, packed.length - 9)],
  ['another checksum', packed.with(packed.length - 8, 0)],
  ['a name without an end', withHeader(8, []).subarray(0, 14)],
  ['too much', new Uint8Array(gzipSync(new Uint8Array(limit + 1)))],
])('does not unpack %s', (_name, bytes) => {
  expect(gunzip(bytes, limit)).toBeUndefined();
});
