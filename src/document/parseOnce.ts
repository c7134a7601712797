import { parseYaml } from './parse';
import type { ParseResult } from './tree';

/** The last texts parsed, newest first: the text before an edit and the one after it. */
let remembered: { text: string; result: ParseResult }[] = [];

/**
 * parseYaml, but a text parsed a moment ago is not parsed again: an edit reads the text before and
 * after it, and the reader then reads the second of them. The tree is shared and must not be changed.
 */
export function parseOnce(text: string): ParseResult {
  const known = remembered.find((entry) => entry.text === text);
  const entry = known ?? { text, result: parseYaml(text) };
  remembered = [entry, ...remembered.filter((other) => other !== entry)].slice(0, 2);
  return entry.result;
}
