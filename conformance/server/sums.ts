import { createHash } from 'node:crypto';

/** Returns a short sum of log lines: the lines under every policy would take megabytes. */
export function sumOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, 12);
}
