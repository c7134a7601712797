import { changesAtMost, fix } from './check';
import type { Finding } from './finding';

/** The title of the fix for values in typographic quotes. */
export const straightening = 'Remove the typographic quotes';

/** Gives all findings about typographic quotes one fix for all of them: who has one has them everywhere. */
export function withOneStraightening(found: Finding[]): Finding[] {
  const changes = found.flatMap(({ fix: own }) =>
    own?.title === straightening ? own.changes : [],
  );
  if (changes.length < 2) return found;
  const all = fix(straightening, ...changes.slice(0, changesAtMost));
  return found.map((each) => (each.fix?.title === straightening ? { ...each, fix: all } : each));
}
