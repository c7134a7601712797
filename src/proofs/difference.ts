import { auditConfig } from '../audit/evaluator';
import { rememberedFor } from '../audit/listLookup';
import { resultOf } from '../audit/steps';
import { levels, stages, type Attributes, type Policy, type PolicyRule } from '../audit/types';
import { addBits, bitRange, hasBit, type Bits } from './bits';
import { findRequest, type Budget } from './findRequest';
import { conditionsKey } from './conditionsKey';
import { coveringBoth } from './byValue/covering';
import { naturalRequest } from './naturalRequest';
import { liveShape, type Region } from './region';
import { ruleIndexInSteps, type RuleIndex } from './ruleIndex';

/** Requests that two policies treat differently: those that one rule of each decides. */
export interface DifferencePart {
  /** The deciding rules, from 0; undefined where no rule matches. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** One of the requests. */
  readonly request: Attributes;
}

/** Everything that two policies treat differently. No parts and nothing undecided: they are equal for every request. */
export interface PolicyDifference {
  readonly parts: readonly DifferencePart[];
  /** Pairs of rules that were not compared to the end, because it would take too much. */
  readonly undecided: number;
}

/** So many combinations are looked at for one difference; each pair of rules counts as so many at least. */
export const combinationsAtMost = 2_000_000;
const pairCost = 150;

/** Same as differenceInSteps, at once. */
export function difference(before: Policy, after: Policy): PolicyDifference {
  return resultOf(differenceInSteps(before, after));
}

/**
 * Returns which requests two policies record differently: another level, other stages, or managed fields
 * kept in one only. Exact, for all requests that kube-apiserver can receive: there is a part for a pair of rules if and
 * only if some request is decided by both, each in its policy. Both policies must be valid. `known` are their pairs, for
 * who has them. Pauses.
 */
export function* differenceInSteps(
  before: Policy,
  after: Policy,
  budget: Budget = { left: combinationsAtMost },
  known?: RulePairs,
): Generator<undefined, PolicyDifference> {
  const pairs = known ?? (yield* pairsOf(before, after));
  const parts: DifferencePart[] = [];
  let undecided = 0;
  for (const [one, other] of pairs.different()) {
    yield;
    budget.left -= pairCost;
    if (budget.left < 0) {
      undecided++;
      continue;
    }
    const answer = yield* pairs.find(one, other, budget);
    if (answer.kind === 'undecided') undecided++;
    if (answer.kind !== 'request') continue;
    parts.push({
      before: ruleAt(before, one),
      after: ruleAt(after, other),
      request: answer.request,
    });
  }
  return { parts, undecided };
}

/** "No rule" stands behind all rules. */
const ruleAt = ({ rules }: Policy, at: number) => (at < rules.length ? at : undefined);

/** Two policies, to ask for requests that a certain rule of each decides. */
export interface RulePairs {
  readonly index: RuleIndex;
  /** The pairs that may differ, by place; the number of rules stands for "no rule". */
  different(): Iterable<readonly [before: number, after: number]>;
  /** A request that both rules decide, each in its policy. */
  find(before: number, after: number, budget: Budget): ReturnType<typeof findRequest>;
  /** A request of a part that reads well: for a resource that Kubernetes serves, by an ordinary user, if there is one. */
  natural(part: DifferencePart): Attributes;
  /** What both rules match, and the earlier rules of both policies in the index. */
  readonly region: (before: number, after: number) => Region;
  readonly earlier: (before: number, after: number) => Bits;
}

