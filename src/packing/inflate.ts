/** Why something is not unpacked. */
export type InflateFault = 'invalid' | 'too large';

/** Returned are the unpacked bytes, or why there are none. */
export type Inflated = { bytes: Uint8Array; fault?: undefined } | { fault: InflateFault };

/** What a compressor may spend on a block that holds little: more is no text, but work to hold up the page. */
const spareBlocks = 64;
const bytesPerBlock = 64;

const maxBits = 15;
const endOfBlock = 256;
const lengthBases = [
  ...[3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31],
  ...[35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258],
];
const lengthExtra = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const distanceBases = [
  ...[1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769],
  ...[1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577],
];
const distanceExtra = [
  ...[0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9],
  ...[10, 10, 11, 11, 12, 12, 13, 13],
];
const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A canonical Huffman code: how many codes there are of each length, and their symbols in order. */
interface Code {
  counts: Uint16Array;
  symbols: Uint16Array;
}

class Refused extends Error {
  readonly fault: InflateFault;
  constructor(fault: InflateFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Unpacks raw deflate data (RFC 1951) that was packed with a preset dictionary, to at most `limit` bytes. Stops at
 * the first byte too many and at blocks that hold next to nothing, so that the time it takes is limited as well,
 * whatever the data. Ignores what follows the last block. Never throws. The codes are read bit by bit, as in zlib's
 * contrib/puff: tables would be faster to read, but an attacker could have them built for nothing.
 */
export function inflate(packed: Uint8Array, dictionary: Uint8Array, limit: number): Inflated {
  try {
    return { bytes: unpacked(packed, dictionary, limit) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { fault: error.fault };
  }
}

function unpacked(packed: Uint8Array, dictionary: Uint8Array, limit: number): Uint8Array {
  const start = dictionary.length;
  let out = new Uint8Array(start + Math.min(limit, packed.length * 4 + 256));
  out.set(dictionary);
  let size = start;
  let at = 0;
  let held = 0;
  let heldCount = 0;

  const bits = (count: number): number => {
    while (heldCount < count) {
      if (at >= packed.length) throw new Refused('invalid');
      held |= packed[at++]! << heldCount;
      heldCount += 8;
    }
    const value = held & ((1 << count) - 1);
    held >>>= count;
    heldCount -= count;
    return value;
  };

  const symbol = ({ counts, symbols }: Code): number => {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= maxBits; length++) {
      if (heldCount === 0) {
        if (at >= packed.length) throw new Refused('invalid');
        held = packed[at++]!;
        heldCount = 8;
      }
      code |= held & 1;
      held >>>= 1;
      heldCount -= 1;
      const count = counts[length]!;
      if (code - count < first) return symbols[index + (code - first)]!;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Refused('invalid');
  };

  const makeRoom = (count: number): void => {
    if (size + count - start > limit) throw new Refused('too large');
    if (size + count <= out.length) return;
    const larger = new Uint8Array(Math.min(start + limit, out.length * 2 + count));
    larger.set(out);
    out = larger;
  };

  const stored = (): void => {
    held = 0;
    heldCount = 0;
    if (at + 4 > packed.length) throw new Refused('invalid');
    const length = packed[at]! | (packed[at + 1]! << 8);
    const check = packed[at + 2]! | (packed[at + 3]! << 8);
    at += 4;
    if (length !== (~check & 0xffff) || at + length > packed.length) throw new Refused('invalid');
    makeRoom(length);
    out.set(packed.subarray(at, at + length), size);
    at += length;
    size += length;
  };

  const coded = (literals: Code, distances: Code): void => {
    for (;;) {
      const read = symbol(literals);
      if (read === endOfBlock) return;
      if (read < endOfBlock) {
        makeRoom(1);
        out[size++] = read;
        continue;
      }
      const base = lengthBases[read - endOfBlock - 1];
      if (base === undefined) throw new Refused('invalid');
      const length = base + bits(lengthExtra[read - endOfBlock - 1]!);
      const far = symbol(distances);
      const distanceBase = distanceBases[far];
      if (distanceBase === undefined) throw new Refused('invalid');
      const distance = distanceBase + bits(distanceExtra[far]!);
      if (distance > size) throw new Refused('invalid');
      makeRoom(length);
      // Byte by byte: what is copied may overlap what it becomes.
      for (const end = size + length; size < end; size++) out[size] = out[size - distance]!;
    }
  };

  const dynamic = (): void => {
    const literalCount = bits(5) + 257;
    const distanceCount = bits(5) + 1;
    const lengthCount = bits(4) + 4;
    if (literalCount > 286 || distanceCount > 30) throw new Refused('invalid');
    const lengths = new Uint8Array(literalCount + distanceCount);
    const ofLengths = new Uint8Array(codeOrder.length);
    for (const place of codeOrder.slice(0, lengthCount)) ofLengths[place] = bits(3);
    const lengthCode = codeOf(ofLengths);
    for (let index = 0; index < lengths.length;) {
      const read = symbol(lengthCode);
      if (read < 16) {
        lengths[index++] = read;
        continue;
      }
      if (read === 16 && index === 0) throw new Refused('invalid');
      const repeated = read === 16 ? lengths[index - 1]! : 0;
      const times = read === 16 ? 3 + bits(2) : read === 17 ? 3 + bits(3) : 11 + bits(7);
      if (index + times > lengths.length) throw new Refused('invalid');
      lengths.fill(repeated, index, index + times);
      index += times;
    }
    if (lengths[endOfBlock] === 0) throw new Refused('invalid');
    coded(codeOf(lengths.subarray(0, literalCount)), codeOf(lengths.subarray(literalCount)));
  };

  let blocks = 0;
  for (let isLast = false; !isLast;) {
    blocks += 1;
    if (blocks > spareBlocks + (size - start) / bytesPerBlock) throw new Refused('invalid');
    isLast = bits(1) === 1;
    const kind = bits(2);
    if (kind === 0) stored();
    else if (kind === 1) coded(fixedLiterals, fixedDistances);
    else if (kind === 2) dynamic();
    else throw new Refused('invalid');
  }
  return out.subarray(start, size);
}

/** Builds the code in which each symbol has the given number of bits, 0 for none. A code may be incomplete. */
function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(maxBits + 1);
  for (const length of lengths) counts[length]! += 1;
  counts[0] = 0;
  const offsets = new Uint16Array(maxBits + 2);
  let left = 1;
  for (let length = 1; length <= maxBits; length++) {
    left = (left << 1) - counts[length]!;
    if (left < 0) throw new Refused('invalid');
    offsets[length + 1] = offsets[length]! + counts[length]!;
  }
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length > 0) symbols[offsets[length]!++] = symbol;
  }
  return { counts, symbols };
}

const fixedLiterals = codeOf(
  Uint8Array.from({ length: 288 }, (_, symbol) =>
    symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
  ),
);
const fixedDistances = codeOf(new Uint8Array(30).fill(5));
