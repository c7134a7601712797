import type { Policy } from '../../audit/types';
import { bitRange, bitsOf, firstBit, numbersIn, addBits, type Bits } from '../bits';
import { outcomeKey } from '../difference';
import { findRequest, type Budget } from '../findRequest';
import { liveShape, type Region } from '../region';
import type { RuleIndex } from '../ruleIndex';

/**
 * Returns why a rule, or a part of it, may be missing: it has no request left that the rules `except` of the
 * index do not match, or later rules record the same of all of them. undefined where it may not, or where the answer
 * takes too much. The index begins with the policy's rules. Pauses.
 */
export function* fallsTheSame(
  policy: Policy,
  at: number,
  region: Region,
  index: RuleIndex,
  except: Bits,
  budget: Budget,
): Generator<undefined, { by: readonly number[] } | 'later' | undefined> {
  const { rules } = policy;
  const found = yield* findRequest(region, index, except, budget);
  if (found.kind === 'undecided') return undefined;
  if (found.kind === 'none') return { by: found.by };
  const own = outcomeKey(policy, rules[at]);
  const outcomes = [...rules, undefined].map((rule) => outcomeKey(policy, rule));
  const later = bitRange(index.size, at + 1, rules.length);
  // One request mostly tells that it may not.
  const matching = index.request(found.request).map((word, n) => word & later[n]!);
  if (outcomes[firstBit(matching) ?? rules.length] !== own) return undefined;
  for (const next of yield* laterRules(policy, at, region, index)) {
    if (outcomes[next] === own) continue;
    const earlier = bitRange(index.size, at + 1, next);
    addBits(earlier, except);
    const rule = rules[next];
    const taken = yield* findRequest(rule ? [...region, rule] : region, index, earlier, budget);
    if (taken.kind !== 'none') return undefined;
  }
  return 'later';
}

/** The rules behind `at` that may match a request of the region, and behind them "no rule". */
function* laterRules(
  { rules }: Policy,
  at: number,
  region: Region,
  index: RuleIndex,
): Generator<undefined, number[]> {
  const meeting = bitRange(index.size, at + 1, rules.length);
  for (const rule of region) {
    yield;
    const shape = liveShape(rule);
    if (!shape) return [];
    const may = index.meeting(shape);
    for (let word = 0; word < meeting.length; word++) meeting[word]! &= may[word]!;
  }
  return [...numbersIn(meeting), rules.length];
}

/** The rules before one. */
export const before = (index: RuleIndex, at: number): Bits => bitRange(index.size, 0, at);

/** The rules before one, and another one that stands behind the policy's in the index. */
export function beforeAnd(index: RuleIndex, at: number, more: number): Bits {
  const bits = before(index, at);
  addBits(bits, bitsOf(index.size, [more]));
  return bits;
}
