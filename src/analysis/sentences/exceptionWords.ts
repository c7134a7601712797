import type { Policy } from '../../audit/types';
import type { DifferenceSet, ExceptedRule } from '../../proofs/differenceSet';
import { plain, type Piece } from './sentencePiece';

/** The two policies that are compared. */
export interface Compared {
  readonly before: Policy;
  readonly after: Policy;
}

/** Returns ", except what rules 1–3 match and rule 5 matched before", with the numbers after where a rule is in both. */
export function exceptionWords(except: readonly ExceptedRule[]): Piece[] {
  const after = except.flatMap((each) =>
    each.in === 'both' ? [each.after] : each.in === 'after' ? [each.rule] : [],
  );
  const before = except.flatMap((each) => (each.in === 'before' ? [each.rule] : []));
  const parts = [
    ...(after.length > 0 ? [`${rulesText(after)} ${after.length > 1 ? 'match' : 'matches'}`] : []),
    ...(before.length > 0 ? [`${rulesText(before)} matched before`] : []),
  ];
  return parts.length > 0 ? [plain(`, except what ${parts.join(' and ')}`)] : [];
}

const rangesAtMost = 6;

/** Returns "rule 2", "rules 1–3 and 7"; of many, the first and how many more there are. Rules count from 0. */
export function rulesText(rules: readonly number[]): string {
  const ranges = rangesOf(rules);
  const shown = ranges.length > rangesAtMost ? ranges.slice(0, rangesAtMost - 1) : ranges;
  const left = ranges.slice(shown.length).reduce((sum, { length }) => sum + length, 0);
  const words = shown.flatMap(({ first, length }) =>
    length === 1
      ? [String(first + 1)]
      : length === 2
        ? [String(first + 1), String(first + 2)]
        : [`${first + 1}–${first + length}`],
  );
  if (left > 0) words.push(`${left} more`);
  const start = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ` : '';
  return `rule${rules.length > 1 ? 's' : ''} ${start}${words.at(-1) ?? ''}`;
}

interface Range {
  first: number;
  length: number;
}

function rangesOf(rules: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (const rule of rules.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && rule === last.first + last.length) last.length++;
    else ranges.push({ first: rule, length: 1 });
  }
  return ranges;
}

/**
 * Returns how a set without conditions continues "everything", if its exceptions are what all other rules of one policy match
 * that are evaluated: " that no other rule matches"; undefined if they are not, or there are none.
 */
export function allBut(
  { except, before, after }: DifferenceSet,
  compared: Compared,
): string | undefined {
  if (except.length === 0) return undefined;
  for (const side of ['after', 'before'] as const) {
    const [decides, ...more] = side === 'after' ? after : before;
    if (more.length > 0) continue;
    // One rule of this policy decides the whole set, so no earlier one matches any of it, excepted or not.
    const isEarlier = (each: ExceptedRule) => {
      if (each.in !== 'both') return each.in === side;
      return each[side] < (decides ?? Infinity);
    };
    if (!except.every(isEarlier)) continue;
    // Without a word for it, the policy after is meant.
    const isElse = except.every((each) => each.in === 'both');
    const matches = side === 'before' ? 'matched' : 'matches';
    const when = side === 'before' ? ' before' : isElse ? '' : ' now';
    if (decides === undefined) return ` that no rule ${matches}${when}`;
    const isLast = decides === compared[side].rules.length - 1;
    return ` that no ${isLast ? 'other' : 'earlier'} rule ${matches}${when}`;
  }
  return undefined;
}
