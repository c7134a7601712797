import type { Attributes } from '../audit/types';
import { addBit, bothBits, firstShared, noBitsLike, numbersIn, type Bits } from './bits';
import type { Classes, Part, Prepared } from './regionPart';
import { preparedParts } from './regionParts';
import type { Region } from './region';
import type { RuleIndex } from './ruleIndex';
import { sharedBy, within } from './valueClass';

/**
 * What was found: a request; none, because these rules together match every request (none where the
 * region has no request at all); or undecided, because the answer takes too much.
 */
export type Found =
  | { readonly kind: 'request'; readonly request: Attributes }
  | { readonly kind: 'none'; readonly by: readonly number[] }
  | { readonly kind: 'undecided' };

/** How much may be looked at: one for each combination of values that is compared with all rules. */
export interface Budget {
  left: number;
}

/** A region, ready to be searched. */
export type PreparedRegion = readonly Part[];

/** Thrown when the budget is used up. */
class TooMuch extends Error {}

/**
 * Finds a request in the region that none of the rules `except` of the index matches, among all requests
 * that kube-apiserver can receive (docs/proofs.md says which). Exact: 'none' is a proof. Of each field it takes the
 * values that the fewest rules match, one for each set of rules; then every combination of them is looked up,
 * field by field, until no rule is left or one is certain to match. Pauses.
 */
export function* findRequest(
  region: Region,
  index: RuleIndex,
  except: Bits,
  budget: Budget,
): Generator<undefined, Found> {
  const prepared = yield* prepareRegion(region, index, except);
  return prepared === 'undecided' ? { kind: 'undecided' } : findIn(prepared, except, budget);
}

/** Returns the region's values by the rules that match them, of these rules; 'undecided' if there are too many. Pauses. */
export const prepareRegion = preparedParts;

/**
 * Same as findRequest, in a region that was prepared for rules among which these are; each call takes time by the region's
 * values.
 */
export function findIn(region: PreparedRegion, except: Bits, budget: Budget): Found {
  /** Rules that together match everything that was looked at, and those that do so alone. */
  const by = new Set<number>();
  let alone: readonly number[] | undefined;
  for (const part of region) {
    const prepared = part.prepared();
    if (prepared === undefined) continue;
    if (prepared === 'undecided') return { kind: 'undecided' };
    const found = inPart(prepared, except, budget);
    if (found === 'undecided') return { kind: 'undecided' };
    if ('request' in found) return { kind: 'request', request: found.request() };
    for (const rule of found.by) by.add(rule);
    alone = alone === undefined ? found.alone : shared(alone, found.alone);
  }
  if (alone?.[0] !== undefined) return { kind: 'none', by: [alone[0]] };
  return { kind: 'none', by: [...by].toSorted((a, b) => a - b) };
}

const shared = (one: readonly number[], other: readonly number[]) =>
  one.filter((rule) => other.includes(rule));

/** Makes the request that was found; otherwise rules that match all together, and those that do so alone. */
type FoundInPart =
  | { request: () => Attributes }
  | { by: readonly number[]; alone: readonly number[] }
  | 'undecided';

function inPart(part: Prepared, except: Bits, budget: Budget): FoundInPart {
  const wholly = numbersIn(bothBits(part.wholly, except));
  if (wholly[0] !== undefined) return { by: [wholly[0]], alone: wholly };
  try {
    const classes = part.classes();
    const search = new Search(part, classes, classes.only(except), budget);
    const request = search.find();
    if (request) return { request };
    return { by: numbersIn(search.by).map((at) => classes.numbers[at]!), alone: [] };
  } catch (error) {
    if (error instanceof TooMuch) return 'undecided';
    throw error;
  }
}

/** Looks up the combinations of one part's values. */
class Search {
  /** Rules that together match everything that was looked at. */
  readonly by: Bits;

  constructor(
    private readonly part: Prepared,
    private readonly classes: Classes,
    private readonly rules: Bits,
    private readonly budget: Budget,
  ) {
    this.by = noBitsLike(rules);
  }

  /** Makes a request that none of the rules matches; undefined if there is none. */
  find(): (() => Attributes) | undefined {
    const { rules, part, classes } = this;
    const things = within(classes.things, rules);
    const verbs = within(classes.verbs, rules);
    const places = within(classes.places, rules);
    const senders = within(classes.senders, rules);
    const allSenders = sharedBy(senders, rules);
    const allPlaces = sharedBy(places, allSenders);
    const [both, left] = [rules.slice(), rules.slice()];
    for (const verb of verbs) {
      for (const thing of things) {
        this.spend();
        if (this.isMatched(firstShared(verb.bits, thing.bits, allPlaces))) continue;
        intersect(both, verb.bits, thing.bits);
        for (const place of places) {
          this.spend();
          intersect(left, both, place.bits);
          if (this.isMatched(firstShared(left, allSenders, rules))) continue;
          for (const sender of senders) {
            this.spend();
            if (this.isMatched(firstShared(left, sender.bits, rules))) continue;
            return () => part.make(verb.value, thing.value, place.value, sender.value);
          }
        }
      }
    }
    return undefined;
  }

  private isMatched(rule: number | undefined): boolean {
    if (rule === undefined) return false;
    addBit(this.by, rule);
    return true;
  }

  private spend(): void {
    if (--this.budget.left < 0) throw new TooMuch();
  }
}

function intersect(result: Bits, one: Bits, other: Bits): void {
  for (let word = 0; word < result.length; word++) result[word] = one[word]! & other[word]!;
}
