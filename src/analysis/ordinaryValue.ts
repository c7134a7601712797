/** Returns whether a request can have the value as it is written: no wildcard, and no quotes or white space around it. */
export function isOrdinary(value: string): boolean {
  return value !== '' && value === value.trim() && !/\*|^["'“”‘’„]|["'“”‘’„]$/.test(value);
}
