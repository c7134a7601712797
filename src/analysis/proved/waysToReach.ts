import type { Change } from '../../audit/change';
import { present } from '../../audit/match';
import type { Policy, PolicyRule } from '../../audit/types';
import { bitRange } from '../../proofs/bits';
import { combinationsAtMost, reachabilityOf } from '../../proofs/reachability';
import { ruleIndex } from '../../proofs/ruleIndex';
import { resultOf } from '../../audit/steps';
import { changesAtMost, fix, listed, quoted, removals, type Fix } from '../findings/check';

/** Something to do about a rule that is never reached, and the policy after it. */
export interface Way {
  fix: Fix;
  after: Policy;
}

/**
 * Returns what can be done about a rule whose requests all match the rules `by` before it: move it above them, take its
 * values out of a single such rule, where it is reached then, or remove it.
 */
export function waysToReach(policy: Policy, index: number, by: readonly number[]): Way[] {
  const [cover, ...more] = by;
  if (cover === undefined) return [];
  return [
    movedAbove(policy, index, cover),
    ...(more.length === 0 ? narrowed(policy, index, cover) : []),
    {
      fix: fix(`Remove rule ${index + 1}`, { kind: 'remove', path: ['rules', index] }),
      after: { ...policy, rules: policy.rules.toSpliced(index, 1) },
    },
  ];
}

function movedAbove(policy: Policy, from: number, to: number): Way {
  const rules = [...policy.rules];
  rules.splice(to, 0, ...rules.splice(from, 1));
  return {
    fix: fix(`Move above rule ${to + 1}`, { kind: 'moveRule', from, to }),
    after: { ...policy, rules },
  };
}

interface Narrowing {
  values: readonly string[];
  changes: Change[];
  rule: PolicyRule;
}

/** The first field of the earlier rule from which the values of this rule can be taken, such that it is reached. */
function narrowed(policy: Policy, index: number, cover: number): Way[] {
  const [late, early] = [policy.rules[index], policy.rules[cover]];
  if (!late || !early) return [];
  for (const { values, changes, rule } of narrowings(early, late, ['rules', cover])) {
    const after = { ...policy, rules: policy.rules.with(cover, rule) };
    if (changes.length > changesAtMost || !isReached(after, index)) continue;
    const what = listed(values.map(quoted));
    return [{ fix: fix(`Remove ${what} from rule ${cover + 1}`, ...changes), after }];
  }
  return [];
}

const lists = ['verbs', 'namespaces', 'users', 'userGroups', 'nonResourceURLs'] as const;

function* narrowings(
  early: PolicyRule,
  late: PolicyRule,
  path: readonly (string | number)[],
): Generator<Narrowing> {
  yield* withoutResources(early, late, path);
  for (const field of lists) {
    const out = new Set(late[field]);
    const list = early[field] ?? [];
    const taken = list.flatMap((value, at) => (out.has(value) ? [at] : []));
    if (taken.length === 0 || taken.length === list.length) continue;
    yield {
      values: [...new Set(taken.map((at) => list[at]!))],
      changes: removals([...path, field], taken),
      rule: { ...early, [field]: list.filter((value) => !out.has(value)) },
    };
  }
}

function* withoutResources(
  early: PolicyRule,
  late: PolicyRule,
  path: readonly (string | number)[],
): Generator<Narrowing> {
  const entries = early.resources ?? [];
  for (const [at, { group = '', resources = [], resourceNames }] of entries.entries()) {
    const out = new Set(
      (late.resources ?? []).flatMap((entry) =>
        (entry.group ?? '') === group ? (entry.resources ?? []) : [],
      ),
    );
    const taken = resources.flatMap((value, place) => (out.has(value) ? [place] : []));
    // An entry without resources would be for the whole group.
    if (taken.length === 0 || taken.length === resources.length || present(resourceNames)) continue;
    const left = resources.filter((value) => !out.has(value));
    yield {
      values: [...new Set(taken.map((place) => resources[place]!))],
      changes: removals([...path, 'resources', at, 'resources'], taken),
      rule: { ...early, resources: entries.with(at, { ...entries[at], resources: left }) },
    };
  }
}

function isReached({ rules }: Policy, index: number): boolean {
  const byValue = ruleIndex(rules);
  const earlier = bitRange(rules.length, 0, index);
  const budget = { left: combinationsAtMost };
  return resultOf(reachabilityOf(rules[index]!, byValue, earlier, budget)).kind === 'reached';
}