/** Returns the pairs of rules of two policies. The index has the rules of the first policy, then those of the second. Pauses. */
export function* pairsOf(before: Policy, after: Policy): Generator<undefined, RulePairs> {
  const [a, b] = [before.rules, after.rules];
  const all = [...a, ...b];
  const index = yield* ruleIndexInSteps(all);
  const region = (one: number, other: number): Region => {
    const rules = [a[one], b[other]].filter((rule): rule is PolicyRule => rule !== undefined);
    const [first, second] = rules;
    // Long lists are not combined with themselves.
    return first && second && conditionsKey(first) === conditionsKey(second) ? [first] : rules;
  };
  const earlier = (one: number, other: number): Bits => {
    const bits = bitRange(all.length, 0, one);
    addBits(bits, bitRange(all.length, a.length, a.length + other));
    return bits;
  };
  const coveringOf = rememberedFor((rule: PolicyRule) => {
    const shape = liveShape(rule);
    return shape && index.covering(shape);
  });
  return {
    index,
    region,
    earlier,
    different: () => differentPairs(before, after, index),
    *find(one, other, budget) {
      const except = earlier(one, other);
      const [own, others] = [
        coveringOf(a[one] ?? everyRequest),
        coveringOf(b[other] ?? everyRequest),
      ];
      const covering = own && others && coveringBoth(own, others, except);
      if (covering !== undefined) return { kind: 'none', by: [covering] };
      return yield* findRequest(region(one, other), index, except, budget);
    },
    natural: (part) => {
      const places = [part.before ?? a.length, part.after ?? b.length] as const;
      return naturalRequest(part.request, region(...places), index, earlier(...places));
    },
  };
}

const everyRequest: PolicyRule = { level: '' };

/** Pairs with different outcomes whose rules may meet, and that no equal rule before one of them rules out. */
function* differentPairs(
  before: Policy,
  after: Policy,
  index: RuleIndex,
): Generator<readonly [number, number]> {
  const [a, b] = [sideOf(before), sideOf(after)];
  const start = samePrefix(a, b);
  for (let one = start; one < a.outcomes.length; one++) {
    const rule = before.rules[one];
    const shape = rule && liveShape(rule);
    if (rule && !shape) continue;
    const meets = shape ? index.meeting(shape) : undefined;
    // Behind an equal rule, nothing of this one is left.
    const last = Math.min(b.outcomes.length - 1, b.firstWith.get(a.keys[one] ?? '') ?? Infinity);
    for (let other = start; other <= last; other++) {
      if (a.outcomes[one] === b.outcomes[other]) continue;
      const isRule = other < after.rules.length;
      if (meets && isRule && !hasBit(meets, before.rules.length + other)) continue;
      if ((a.firstWith.get(b.keys[other] ?? '') ?? Infinity) < one) continue;
      yield [one, other];
    }
  }
}

interface Side {
  /** What each rule records, and behind them what "no rule" does. */
  outcomes: readonly string[];
  /** Equal for rules with the same conditions. */
  keys: readonly string[];
  firstWith: ReadonlyMap<string, number>;
}

function sideOf(policy: Policy): Side {
  const keys = policy.rules.map(conditionsKey);
  const firstWith = new Map<string, number>();
  for (const [at, key] of keys.entries()) if (!firstWith.has(key)) firstWith.set(key, at);
  const outcomes = [...policy.rules, undefined].map((rule) => outcomeKey(policy, rule));
  return { outcomes, keys, firstWith };
}

/** How many rules at the beginning are the same in both. */
function samePrefix(a: Side, b: Side): number {
  const differs = a.keys.findIndex(
    (key, at) => key !== b.keys[at] || a.outcomes[at] !== b.outcomes[at],
  );
  return differs < 0 ? a.keys.length : differs;
}

/** Returns a text that is equal for rules that record the same of whatever request; undefined is "no rule". */
export function outcomeKey(policy: Policy, rule: PolicyRule | undefined): string {
  const { level, omitStages, omitManagedFields } = auditConfig(policy, rule);
  if (level === 'None' || omitStages.length === stages.length) return levels[0];
  const bodies = level === 'Request' || level === 'RequestResponse';
  return [level, ...omitStages, bodies && omitManagedFields ? 'no managed fields' : ''].join(' ');
}
