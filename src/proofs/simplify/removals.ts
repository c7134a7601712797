import { matchListFields, present } from '../../audit/match';
import type { MatchField, PolicyRule } from '../../audit/types';
import { bitsOf, hasBit } from '../bits';
import { findRequest } from '../findRequest';
import { liveShape, type Region } from '../region';
import { ruleIndexInSteps } from '../ruleIndex';
import { entryAt, isApart, valueAt, valueInEntry, type Candidate } from './candidates';
import { before, beforeAnd, fallsTheSame, type Falls } from './fallsTheSame';
import { narrowedTo } from './narrowedTo';
import type { FoundStep, Reason } from './simplification';
import {
  isNeededFor,
  isOver,
  isSkipped,
  needsOf,
  sizeOf,
  spend,
  take,
  type Working,
} from './working';

/**
 * Removes rules, fields and values without effect, from the last rule to the first: what a rule is needed for
 * does not depend on what is removed before it, so that once through is enough. Pauses.
 */
export function* removeWithoutEffect(work: Working): Generator<undefined, void> {
  for (let at = work.policy.rules.length - 1; at >= 0; at--) {
    yield;
    if (isOver(work)) return;
    if (yield* isRuleDone(work, at)) continue;
    for (const field of [...matchListFields, 'resources'] as const)
      yield* removeField(work, at, field);
    for (const field of matchListFields) {
      const { length } = work.policy.rules[at]![field] ?? [];
      const twice = isApart(field) ? repeatedIn(work.policy.rules[at]![field]) : noPlaces;
      for (let place = length - 1; place >= 0; place--) {
        if (isOver(work)) return;
        const candidate = valueAt(work.policy.rules[at]!, field, place);
        if (candidate) yield* removeValue(work, at, candidate, twice.has(place));
      }
    }
    yield* removeInEntries(work, at);
  }
}

const noPlaces: ReadonlySet<number> = new Set();

/** The places of values that were there before. */
function repeatedIn(values: readonly string[] = []): ReadonlySet<number> {
  const seen = new Set<string>();
  const places = new Set<number>();
  for (const [place, value] of values.entries()) {
    if (seen.has(value)) places.add(place);
    seen.add(value);
  }
  return places;
}

/** Removes a whole rule if it may be removed. Returns whether there is nothing more to do with it. */
function* isRuleDone(work: Working, at: number): Generator<undefined, boolean> {
  const { policy, numbers } = work;
  const { rules } = policy;
  const rule = rules[at]!;
  const needs = needsOf(work, rule);
  const known = needs.get('');
  if (known && isNeededFor(work, numbers[at]!, known)) return false;
  if (rules.length < 2) return false;
  const why = yield* whyRemovable(work, at, undefined);
  if (!why) return false;
  const step: FoundStep = {
    what: { kind: 'rule removed', rule: at, reason: why },
    changes: [{ kind: 'remove', path: ['rules', at] }],
    policy: { ...policy, rules: rules.toSpliced(at, 1) },
  };
  if (!isSkipped(work, step.what)) yield* take(work, step, { gone: at });
  return true;
}

/** `rules`: what stands behind them is for the rule itself. */
function reasonOf(falls: Exclude<Falls, { kind: 'needed' | 'undecided' }>, rules: number): Reason {
  if (falls.kind === 'later') return { kind: 'later' };
  const by = falls.by.filter((rule) => rule < rules);
  if (falls.by.length === 0) return { kind: 'empty' };
  return by.length < falls.by.length ? { kind: 'repeated' } : { kind: 'covered', by };
}

/** Removes a field without which the rule matches no other requests. */
function* removeField(work: Working, at: number, field: MatchField): Generator<undefined, void> {
  const { policy, index, numbers, budget } = work;
  const rule = policy.rules[at]!;
  if (!present(rule[field]) || isOver(work)) return;
  const { [field]: _, ...rest } = rule;
  const needs = needsOf(work, rule);
  if (needs.has(field)) return;
  spend(work, sizeOf(rest) * index.forUrls.length);
  // Only the rule itself counts: earlier rules may be changed one day.
  const found = yield* findRequest([rest], index, bitsOf(index.size, [numbers[at]!]), budget);
  if (found.kind === 'request') needs.set(field, found.request);
  if (found.kind === 'undecided') work.isComplete = false;
  if (found.kind !== 'none') return;
  const step: FoundStep = {
    what: { kind: 'field removed', rule: at, field },
    changes: [{ kind: 'remove', path: ['rules', at, field] }],
    policy: { ...policy, rules: policy.rules.toSpliced(at, 1, rest) },
  };
  if (isSkipped(work, step.what)) return;
  work.needs.set(rest, needs);
  yield* take(work, step, { changed: at });
}

function* removeInEntries(work: Working, at: number): Generator<undefined, void> {
  const count = work.policy.rules[at]!.resources?.length ?? 0;
  for (let number = count - 1; number >= 0; number--) {
    if (isOver(work)) return;
    const whole = entryAt(work.policy.rules[at]!, number);
    if (whole && (yield* removeValue(work, at, whole, false))) continue;
    for (const field of ['resourceNames', 'resources'] as const) {
      const { length } = work.policy.rules[at]!.resources![number]![field] ?? [];
      for (let place = length - 1; place >= 0; place--) {
        if (isOver(work)) return;
        spend(work, length / 20);
        const candidate = valueInEntry(work.policy.rules[at]!, number, field, place);
        if (candidate) yield* removeValue(work, at, candidate, false);
      }
    }
  }
}

