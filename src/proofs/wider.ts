import { trimRight } from '../audit/go/trimRight';
import { everything } from './ruleShape';

/** Returns the patterns that match whatever `pattern` matches, itself included. */
export function coveringPatterns(pattern: string): string[] {
  const [base = '', subresource, ...rest] = pattern.split('/');
  const found = [pattern, everything];
  if (rest.length > 0 || base === everything) return found;
  if (subresource !== everything) found.push(`${base}/*`);
  if (subresource && subresource !== everything) found.push(`*/${subresource}`);
  return found;
}

/** Returns whether a value of nonResourceURLs matches whatever another one matches. */
export function urlCovers(wide: string, narrow: string): boolean {
  if (wide === everything || wide === narrow) return true;
  return wide.endsWith('*') && narrow.startsWith(trimRight(wide, '*'));
}
