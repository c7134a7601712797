import { resultOf } from '../audit/steps';
import { parseInSteps } from './parse';
import type { ParseResult } from './tree';

/** The last texts parsed, newest first: the text before an edit and the one after it. */
let remembered: { text: string; result: ParseResult }[] = [];

/**
 * Same as parseYaml, but remembers the last texts: an edit parses the text before and after it, and
 * readPolicy then parses the latter. The tree is shared and must not be changed.
 */
export function parseOnce(text: string): ParseResult {
  return resultOf(parseOnceInSteps(text));
}

/** Same as parseOnce, with pauses. */
export function* parseOnceInSteps(text: string): Generator<undefined, ParseResult> {
  const known = remembered.find((entry) => entry.text === text);
  const entry = known ?? { text, result: yield* parseInSteps(text) };
  remembered = [entry, ...remembered.filter((other) => other.text !== text)].slice(0, 2);
  return entry.result;
}
