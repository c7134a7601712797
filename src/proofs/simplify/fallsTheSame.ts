import type { Attributes, PolicyRule } from '../../audit/types';
import { addBits, bitRange, bothBits, bitsOf, firstBit, numbersIn, type Bits } from '../bits';
import { findRequest, type Budget } from '../findRequest';
import type { Region } from '../region';
import type { RuleIndex } from '../ruleIndex';
import { rulesMeeting } from '../rulesMeeting';

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
  const matching = bothBits(index.request(found.request), later);
  if (outcomes[firstBit(matching) ?? rules.length] !== own) {
    return { kind: 'needed', request: found.request };
  }
  // "No rule" stands behind all rules.
  for (const next of [...numbersIn(rulesMeeting(region, index, later)), rules.length]) {
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

/** The rules before one. */
export const before = (index: RuleIndex, at: number): Bits => bitRange(index.size, 0, at);

/** The rules before one, and another one that stands behind the policy's in the index. */
export function beforeAnd(index: RuleIndex, at: number, more: number): Bits {
  const bits = before(index, at);
  addBits(bits, bitsOf(index.size, [more]));
  return bits;
}
