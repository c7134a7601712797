import { auditConfig } from '../audit/evaluator';
import { resultOf } from '../audit/steps';
import type { Policy, PolicyRule } from '../audit/types';
import { bitsOf, numbersIn, type Bits } from './bits';
import { conditionsKey } from './conditionsKey';
import {
  combinationsAtMost,
  differenceInSteps,
  outcomeKey,
  pairsOf,
  type DifferencePart,
  type RulePairs,
} from './difference';
import { findRequest, type Budget } from './findRequest';
import type { DifferenceSet, ExceptedRule } from './differenceSet';
import { mergedSets } from './mergedSets';
import { naturalRequest } from './naturalRequest';
import { narrowed } from './narrowed';
import type { Region } from './region';
import { rulesMeeting } from './rulesMeeting';

/** Everything that two policies treat differently, in as few sets as rules allow. */
export interface DescribedDifference {
  readonly sets: readonly DifferenceSet[];
  /** Pairs of rules whose requests differ as well, but are in no set, because there would be too many. */
  readonly more: number;
  /** Pairs of rules that were not compared to the end, because it would take too much. */
  readonly undecided: number;
}

/** More sets are not described: nobody reads them. */
const setsAtMost = 100;

/** Same as describedInSteps, at once. */
export function describedDifference(before: Policy, after: Policy): DescribedDifference {
  return resultOf(describedInSteps(before, after));
}

/**
 * Returns what `difference` finds, as sets of requests. Together they are exactly the requests that
 * differ, as far as `more` and `undecided` are 0: what a rule of one policy decides where all of that changes in one way, otherwise what two rules
 * decide, one of each policy; sets that differ in one field are one. Both policies must be valid. Pauses.
 */
export function* describedInSteps(
  before: Policy,
  after: Policy,
): Generator<undefined, DescribedDifference> {
  const pairs = yield* pairsOf(before, after);
  const budget = (): Budget => ({ left: combinationsAtMost });
  const { parts, undecided } = yield* differenceInSteps(before, after, budget(), pairs);
  const work = new Sets(before, after, pairs, budget(), undecided);
  const { sets, more } = yield* work.of(parts);
  return { sets: mergedSets(sets), more, undecided };
}

/** Of the parts of a difference, those that one set describes: what the rule of one side decides, or of both. */
interface Grouped {
  region: Region;
  earlier: Bits;
  parts: readonly DifferencePart[];
}

class Sets {
  private readonly count: number;

  constructor(
    private readonly before: Policy,
    private readonly after: Policy,
    private readonly pairs: RulePairs,
    private readonly budget: Budget,
    private readonly undecided: number,
  ) {
    this.count = before.rules.length;
  }

  *of(
    parts: readonly DifferencePart[],
  ): Generator<undefined, { sets: DifferenceSet[]; more: number }> {
    const sets: DifferenceSet[] = [];
    const done = new Set<DifferencePart>();
    for (const part of parts) {
      yield;
      if (done.has(part)) continue;
      if (sets.length === setsAtMost) break;
      const grouped = yield* this.widest(part, parts);
      for (const each of grouped.parts) done.add(each);
      sets.push(yield* this.set(grouped));
    }
    return { sets, more: parts.length - done.size };
  }

  /** The most parts that the conditions of one rule describe, this one among them. */
  private *widest(
    part: DifferencePart,
    parts: readonly DifferencePart[],
  ): Generator<undefined, Grouped> {
    const ofAfter = parts.filter((each) => each.after === part.after);
    const ofBefore = parts.filter((each) => each.before === part.before);
    const isFirst = ofAfter.length >= ofBefore.length;
    for (const side of isFirst ? (['after', 'before'] as const) : (['before', 'after'] as const)) {
      const own = side === 'after' ? ofAfter : ofBefore;
      if (!(yield* this.isWhole(side, part, own))) continue;
      const [one, other] =
        side === 'after'
          ? [0, place(this.after, part.after)]
          : [place(this.before, part.before), 0];
      const rule =
        side === 'after'
          ? this.ruleOf(this.after, part.after)
          : this.ruleOf(this.before, part.before);
      return { region: rule ? [rule] : [], earlier: this.pairs.earlier(one, other), parts: own };
    }
    const [one, other] = [place(this.before, part.before), place(this.after, part.after)];
    return {
      region: this.pairs.region(one, other),
      earlier: this.pairs.earlier(one, other),
      parts: [part],
    };
  }

