/** Returns the empty string for two quotes, the only way to type it, and any other text unchanged. */
export function unquoted(typed: string): string {
  return typed === '""' || typed === "''" ? '' : typed;
}
