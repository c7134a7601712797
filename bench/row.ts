/** A row of the bench's output. */
export interface Row {
  /** What was measured, with its size. */
  what: string;
  measured: string;
  /** The target; absent if the number is only informative. */
  target?: { text: string; met: boolean };
}

/** Returns the value below which that share (0 to 1) of the values lies; NaN without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
