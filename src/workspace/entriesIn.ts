/** Returns the entries of any object as a map, where no key can reach a prototype; undefined for anything else. */
export function entriesIn(value: unknown): Map<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}
