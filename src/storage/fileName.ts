/**
 * The name a text is downloaded under: that of the file it came from, else that of the policy with what
 * file systems do not like replaced, else a usual one.
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
