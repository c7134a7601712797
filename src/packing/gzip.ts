/** Files of gzip (RFC 1952), as Helm, cloud-init and Secrets contain them. */
import { crc32 } from './checksum';
import { inflate } from './inflate';

const hasNumber = 2;
const hasExtra = 4;
const hasName = 8;
const hasComment = 16;
const headerLength = 10;
const trailerLength = 8;
const nothing = new Uint8Array();

/** Returns whether bytes begin like a gzip file. */
export function isGzip(bytes: ArrayLike<number>): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/** Unpacks a gzip file of one member. Returns undefined if it is invalid, or longer than `limit` bytes. Never throws. */
export function gunzip(packed: Uint8Array, limit: number): Uint8Array | undefined {
  if (!isGzip(packed)) return undefined;
  const flags = packed[3] ?? 0;
  let start = headerLength;
  if (flags & hasExtra) start += 2 + (packed[start] ?? 0) + 256 * (packed[start + 1] ?? 0);
  for (const flag of [hasName, hasComment]) {
    if (flags & flag) start = packed.indexOf(0, start) + 1 || packed.length;
  }
  if (flags & hasNumber) start += 2;
  const { bytes } = { bytes: undefined, ...inflate(packed.subarray(start), nothing, limit) };
  const isWhole = bytes && numberAt(packed, packed.length - trailerLength) === crc32(bytes);
  return isWhole ? bytes : undefined;
}

const storedAtMost = 0xffff;

/** Returns a gzip file that contains the bytes as they are: valid for every reader, but not shorter. */
export function gzipStored(bytes: ArrayLike<number>): number[] {
  // Without a name and a time; from an unknown system.
  const packed = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
  const all = Array.from(bytes);
  for (let at = 0; at === 0 || at < all.length; at += storedAtMost) {
    const part = all.slice(at, at + storedAtMost);
    const isLast = at + storedAtMost >= all.length;
    const [low, high] = [part.length & 0xff, part.length >> 8];
    packed.push(isLast ? 1 : 0, low, high, ~low & 0xff, ~high & 0xff);
    for (const byte of part) packed.push(byte);
  }
  packed.push(...fourBytes(crc32(all)), ...fourBytes(all.length));
  return packed;
}

const fourBytes = (value: number) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff);

function numberAt(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
}
