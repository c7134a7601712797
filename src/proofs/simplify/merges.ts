import type { Change } from '../../audit/change';
import { isResourceRule, matchFields, present } from '../../audit/match';
import type { GroupResources, MatchField, Policy, PolicyRule } from '../../audit/types';
import { differenceInSteps, outcomeKey } from '../difference';
import type { Budget } from '../findRequest';
import type { SimplifyStep } from './simplification';

/** So many pairs of rules at most are tried: each is proved by a difference. */
const pairsAtMost = 200;

/**
 * Returns the first two rules that can be one, as a step: they record the same and differ in one list only, and
 * the policy stays the same with both lists in one rule, in the place of either. undefined without such rules. Pauses.
 */
export function* mergeableRules(
  policy: Policy,
  budget: Budget,
): Generator<undefined, SimplifyStep | undefined> {
  let left = pairsAtMost;
  for (const [one, other, field] of pairsOf(policy)) {
    yield;
    if (--left < 0) return undefined;
    for (const [kept, gone] of [
      [one, other],
      [other, one],
    ] as const) {
      const step = merged(policy, kept, gone, field);
      const { parts, undecided } = yield* differenceInSteps(policy, step.policy, budget);
      if (parts.length === 0 && undecided === 0) return step;
    }
  }
  return undefined;
}

/** Returns entries of one rule that can be one, as a step: the same group and the same names. */
export function mergeableEntries(policy: Policy): SimplifyStep | undefined {
  for (const [at, rule] of policy.rules.entries()) {
    const entries = rule.resources ?? [];
    const seen = new Map<string, number>();
    for (const [place, entry] of entries.entries()) {
      const { group = '', resources = [], resourceNames = [] } = entry;
      if (resources.length === 0) continue;
      const key = JSON.stringify([group, [...resourceNames].sort()]);
      const first = seen.get(key);
      seen.set(key, first ?? place);
      if (first === undefined) continue;
      return entriesMerged(policy, at, first, place);
    }
  }
  return undefined;
}

function entriesMerged(policy: Policy, at: number, first: number, place: number): SimplifyStep {
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
function* pairsOf(policy: Policy): Generator<readonly [number, number, MatchField]> {
  const { rules } = policy;
  const byKey = new Map<string, { at: number; field: MatchField }[]>();
  for (const [at, rule] of rules.entries()) {
    for (const field of matchFields) {
      if (!present(rule[field])) continue;
      if (field === 'nonResourceURLs' && isResourceRule(rule)) continue;
      const key = JSON.stringify([
        field,
        outcomeKey(policy, rule),
        ownOutcome(rule),
        others(rule, field),
      ]);
      const known = byKey.get(key);
      if (known) known.push({ at, field });
      else byKey.set(key, [{ at, field }]);
    }
  }
  const pairs = [...byKey.values()].flatMap((alike) =>
    alike.slice(1).map(({ at, field }, n) => [alike[n]!.at, at, field] as const),
  );
  yield* pairs.toSorted((a, b) => a[1] - a[0] - (b[1] - b[0]) || a[0] - b[0]);
}

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

function merged(policy: Policy, kept: number, gone: number, field: MatchField): SimplifyStep {
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
