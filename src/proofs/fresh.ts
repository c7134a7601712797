/**
 * Returns a value that none of `isTaken`, one that reads well if possible: the first of `wanted` that is free,
 * otherwise the last with a number behind it.
 */
export function fresh(wanted: readonly string[], isTaken: (value: string) => boolean): string {
  const free = wanted.find((value) => !isTaken(value));
  if (free !== undefined) return free;
  const base = wanted.at(-1) ?? 'x';
  for (let number = 2; ; number++) if (!isTaken(`${base}-${number}`)) return `${base}-${number}`;
}
