/** Enough for the keys of an export before its list, in characters or bytes. */
export const exportStart = 2000;

/**
 * Returns whether a text begins like a file of exported workspaces. It looks only at the first keys: the text may
 * be long, or cut short.
 */
export function seemsExport(text: string): boolean {
  return /^\uFEFF?\s*\{[^{}[\]]*"auditorium"\s*:\s*"workspaces"/.test(text.slice(0, exportStart));
}
