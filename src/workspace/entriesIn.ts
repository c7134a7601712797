/** What an object from anywhere holds, by its keys; a map has no prototype that a key could mean. Undefined for anything else. */
export function entriesIn(value: unknown): Map<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}
