import * as fc from 'fast-check';
import { deflateSync, inflateSync } from 'fflate';
import { expect, it, test } from 'vitest';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { emptyBlocks, tinyBlocks } from '../testing/links/bombs';
import { inflate } from './inflate';

const limit = 1_000_000;
const nothing = new Uint8Array();
const words = fc
  .array(fc.constantFrom('level: ', 'Metadata', '\n', 'users', '“é”', 'a'), { maxLength: 400 })
  .map((each) => new TextEncoder().encode(each.join('')));
const anyBytes = fc.oneof(words, fc.uint8Array({ maxLength: 2000 }));

test('unpacks what fflate and zlib packed, at every level, with and without a dictionary', () => {
  fc.assert(
    fc.property(
      anyBytes,
      anyBytes,
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      (bytes, dictionary, level, memLevel) => {
        const expected = { bytes };
        const ours = deflateSync(bytes, { level: level as 0, dictionary });
        expect(inflate(ours, dictionary, limit)).toEqual(expected);
        const zlibs = new Uint8Array(deflateRawSync(bytes, { level, memLevel, dictionary }));
        expect(inflate(zlibs, dictionary, limit)).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});

test('accepts no damaged data that zlib rejects, and unpacks the rest like zlib', () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(255), (bytes, place, value) => {
      const packed = new Uint8Array(deflateRawSync(bytes));
      packed[place % packed.length] = value;
      const found = inflate(packed, nothing, limit);
      let theirs: Uint8Array | undefined;
      try {
        theirs = new Uint8Array(inflateRawSync(packed));
      } catch {
        theirs = undefined;
      }
      if (theirs) expect(found).toEqual({ bytes: theirs });
    }),
    { numRuns: 500 },
  );
});

const stored = (length: number, check = ~length) =>
  Uint8Array.of(1, length & 255, length >> 8, check & 255, (check >> 8) & 255, 97, 98);

it.each<[name: string, packed: Uint8Array, fault: string]>([
  ['nothing', nothing, 'invalid'],
  ['a block of an unknown kind', Uint8Array.of(7), 'invalid'],
  ['a stored block longer than the data', stored(3), 'invalid'],
  ['a stored block whose length is damaged', stored(2, 2), 'invalid'],
  ['data that end early', deflateSync(new Uint8Array(500)).slice(0, -2), 'invalid'],
  ['a copy from before the start', Uint8Array.of(0x4b, 0x04, 0x42, 0), 'invalid'],
  ['one byte too many', deflateSync(new Uint8Array(limit + 1)), 'too large'],
  ['64 MB of zeros', deflateSync(new Uint8Array(64 * 1024 * 1024)), 'too large'],
  ['a million bytes of empty blocks', emptyBlocks(1_000_000), 'invalid'],
  ['a million bytes of blocks of a byte', tinyBlocks(1_000_000), 'invalid'],
])('refuses %s', (_name, packed, fault) => {
  expect(inflate(packed, nothing, limit)).toEqual({ fault });
});

test('the bombs are valid: fflate unpacks them', () => {
  expect(inflateSync(emptyBlocks(10_000))).toHaveLength(0);
  expect(inflateSync(tinyBlocks(10_000)).length).toBeGreaterThan(300);
});

test('unpacks exactly as much as is allowed, and ignores what follows', () => {
  const bytes = new Uint8Array(limit).fill(7);
  const packed = new Uint8Array([...deflateSync(bytes), 1, 2, 3]);
  const found = inflate(packed, nothing, limit);
  // Comparing a million values one by one takes half a minute.
  expect(found.fault === undefined && Buffer.compare(found.bytes, bytes)).toBe(0);
});
