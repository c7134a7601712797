import { isStep, resultOf } from '../audit/steps';
import type { PolicyRule } from '../audit/types';
import { covers } from './covers';
import { coverKeys, neededKeys, prefixLengthOf, type FieldKeys } from './coverKeys';
import { ruleShape, type RuleShape } from './ruleShape';

/** A rule is compared with at most this many earlier ones; with more candidates it counts as reached. */
const comparedAtMost = 500;

/** All comparisons together, so that thousands of similar rules do not hold up the page. */
const comparisonsAtMost = 100_000;

/**
 * Returns for each rule the first earlier rule that alone matches all of its requests; undefined if
 * there is none, and for a rule that matches no request.
 */
export function coveringRules(rules: readonly PolicyRule[]): (number | undefined)[] {
  const earlier = new EarlierRules();
  return rules.map((rule, at) => {
    const shape = ruleShape(rule);
    const found = resultOf(earlier.firstCover(shape));
    // Whatever a covered rule covers, its own covering rule covers as well.
    if (found === undefined) resultOf(earlier.add(at, shape));
    return found;
  });
}

/** The key of a rule that no field limits. */
function* anyRequest() {
  yield '';
}

/** Rules in order, to find the first that covers another without comparing all of them. */
export class EarlierRules {
  private readonly shapes = new Map<number, RuleShape>();
  private readonly byKey = new Map<string, number[]>();
  /** The lengths of the URL prefixes among the keys. */
  private readonly prefixLengths = new Set<number>();
  private left = comparisonsAtMost;

  /** Adds the rule with this index. Pauses. */
  *add(at: number, shape: RuleShape): Generator<undefined, void> {
    this.shapes.set(at, shape);
    const keys = yield* this.scarcest(coverKeys(shape));
    let read = 0;
    for (const key of keys()) {
      if (isStep(read++)) yield;
      const length = prefixLengthOf(key);
      if (length !== undefined) this.prefixLengths.add(length);
      const known = this.byKey.get(key);
      if (known) known.push(at);
      else this.byKey.set(key, [at]);
    }
  }

  /** Returns the first rule that covers `narrow`; undefined if none does, or if there are too many to compare. Pauses. */
  *firstCover(narrow: RuleShape): Generator<undefined, number | undefined> {
    if (this.shapes.size === 0 || this.left < 0) return undefined;
    const found: number[][] = [];
    let count = 0;
    for (const key of neededKeys(narrow, this.prefixLengths)) {
      const rules = this.byKey.get(key);
      if (!rules) continue;
      found.push(rules);
      count += rules.length;
    }
    if (count > comparedAtMost) return undefined;
    this.left -= count;
    for (const at of [...new Set(found.flat())].sort((a, b) => a - b)) {
      if (covers(this.shapes.get(at) ?? narrow, narrow)) return at;
      yield;
    }
    return undefined;
  }

  /** Of the fields that limit a rule, the one under whose keys the fewest rules are. */
  private *scarcest(fields: readonly FieldKeys[]): Generator<undefined, FieldKeys> {
    let best: FieldKeys = anyRequest;
    let least = Infinity;
    for (const keys of fields) {
      let load = 0;
      let read = 0;
      for (const key of keys()) {
        if (isStep(read++)) yield;
        load = Math.max(load, this.byKey.get(key)?.length ?? 0);
        // No less than another field.
        if (load >= least) break;
      }
      if (load < least) {
        least = load;
        best = keys;
      }
    }
    return best;
  }
}
