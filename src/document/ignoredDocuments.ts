import { parseOnce } from './parseOnce';
import type { Span } from './tree';

/**
 * Returns the `---` after the first document if the server ignores anything after it; undefined if only
 * comments, blank lines and document markers follow, or if the text does not parse. Offsets are UTF-16. yaml.Unmarshal of go-yaml v2 stops after the first document.
 */
export function ignoredDocuments(text: string): Span | undefined {
  const { root, end } = { end: 0, ...parseOnce(text) };
  if (!root) return undefined;
  const marker = /^---/m.exec(text.slice(end));
  if (!marker) return undefined;
  const start = end + marker.index;
  const rest = text.slice(start).replace(/^(---|\.\.\.)|#.*$/gm, '');
  return rest.trim() === '' ? undefined : { start, end: start + 3 };
}
