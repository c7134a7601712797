/** Returns the place `by` behind `at` in a list; its beginning for something that is not in it (-1); undefined beyond its ends. */
export function neighbour(at: number, by: 1 | -1, length: number): number | undefined {
  const to = at < 0 ? 0 : at + by;
  return to >= 0 && to < length ? to : undefined;
}
