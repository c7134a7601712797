/** Compares two strings by their UTF-8 bytes, as Go does. Returns a negative number, 0 or a positive one. */
export function byUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates encode code points above U+FFFF, which sort after all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** Returns the strings sorted by their UTF-8 bytes. */
export function sortedByUtf8(texts: readonly string[]): string[] {
  // JavaScript's own order, by UTF-16 units, is the same and faster as long as there are no surrogates.
  const isSame = texts.every((text) => !surrogate.test(text));
  return isSame ? texts.toSorted() : texts.toSorted(byUtf8);
}

const surrogate = /[\ud800-\udfff]/;
