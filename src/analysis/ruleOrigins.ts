import type { PolicyRule } from '../audit/types';

/**
 * Returns for each rule of `after` its index in `before`; undefined for a new one. Equal rules are
 * paired first, wherever they are; of the rest, those at the same index count as one edited rule, and
 * if as many are left on both sides, they are paired in order. Each index occurs once.
 */
export function ruleOrigins(
  before: readonly PolicyRule[],
  after: readonly PolicyRule[],
): (number | undefined)[] {
  const places = new Map<string, number[]>();
  // From the end, so that the first place of a rule is the last of its list, which is fast to take.
  for (const [index, rule] of [...before.entries()].reverse()) {
    const key = keyOf(rule);
    const list = places.get(key);
    if (list) list.push(index);
    else places.set(key, [index]);
  }
  const origins = after.map((rule) => places.get(keyOf(rule))?.pop());
  const left = new Set([...places.values()].flat());
  for (const [index, origin] of origins.entries()) {
    if (origin === undefined && left.delete(index)) origins[index] = index;
  }
  const unmatched = origins.flatMap((origin, index) => (origin === undefined ? [index] : []));
  if (unmatched.length !== left.size) return origins;
  const rest = [...left].toSorted((a, b) => a - b);
  for (const [at, index] of unmatched.entries()) origins[index] = rest[at];
  return origins;
}

/** The order of the keys comes from the text and has no meaning. */
function keyOf(rule: PolicyRule): string {
  return JSON.stringify(Object.entries(rule).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
