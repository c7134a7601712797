import type { Attributes, PolicyRule } from '../../audit/types';
import { addBits, bitRange, bitsOf, firstBit, numbersIn, type Bits } from '../bits';
import { findRequest, type Budget } from '../findRequest';
import { liveShape, type Region } from '../region';
import type { RuleIndex } from '../ruleIndex';

/** Whether a rule, or a part of it, may be missing: why, or a request that needs it. */
export type Falls =
  /** It has no request left: these rules of the index match them. */
  | { readonly kind: 'covered'; readonly by: readonly number[] }
  /** Later rules record the same of all of them. */
  | { readonly kind: 'later' }
  | { readonly kind: 'needed'; readonly request: Attributes }
  | { readonly kind: 'undecided' };

/**
 * Returns whether the requests in the region that the rules `except` of the index do not match are recorded the same by the
 * rules behind `at`. The index begins with these rules; one that is undefined matches nothing in it. Pauses.
 */
export function* fallsTheSame(
  rules: readonly (PolicyRule | undefined)[],
  outcomes: readonly string[],
  at: number,
  region: Region,
  index: RuleIndex,
  except: Bits,
  budget: Budget,
): Generator<undefined, Falls> {
  const found = yield* findRequest(region, index, except, budget);
  if (found.kind === 'undecided') return found;
  if (found.kind === 'none') return { kind: 'covered', by: found.by };
  const own = outcomes[at];
  const later = bitRange(index.size, at + 1, rules.length);
  // One request mostly tells that it is needed.
  const matching = index.request(found.request).map((word, n) => word & later[n]!);
  if (outcomes[firstBit(matching) ?? rules.length] !== own) {
    return { kind: 'needed', request: found.request };
  }
  for (const next of yield* laterRules(rules.length, at, region, index)) {
    if (outcomes[next] === own) continue;
    const earlier = bitRange(index.size, at + 1, next);
    addBits(earlier, except);
    const rule = rules[next];
    const taken = yield* findRequest(rule ? [...region, rule] : region, index, earlier, budget);
    if (taken.kind === 'undecided') return taken;
    if (taken.kind === 'request') return { kind: 'needed', request: taken.request };
  }
  return { kind: 'later' };
}

/** The rules behind `at` that may match a request of the region, and behind them "no rule". */
function* laterRules(
  rules: number,
  at: number,
  region: Region,
  index: RuleIndex,
): Generator<undefined, number[]> {
  const meeting = bitRange(index.size, at + 1, rules);
  for (const rule of region) {
    yield;
    const shape = liveShape(rule);
    if (!shape) return [];
    const may = index.meeting(shape);
    for (let word = 0; word < meeting.length; word++) meeting[word]! &= may[word]!;
  }
  return [...numbersIn(meeting), rules];
}

/** The rules before one. */
export const before = (index: RuleIndex, at: number): Bits => bitRange(index.size, 0, at);

/** The rules before one, and another one that stands behind the policy's in the index. */
export function beforeAnd(index: RuleIndex, at: number, more: number): Bits {
  const bits = before(index, at);
  addBits(bits, bitsOf(index.size, [more]));
  return bits;
}
