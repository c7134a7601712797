import { isStep } from '../../audit/steps';
import type { Change } from '../../audit/change';
import { changesAtMost, fix } from './check';
import type { Finding } from './finding';

/** The title of the fix for values in typographic quotes. */
export const straightening = 'Remove the typographic quotes';

/** Gives all findings about typographic quotes one fix for all of them: who has one has them everywhere. Pauses. */
export function* withOneStraightening(found: Finding[]): Generator<undefined, Finding[]> {
  const changes: Change[] = [];
  for (const [at, { fix: own }] of found.entries()) {
    if (isStep(at)) yield;
    if (own?.title === straightening) changes.push(...own.changes);
    if (changes.length >= changesAtMost) break;
  }
  if (changes.length < 2) return found;
  const all = fix(straightening, ...changes.slice(0, changesAtMost));
  const changed: Finding[] = [];
  for (const [at, each] of found.entries()) {
    if (isStep(at)) yield;
    changed.push(each.fix?.title === straightening ? { ...each, fix: all } : each);
  }
  return changed;
}
