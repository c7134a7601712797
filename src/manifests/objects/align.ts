/**
 * Matches the items of a new list with those of an old one: equal items in the same order first, then equal ones that
 * have moved, then one by one what is left between the same neighbours. Returns the number of the old item for each new
 * one, -1 for none; no old item is used twice.
 */
export function align(old: readonly string[], now: readonly string[]): number[] {
  const from = inOrder(old, now);
  const isFree = old.map((_, number) => !from.includes(number));
  const take = (position: number, number: number) => {
    from[position] = number;
    isFree[number] = false;
  };
  for (const [position, item] of now.entries()) {
    if (from[position] !== -1) continue;
    const moved = old.findIndex((each, number) => isFree[number] && each === item);
    if (moved !== -1) take(position, moved);
  }
  let before = -1;
  for (const [position, number] of from.entries()) {
    if (number === -1 && isFree[before + 1]) take(position, before + 1);
    before = from[position] === -1 ? before : (from[position] ?? before);
  }
  return from;
}

/** Of the lengths of what differs; where it is larger, only the start and the end are compared. */
const productAtMost = 4_000_000;

/** The longest common subsequence, after the common start and end. */
function inOrder(old: readonly string[], now: readonly string[]): number[] {
  const from = now.map(() => -1);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) {
    from[start] = start++;
  }
  let ends = 0;
  const most = Math.min(old.length, now.length) - start;
  while (ends < most && old[old.length - 1 - ends] === now[now.length - 1 - ends]) {
    ends++;
    from[now.length - ends] = old.length - ends;
  }
  const rows = old.length - ends - start;
  const columns = now.length - ends - start;
  if (rows * columns > productAtMost) return from;
  const width = columns + 1;
  const longest = new Uint16Array((rows + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  const isEqual = (row: number, column: number) => old[start + row] === now[start + column];
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      longest[row * width + column] = isEqual(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (isEqual(row, column)) from[start + column++] = start + row++;
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return from;
}
