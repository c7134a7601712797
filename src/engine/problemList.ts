import type { Problem } from './problem';

/** What a problem says and who says it; equal for problems that the Problems list shows as one. */
type Words = Pick<Problem, 'code' | 'source' | 'severity' | 'message' | 'advice'>;

/** At most so many problems of one kind are listed: nobody reads more, and each costs time to show. */
export const listedAtMost = 100;

/** Problems of one kind: how many are listed, and how many are not. */
interface Kind {
  listed: number;
  more: number;
}

/**
 * Collects problems, of which it lists at most a hundred of one kind, and counts the rest. A kind is a
 * check; problems without a fix that say the same words are a kind of their own, because the Problems list
 * shows them as one. The last problem of a kind says how many `more` there are.
 */
export function problemList() {
  const listed: { problem: Problem; kind: Kind }[] = [];
  const kinds = new Map<string, Kind>();
  const sameWords = new Map<string, Kind>();

  const kindOf = ({ code, source, severity }: Words): Kind => {
    const key = `${source} ${severity} ${code}`;
    let kind = kinds.get(key);
    if (!kind) {
      kind = { listed: 0, more: 0 };
      kinds.set(key, kind);
    }
    return kind;
  };

  return {
    /** Adds a problem; `complete` finds its range and fix, and is only called if it is listed. */
    add(words: Words, complete: () => Omit<Problem, keyof Words>): void {
      const said = JSON.stringify([words.source, words.severity, words.message, words.advice]);
      const kind = sameWords.get(said) ?? kindOf(words);
      if (kind.listed >= listedAtMost) {
        kind.more += 1;
        return;
      }
      const problem = { ...words, ...complete() };
      kind.listed += 1;
      listed.push({ problem, kind });
      if (!problem.fix && !sameWords.has(said)) sameWords.set(said, { listed: 1, more: 0 });
    },

    /** Returns the listed problems in the given order. The last of each kind says how many more there are. */
    sorted(order: (a: Problem, b: Problem) => number): Problem[] {
      const ordered = listed.toSorted((a, b) => order(a.problem, b.problem));
      const last = new Map(ordered.map((each) => [each.kind, each.problem]));
      return ordered.map(({ problem, kind }) =>
        kind.more > 0 && last.get(kind) === problem ? { ...problem, more: kind.more } : problem,
      );
    },
  };
}

/** Returns "and 9,900 more like it" for the last listed problem of a kind that has more; else ''. */
export function moreLikeIt({ more = 0 }: Pick<Problem, 'more'>): string {
  return more === 0 ? '' : `and ${more.toLocaleString('en')} more like it`;
}
