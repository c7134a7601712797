import type { Change } from '../../audit/change';
import { isResourceRule, matchFields, present } from '../../audit/match';
import type { GroupResources, MatchField, Policy, PolicyRule } from '../../audit/types';
import { rememberedFor } from '../../audit/listLookup';
import { bitRange, hasBit, removeBit } from '../bits';
import { outcomeKey } from '../difference';
import { findRequest } from '../findRequest';
import { liveShape } from '../region';
import type { FoundStep, Simplified } from './simplification';
import { isOver, isSkipped, needsOf, sizeOf, spend, take, type Working } from './working';

/** So many pairs of rules at most are tried. */
const pairsAtMost = 5000;

/**
 * Makes one of two rules, as long as there are such: they record the same and differ in one list only, and
 * the policy stays the same with both lists in one rule, in the place of either. Pauses.
 */
export function* mergeRules(work: Working): Generator<undefined, void> {
  const failed = new WeakMap<PolicyRule, WeakSet<PolicyRule>>();
  let left = pairsAtMost;
  while (!isOver(work)) {
    const step = yield* nextMerge();
    if (!step) return;
    const { rule: kept, other: gone } = step.what;
    const merged = step.policy.rules[gone < kept ? kept - 1 : kept]!;
    const { rules } = work.policy;
    work.needs.set(
      merged,
      new Map([...needsOf(work, rules[gone]!), ...needsOf(work, rules[kept]!)]),
    );
    yield* take(work, step, { gone, changed: kept });
  }

  function* nextMerge() {
    const { policy } = work;
    spend(work, policy.rules.length);
    for (const [one, other, field] of pairsOf(policy)) {
      const [a, b] = [policy.rules[one]!, policy.rules[other]!];
      if (failed.get(a)?.has(b) === true) continue;
      if (--left < 0) work.isComplete = false;
      if (left < 0 || isOver(work)) return undefined;
      yield;
      for (const [kept, gone] of [
        [one, other],
        [other, one],
      ] as const) {
        const step = merged(policy, kept, gone, field);
        if (isSkipped(work, step.what)) continue;
        if (yield* mayMove(work, gone, kept)) return step;
      }
      failed.set(a, (failed.get(a) ?? new WeakSet()).add(b));
    }
    return undefined;
  }
}

/** Whether the requests of one rule are recorded the same where the other rule is: those that rules between them decide. */
function* mayMove(work: Working, gone: number, kept: number): Generator<undefined, boolean> {
  const { policy, index, outcomes, numbers, budget } = work;
  const rule = policy.rules[gone]!;
  const shape = liveShape(rule);
  if (!shape) return true;
  const own = numbers[gone]!;
  const meeting = index.meeting(shape);
  spend(work, sizeOf(rule) / 5 + 10);
  for (let at = Math.min(gone, kept) + 1; at < Math.max(gone, kept); at++) {
    const number = numbers[at]!;
    if (outcomes[number] === outcomes[own] || !hasBit(meeting, number)) continue;
    const except = bitRange(index.size, 0, number);
    removeBit(except, own);
    spend(work, sizeOf(policy.rules[at]!));
    const found = yield* findRequest([rule, policy.rules[at]!], index, except, budget);
    if (found.kind === 'undecided') work.isComplete = false;
    if (found.kind !== 'none') return false;
  }
  return true;
}

/** Makes entries of one rule into one: those with the same group and the same names. Pauses. */
export function* mergeEntries(work: Working): Generator<undefined, void> {
  for (let at = work.policy.rules.length - 1; at >= 0; at--) {
    yield;
    const skipped = new Set<string>();
    while (!isOver(work)) {
      const step = mergeableEntries(work.policy, at, skipped);
      if (!step) break;
      if (isSkipped(work, step.what)) {
        skipped.add(step.what.group);
        continue;
      }
      work.needs.set(step.policy.rules[at]!, needsOf(work, work.policy.rules[at]!));
      yield* take(work, step, { changed: at });
    }
  }
}

type Merge<Kind> = FoundStep & { readonly what: Extract<Simplified, { kind: Kind }> };

