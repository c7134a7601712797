/** A line of the table of rules: a rule, or how many rules that do not match are left out there. */
export type Rung = { index: number } | { leftOut: number };

/** From this number on, the rules above the one that matches are folded. */
const foldedFrom = 6;
/** Of many rules the first and the last are shown: the last one matches, or none does. */
const atStart = 60;
const atEnd = 20;

/** Returns how many rules above the matching one can be folded: `count` rules were evaluated, and the last matches. */
export function foldable(count: number, deciding: number | undefined): number {
  const above = deciding === undefined ? 0 : count - 1;
  return above >= foldedFrom ? above : 0;
}

/** Returns the lines for so many evaluated rules. When they are folded, only the last one is left. */
export function rungsFor(count: number, isFolded: boolean): readonly Rung[] {
  const all = [...Array(count).keys()].map((index): Rung => ({ index }));
  if (isFolded) return all.slice(-1);
  if (count <= atStart + atEnd) return all;
  return [...all.slice(0, atStart), { leftOut: count - atStart - atEnd }, ...all.slice(-atEnd)];
}
