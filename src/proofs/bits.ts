/**
 * A set of small whole numbers, 30 in each word: the rules that match something. All sets of one index have the same length.
 * Thousands of them are made and thrown away, which takes a fraction of the time with plain arrays of small integers.
 */
export type Bits = number[];

const wordSize = 30;
const wordOf = (number: number) => Math.trunc(number / wordSize);

/** Returns an empty set for numbers below `size`. */
export function noBits(size: number): Bits {
  return words(Math.ceil(size / wordSize));
}

/** Returns an empty set of the same length. */
export function noBitsLike(bits: Bits): Bits {
  return words(bits.length);
}

function words(count: number): Bits {
  const bits: Bits = [];
  for (let word = 0; word < count; word++) bits.push(0);
  return bits;
}

/** Returns the set of these numbers, all below `size`. */
export function bitsOf(size: number, numbers: Iterable<number>): Bits {
  const bits = noBits(size);
  for (const number of numbers) addBit(bits, number);
  return bits;
}

/** Returns the numbers from `from` to below `to`, as a set for numbers below `size`. */
export function bitRange(size: number, from: number, to: number): Bits {
  const bits = noBits(size);
  for (let word = wordOf(from); word * wordSize < to; word++) {
    const first = Math.max(0, from - word * wordSize);
    const last = Math.min(wordSize, to - word * wordSize);
    bits[word] = ((1 << last) - 1) & ~((1 << first) - 1);
  }
  return bits;
}

export function addBit(bits: Bits, number: number): void {
  bits[wordOf(number)]! |= 1 << (number % wordSize);
}

export function removeBit(bits: Bits, number: number): void {
  bits[wordOf(number)]! &= ~(1 << (number % wordSize));
}

export function hasBit(bits: Bits, number: number): boolean {
  return (bits[wordOf(number)]! & (1 << (number % wordSize))) !== 0;
}

/** Adds all numbers of `more` to `bits`. */
export function addBits(bits: Bits, more: Bits): void {
  for (let word = 0; word < bits.length; word++) bits[word]! |= more[word]!;
}

/** Takes all numbers out of `bits` that are not in `kept`. */
export function keepBits(bits: Bits, kept: Bits): void {
  for (let word = 0; word < bits.length; word++) bits[word]! &= kept[word]!;
}

/** Takes all numbers out of `bits` that are in neither of the other sets. */
export function keepEither(bits: Bits, one: Bits, other: Bits): void {
  for (let word = 0; word < bits.length; word++) bits[word]! &= one[word]! | other[word]!;
}

/** Returns the numbers that are in both sets. */
export function bothBits(one: Bits, other: Bits): Bits {
  const both = one.slice();
  keepBits(both, other);
  return both;
}

/** Returns the smallest number of a set; undefined if it is empty. */
export function firstBit(bits: Bits): number | undefined {
  for (let word = 0; word < bits.length; word++) {
    const value = bits[word]!;
    if (value !== 0) return word * wordSize + (31 - Math.clz32(value & -value));
  }
  return undefined;
}

/** Returns the numbers of a set, in ascending order. */
export function numbersIn(bits: Bits): number[] {
  const found: number[] = [];
  for (let word = 0; word < bits.length; word++) {
    for (let value = bits[word]!; value !== 0; value &= value - 1) {
      found.push(word * wordSize + (31 - Math.clz32(value & -value)));
    }
  }
  return found;
}

/** Returns the smallest number that is in all three sets; undefined if there is none. */
export function firstShared(one: Bits, other: Bits, third: Bits): number | undefined {
  for (let word = 0; word < one.length; word++) {
    const value = one[word]! & other[word]! & third[word]!;
    if (value !== 0) return word * wordSize + (31 - Math.clz32(value & -value));
  }
  return undefined;
}

/** Returns whether all numbers of `one` are in `other`. */
export function isWithin(one: Bits, other: Bits): boolean {
  for (let word = 0; word < one.length; word++) {
    if ((one[word]! & ~other[word]!) !== 0) return false;
  }
  return true;
}

/** Returns a number that is equal for equal sets, and mostly different for others. */
export function bitsHash(bits: Bits): number {
  let hash = 0;
  for (let word = 0; word < bits.length; word++) {
    hash = Math.imul(hash ^ bits[word]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** Returns whether both sets have the same numbers. */
export function areEqual(one: Bits, other: Bits): boolean {
  for (let word = 0; word < one.length; word++) if (one[word] !== other[word]) return false;
  return true;
}