  private ruleOf({ rules }: Policy, at: number | undefined): PolicyRule | undefined {
    return at === undefined ? undefined : rules[at];
  }

  /** Whether everything that the part's rule of this side decides differs in the same way as the part. */
  private *isWhole(
    side: 'before' | 'after',
    part: DifferencePart,
    own: readonly DifferencePart[],
  ): Generator<undefined, boolean> {
    const [here, there] = side === 'after' ? [this.after, this.before] : [this.before, this.after];
    const otherSide = side === 'after' ? 'before' : 'after';
    const keyOf = (policy: Policy, at: number | undefined) =>
      outcomeKey(policy, this.ruleOf(policy, at));
    const wanted = keyOf(there, part[otherSide]);
    if (own.some((each) => keyOf(there, each[otherSide]) !== wanted)) return false;
    // What is the same in both is in no part.
    const same = keyOf(here, part[side]);
    const at = place(here, part[side]);
    const known = new Set(own.map((each) => place(there, each[otherSide])));
    for (let other = 0; other <= there.rules.length; other++) {
      const isSame = outcomeKey(there, there.rules[other]) === same;
      // A pair that was not compared to the end may differ in another way.
      if (!isSame && (this.undecided === 0 || known.has(other))) continue;
      yield;
      const found = yield* side === 'after'
        ? this.pairs.find(other, at, this.budget)
        : this.pairs.find(at, other, this.budget);
      if (found.kind !== 'none') return false;
    }
    return true;
  }

  private *set({ region, earlier, parts }: Grouped): Generator<undefined, DifferenceSet> {
    const [first] = parts as [DifferencePart];
    const { index } = this.pairs;
    const conditions = yield* narrowed(region, index, earlier, this.budget);
    const left = yield* this.needed(conditions.region, earlier);
    const unique = (values: (number | undefined)[]) => [...new Set(values)];
    return {
      conditions,
      except: this.named(left),
      was: auditConfig(this.before, this.ruleOf(this.before, first.before)),
      is: auditConfig(this.after, this.ruleOf(this.after, first.after)),
      before: unique(parts.map((part) => part.before)),
      after: unique(parts.map((part) => part.after)),
      request: naturalRequest(first.request, conditions.region, index, earlier),
    };
  }

  /** The rules that are needed to say what is not in the region. */
  private *needed(region: Region, earlier: Bits): Generator<undefined, number[]> {
    const { index } = this.pairs;
    let left = numbersIn(rulesMeeting(region, index, earlier));
    for (const rule of left.toReversed()) {
      yield;
      const others = left.filter((each) => each !== rule);
      const found = yield* findRequest(
        [...region, this.ruleInIndex(rule)],
        index,
        bitsOf(index.size, others),
        this.budget,
      );
      if (found.kind === 'none') left = others;
    }
    return left;
  }

  private ruleInIndex(at: number): PolicyRule {
    return at < this.count ? this.before.rules[at]! : this.after.rules[at - this.count]!;
  }

  /** One name for a rule that is in both policies. */
  private named(rules: readonly number[]): ExceptedRule[] {
    const found = new Map<string, ExceptedRule>();
    for (const at of rules) {
      const key = conditionsKey(this.ruleInIndex(at));
      const [before, after] = [this.before, this.after].map((policy) =>
        policy.rules.findIndex((rule) => conditionsKey(rule) === key),
      ) as [number, number];
      if (found.has(key)) continue;
      if (before >= 0 && after >= 0) found.set(key, { in: 'both', before, after });
      else if (before >= 0) found.set(key, { in: 'before', rule: before });
      else found.set(key, { in: 'after', rule: after });
    }
    return [...found.values()];
  }
}

const place = ({ rules }: Policy, at: number | undefined) => at ?? rules.length;
