import { around } from './around';
import { codeMarks } from './codeMarks';
import { replacedCharacters, tabs } from './characters';
import { linesInSteps } from './lines';
import { grepNumbers, lineMarks } from './lineMarks';
import { marks } from './marks';
import { outside } from './outside';
import { repairedInSteps, unrepaired, type Repaired } from './pieces';
import type { Residue } from './residue';

/** What is taken out of a text: the text without it, and the kinds by name. */
export interface TakenOut {
  result: Repaired;
  /** In the order in which they were found, each once. */
  names: readonly string[];
  /** What the button says. */
  title: ReturnType<Residue['title']>;
}

/** A text with more layers is something else. */
const layersAtMost = 24;

/** All kinds, also lines around the policy: what is outermost first. A tab becomes so many spaces. */
export const kindsOf = (tabWidth: number, hasLines: boolean): readonly Residue[] => [
  ...around,
  ...codeMarks,
  grepNumbers,
  ...marks,
  ...lineMarks,
  ...(hasLines ? outside : []),
  ...replacedCharacters,
  tabs(tabWidth),
];

/**
 * Takes out what copying added to a text, layer by layer: a prompt around a fence around line numbers. Pauses between
 * layers. Returns undefined if there is nothing of the kind. Whether the rest is a policy is for the caller to see.
 */
export function* takeOut(
  text: string,
  kinds: readonly Residue[],
): Generator<undefined, TakenOut | undefined> {
  let result = unrepaired(text);
  const titles = new Map<string, TakenOut['title']>();
  yield;
  let lines = yield* linesInSteps(text);
  for (let layer = 0; layer < layersAtMost; layer++) {
    let hasFound = false;
    for (const { name, title, find } of kinds) {
      yield;
      const edits = yield* find(lines, result.text);
      const [first] = edits;
      if (!first) continue;
      hasFound = true;
      const removed = result.text.slice(first.start, first.end);
      const own = typeof name === 'string' ? name : name(removed);
      titles.set(own, title(own));
      result = yield* repairedInSteps(result, edits);
      yield;
      lines = yield* linesInSteps(result.text);
      break;
    }
    if (!hasFound) break;
  }
  const names = [...titles.keys()];
  const [title, ...others] = titles.values();
  if (title === undefined) return undefined;
  return { result, names, title: others.length === 0 ? title : 'Remove what copying left' };
}
