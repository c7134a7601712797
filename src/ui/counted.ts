/**
 * Returns a whole number with commas: "1,000". Before its first `toLocaleString`, a browser reads tables of languages,
 * which delays the first paint.
 */
export const thousands = (count: number): string =>
  String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Returns a number with its noun: "1 rule", "2 rules", "no rules", "1,000 rules". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count === 0 ? 'no' : thousands(count)} ${count === 1 ? noun : plural}`;
}