function mergeableEntries(
  policy: Policy,
  at: number,
  skipped: ReadonlySet<string>,
): Merge<'entries merged'> | undefined {
  const seen = new Map<string, number>();
  for (const [place, entry] of (policy.rules[at]!.resources ?? []).entries()) {
    const { group = '', resources = [], resourceNames = [] } = entry;
    if (resources.length === 0 || skipped.has(group)) continue;
    const key = JSON.stringify([group, [...resourceNames].sort()]);
    const first = seen.get(key);
    seen.set(key, first ?? place);
    if (first !== undefined) return entriesMerged(policy, at, first, place);
  }
  return undefined;
}

function entriesMerged(
  policy: Policy,
  at: number,
  first: number,
  place: number,
): Merge<'entries merged'> {
  const rule = policy.rules[at]!;
  const entries = rule.resources ?? [];
  const kept = entries[first]!;
  const had = kept.resources ?? [];
  const more = (entries[place]!.resources ?? []).filter((each) => !had.includes(each));
  const merged: GroupResources = { ...kept, resources: [...had, ...more] };
  const path = ['rules', at, 'resources'];
  return {
    what: { kind: 'entries merged', rule: at, group: kept.group ?? '' },
    changes: [
      ...more.map((value, n): Change => ({
        kind: 'set',
        path: [...path, first, 'resources', had.length + n],
        value,
      })),
      { kind: 'remove', path: [...path, place] },
    ],
    policy: {
      ...policy,
      rules: policy.rules.toSpliced(at, 1, {
        ...rule,
        resources: entries.toSpliced(first, 1, merged).toSpliced(place, 1),
      }),
    },
  };
}

/** Rules that record the same and differ in one list, nearest first. */
function pairsOf(policy: Policy): (readonly [number, number, MatchField])[] {
  const { rules } = policy;
  const byKey = new Map<string, { at: number; field: MatchField }[]>();
  for (const [at, rule] of rules.entries()) {
    const outcome = outcomeKey(policy, rule);
    for (const [field, conditions] of mergeKeys(rule)) {
      const key = outcome + conditions;
      const known = byKey.get(key);
      if (known) known.push({ at, field });
      else byKey.set(key, [{ at, field }]);
    }
  }
  const pairs = [...byKey.values()].flatMap((alike) =>
    alike.flatMap(({ at, field }, n) =>
      alike.slice(n + 1, n + 1 + neighboursAtMost).map((other) => [at, other.at, field] as const),
    ),
  );
  return pairs.sort((a, b) => a[1] - a[0] - (b[1] - b[0]) || a[0] - b[0]);
}

/** A rule is merged with one of the next so many that are like it. */
const neighboursAtMost = 3;

/** The fields in which a rule may differ from one that it is merged with, with what must be the same. */
const mergeKeys = rememberedFor((rule: PolicyRule) =>
  matchFields
    .filter(
      (field) => present(rule[field]) && !(field === 'nonResourceURLs' && isResourceRule(rule)),
    )
    .map(
      (field) => [field, JSON.stringify([field, ownOutcome(rule), others(rule, field)])] as const,
    ),
);

/** What is written about the outcome: what is merged keeps its text. */
const ownOutcome = ({ level, omitStages = [], omitManagedFields }: PolicyRule) => [
  level,
  [...omitStages].sort(),
  omitManagedFields ?? null,
];

/** All conditions but one. */
const others = (rule: PolicyRule, but: MatchField) =>
  matchFields.map((field) => {
    const list = field === but ? [] : (rule[field] ?? []);
    return [...new Set(list.map((value) => JSON.stringify(value)))].sort();
  });

function merged(
  policy: Policy,
  kept: number,
  gone: number,
  field: MatchField,
): Merge<'rules merged'> {
  const { rules } = policy;
  const [one, other] = [rules[kept]!, rules[gone]!];
  const had: readonly unknown[] = one[field] ?? [];
  const known = new Set(had.map((value) => JSON.stringify(value)));
  const more = (other[field] ?? []).filter((value) => !known.has(JSON.stringify(value)));
  const rule = { ...one, [field]: [...had, ...more] };
  return {
    what: { kind: 'rules merged', rule: kept, other: gone, field },
    changes: [
      ...more.map((value, n): Change => ({
        kind: 'set',
        path: ['rules', kept, field, had.length + n],
        value: typeof value === 'string' ? value : { ...value },
      })),
      { kind: 'remove', path: ['rules', gone] },
    ],
    policy: { ...policy, rules: rules.toSpliced(kept, 1, rule).toSpliced(gone, 1) },
  };
}
