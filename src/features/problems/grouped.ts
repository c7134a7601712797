import type { Analysis } from '../../engine/check';
import { lineAt } from '../../engine/lineAt';
import type { Problem } from '../../engine/problem';

/** What is said once, and the first place of it on each of its lines. */
export interface ProblemGroup {
  problem: Problem;
  places: { line: number; range: Problem['range'] }[];
}

const remembered = new WeakMap<Analysis, ProblemGroup[]>();

/** The entries of the Problems list; the verdict counts the same ones. */
export function problemGroups(analysis: Analysis): readonly ProblemGroup[] {
  let groups = remembered.get(analysis);
  if (!groups) {
    groups = grouped(analysis.problems, lineAt(analysis.text));
    remembered.set(analysis, groups);
  }
  return groups;
}

/**
 * Problems in the same words as one, where the first of them stands. One with a fix stays alone:
 * its fix is for its own place.
 */
export function grouped(
  problems: readonly Problem[],
  lineOf: (offset: number) => number,
): ProblemGroup[] {
  const groups: ProblemGroup[] = [];
  const byWords = new Map<string, ProblemGroup>();
  for (const problem of problems) {
    const { source, severity, message, advice, range, fix } = problem;
    const place = { line: lineOf(range.start), range };
    const words = JSON.stringify([source, severity, message, advice]);
    const same = fix ? undefined : byWords.get(words);
    if (same) {
      if (same.places.at(-1)?.line !== place.line) same.places.push(place);
      continue;
    }
    const group = { problem, places: [place] };
    groups.push(group);
    if (!fix) byWords.set(words, group);
  }
  return groups;
}
