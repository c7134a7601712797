/** One line of the bench's table. */
export interface Row {
  /** What was measured, with its size. */
  what: string;
  measured: string;
  /** What was promised; absent where the number only informs. */
  target?: { text: string; met: boolean };
}

/** The value below which that share (0 to 1) of the values lie; NaN for no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
