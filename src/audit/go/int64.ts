/** Returns whether Go's strconv.ParseInt(text, 10, 64) accepts the string: a decimal integer of 64 bits. */
export function isInt64(text: string): boolean {
  if (!/^[+-]?[0-9]+$/.test(text)) return false;
  const value = BigInt(text);
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}
