/** Would Go's strconv.ParseInt(text, 10, 64) take the text: a decimal integer that fits 64 bits? */
export function isInt64(text: string): boolean {
  if (!/^[+-]?[0-9]+$/.test(text)) return false;
  const value = BigInt(text);
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}
