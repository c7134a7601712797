/** Returns a time in ms since 1970 as `2026-11-30 12:30`, in UTC; undefined if there is none. */
export function timeOfDay(at: number): string | undefined {
  const date = at > 0 ? new Date(at) : undefined;
  return date && Number.isFinite(date.getTime())
    ? date.toISOString().slice(0, 16).replace('T', ' ')
    : undefined;
}