/** Removes a value if it may be removed; returns whether there is nothing more to do with it. */
function* removeValue(
  work: Working,
  at: number,
  candidate: Candidate,
  isTwice: boolean,
): Generator<undefined, boolean> {
  const { policy } = work;
  const rule = policy.rules[at]!;
  if (!isTwice && (yield* isShownNeeded(work, at, candidate))) return false;
  const reason: Reason | undefined = isTwice
    ? { kind: 'repeated' }
    : yield* whyRemovable(work, at, candidate);
  if (!reason) return false;
  const { field, value, isEntry } = candidate;
  const path = ['rules', at, ...candidate.path];
  const rest = candidate.rest();
  const step: FoundStep = {
    what: { kind: 'value removed', rule: at, field, value, isEntry, path, reason },
    changes: [{ kind: 'remove', path }],
    policy: { ...policy, rules: policy.rules.toSpliced(at, 1, rest) },
  };
  if (!isSkipped(work, step.what)) {
    work.needs.set(rest, needsOf(work, rule));
    yield* take(work, step, { changed: at });
  }
  return true;
}

/** Whether one request shows that the value is needed: one that is known, or one like those that need the rule. */
function* isShownNeeded(
  work: Working,
  at: number,
  { key, only, isInRest, size }: Candidate,
): Generator<undefined, boolean> {
  const { index, budget, policy } = work;
  const number = work.numbers[at]!;
  const rule = policy.rules[at]!;
  yield;
  const needs = needsOf(work, rule);
  const known = needs.get(key);
  spend(work, 20 + size / 5);
  if (known && !isInRest(known) && isNeededFor(work, number, known)) return true;
  const base = needs.get('');
  if (!base) return false;
  const found = yield* findRequest(
    [narrowedTo(rule, base, only)],
    ...([index, before(index, number), budget] as const),
  );
  if (found.kind !== 'request') return false;
  if (isInRest(found.request) || !isNeededFor(work, number, found.request)) return false;
  needs.set(key, found.request);
  return true;
}

/** Why no request needs the rule, or this value of it; undefined if one does, or if that takes too much. */
function* whyRemovable(
  work: Working,
  at: number,
  candidate: Candidate | undefined,
): Generator<undefined, Reason | undefined> {
  const { policy, numbers } = work;
  const rule = policy.rules[at]!;
  const region = candidate ? [rule, { level: '', ...candidate.only }] : [rule];
  const { falls, places, rules } =
    candidate && !isApart(candidate.field)
      ? yield* amongFew(work, at, region, candidate.rest())
      : yield* amongAll(work, at, region);
  if (falls.kind === 'undecided') work.isComplete = false;
  if (falls.kind === 'needed') needsOf(work, rule).set(candidate?.key ?? '', falls.request);
  if (falls.kind === 'undecided' || falls.kind === 'needed') return undefined;
  const reason = reasonOf(falls, rules);
  return reason.kind === 'covered'
    ? { kind: 'covered', by: reason.by.map((each) => places?.[each] ?? numbers.indexOf(each)) }
    : reason;
}

/** What was found, and the places of the rules in the policy by their numbers in it. */
interface Asked {
  falls: Falls;
  places?: readonly number[];
  /** Higher numbers are for the rule itself. */
  rules: number;
}

function* amongAll(work: Working, at: number, region: Region): Generator<undefined, Asked> {
  const { index, outcomes, numbers, byNumber, budget } = work;
  const own = numbers[at]!;
  spend(
    work,
    region.reduce((sum, rule) => sum + sizeOf(rule), 20),
  );
  const except = before(index, own);
  const falls = yield* fallsTheSame(byNumber, outcomes, own, region, index, except, budget);
  return { falls, rules: index.size };
}

/** Looks only at the rules that may meet this one, and at what the rule is without the value: an index of them is small. */
function* amongFew(
  work: Working,
  at: number,
  region: Region,
  rest: PolicyRule,
): Generator<undefined, Asked> {
  const { policy, index, outcomes, numbers, budget } = work;
  const shape = liveShape(policy.rules[at]!);
  const meeting = shape ? index.meeting(shape) : undefined;
  const places = numbers.flatMap((number, place) =>
    place === at || (meeting && hasBit(meeting, number)) ? [place] : [],
  );
  const rules = places.map((place) => policy.rules[place]!);
  const own = places.indexOf(at);
  spend(
    work,
    rules.reduce((sum, each) => sum + sizeOf(each), 50),
  );
  const few = yield* ruleIndexInSteps([...rules, rest]);
  const fates = [...places.map((place) => outcomes[numbers[place]!]!), outcomes.at(-1)!];
  const except = beforeAnd(few, own, rules.length);
  const falls = yield* fallsTheSame(rules, fates, own, region, few, except, budget);
  return { falls, places, rules: rules.length };
}
