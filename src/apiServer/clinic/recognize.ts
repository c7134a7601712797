import type { Span } from '../../document/tree';
import { serverMessages, type ServerMessage } from './messages';

/** A message that a log contains, with what it means. */
export interface Recognized extends Pick<ServerMessage, 'severity' | 'words'> {
  at: Span;
}

/** A line is looked at so far. */
const longestLine = 4000;
/** No message is shorter. */
const shortestLine = 16;

/**
 * Finds in the log of a server that does not start the messages that say why: each once, in the order of the log. Returns [] for a text without
 * any. Offsets are UTF-16 units.
 */
export function recognizeMessages(text: string): Recognized[] {
  const found: Recognized[] = [];
  const said = new Set<string>();
  let start = 0;
  for (const line of text.split('\n')) {
    // In a structured log, quotes are escaped.
    const part = line.slice(0, longestLine).replaceAll(String.raw`\"`, '"');
    const isAsWritten = line.startsWith(part);
    const patterns = line.length < shortestLine ? [] : serverMessages;
    for (const { pattern, severity, words } of patterns) {
      const match = pattern.exec(part);
      if (!match) continue;
      const filled = words.replace(/\$([12])/g, (_, group: string) => match[Number(group)] ?? '');
      if (!said.has(filled)) {
        const from = start + match.index;
        const at = isAsWritten
          ? { start: from, end: from + match[0].length }
          : { start, end: start + line.trimEnd().length };
        found.push({ severity, words: filled, at });
        said.add(filled);
      }
      break;
    }
    start += line.length + 1;
  }
  return found;
}
