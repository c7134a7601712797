/** The empty text can only be typed as two quotes; every other text stands for itself. */
export function unquoted(typed: string): string {
  return typed === '""' || typed === "''" ? '' : typed;
}
