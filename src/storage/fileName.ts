/**
 * Returns the name for a download: that of the file the text came from, else metadata.name with characters
 * that file systems reject replaced, else `audit-policy`. The extension is .json or .yaml, as the text.
 */
export function fileName(opened: string | undefined, policy: string | undefined, text: string) {
  if (opened !== undefined) return opened;
  const safe = (policy ?? '')
    .slice(0, 80)
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  const isJson = /^\s*\{/.test(text);
  return `${safe === '' ? 'audit-policy' : safe}.${isJson ? 'json' : 'yaml'}`;
}
