import { isJson } from './load/isJson';
import { parseOnce } from './parseOnce';
import { savedText } from './savedText';
import type { Span } from './tree';

/** What the server does not read because it follows the first document. Offsets are UTF-16. */
export interface IgnoredDocuments extends Span {
  /** The marker that ends the first document; `start` and `end` are its place. */
  marker: '---' | '...';
  /** Whether rules follow it. */
  hasRules: boolean;
}

/**
 * Returns the `---` or `...` after the first document if the server ignores anything after it; undefined if only
 * comments, blank lines and document markers follow, or if the text does not parse. yaml.Unmarshal of go-yaml v2 stops
 * after the first document.
 */
export function ignoredDocuments(text: string): IgnoredDocuments | undefined {
  // JSON is one document.
  if (isJson(text)) return undefined;
  const { root, end } = { end: 0, ...parseOnce(savedText(text)) };
  if (!root) return undefined;
  const found = /^(?:---|\.\.\.)(?=\s|$)/m.exec(text.slice(end));
  if (!found) return undefined;
  const start = end + found.index;
  const rest = text.slice(start).replace(/^(?:---|\.\.\.)|#.*$/gm, '');
  if (rest.trim() === '') return undefined;
  const marker = found[0] === '...' ? '...' : '---';
  return { start, end: start + 3, marker, hasRules: level.test(rest) };
}

const level = /(?:^|[{,\s-])["']?level["']?[ \t]*:/m;
