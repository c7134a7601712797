/** Returns the values of a sorted list that begin with the prefix. */
export function beginningWith(sorted: readonly string[], prefix: string): readonly string[] {
  const first = firstFrom(sorted, prefix);
  let end = first;
  while (sorted[end]?.startsWith(prefix) === true) end++;
  return sorted.slice(first, end);
}

/** The place of the first value in a sorted list that does not come before this one. */
function firstFrom(sorted: readonly string[], value: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
