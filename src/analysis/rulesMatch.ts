/** So many rules are named one by one. */
const namedAtMost = 6;

/** Returns "Rule 2 matches" or "Rules 1, 2 and 4 together match"; of many, the first and how many more. In: indices from 0. */
export function rulesMatch(rules: readonly number[]): string {
  const numbers = rules.map((index) => `${index + 1}`);
  if (numbers.length < 2) return `Rule ${numbers.join('')} matches`;
  const isLong = numbers.length > namedAtMost;
  const shown = numbers.slice(0, isLong ? namedAtMost - 1 : -1);
  const last = isLong ? `${numbers.length - shown.length} more` : numbers.at(-1);
  return `Rules ${shown.join(', ')} and ${last} together match`;
}
