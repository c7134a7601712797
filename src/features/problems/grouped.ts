import { lineAt } from '../../engine/lineAt';
import type { Problem } from '../../engine/problem';

/** One entry of the Problems list: a problem, and its first place on each line. */
export interface ProblemGroup {
  problem: Problem;
  places: { line: number; range: Problem['range'] }[];
  /** How many entries it is in the counts: itself, and those like it that are not listed. */
  count: number;
  /** How many more places there are, which are not listed. */
  morePlaces: number;
}

const remembered = new WeakMap<readonly Problem[], ProblemGroup[]>();

/** The entries of the Problems list for the problems of a text; the verdict counts the same ones. */
export function problemGroups(problems: readonly Problem[], text: string): readonly ProblemGroup[] {
  let groups = remembered.get(problems);
  if (!groups) {
    groups = grouped(problems, lineAt(text));
    remembered.set(problems, groups);
  }
  return groups;
}

/**
 * Groups problems with the same words, at the position of the first. A problem with a fix for its own place is not
 * grouped; those that share one fix are.
 */
export function grouped(
  problems: readonly Problem[],
  lineOf: (offset: number) => number,
): ProblemGroup[] {
  const groups: ProblemGroup[] = [];
  const byWords = new Map<string, ProblemGroup>();
  for (const problem of problems) {
    const { source, severity, message, advice, range } = problem;
    const place = { line: lineOf(range.start), range };
    const words = JSON.stringify([source, severity, message, advice]);
    const same = byWords.get(words);
    if (same && isShared(same.problem, problem)) {
      same.morePlaces += problem.more ?? 0;
      if (same.places.at(-1)?.line !== place.line) same.places.push(place);
      continue;
    }
    const group = { problem, places: [place], count: 1 + (problem.more ?? 0), morePlaces: 0 };
    groups.push(group);
    byWords.set(words, group);
  }
  return groups;
}

/** Whether one fix, or none, is that of both problems. */
const isShared = ({ fix: a }: Problem, { fix: b }: Problem) =>
  a === b || (a && b && 'changes' in a && 'changes' in b && a.changes === b.changes);
