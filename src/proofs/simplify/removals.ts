import type { Change } from '../../audit/change';
import { present } from '../../audit/match';
import type { GroupResources, MatchListField, Path, Policy, PolicyRule } from '../../audit/types';
import type { Budget } from '../findRequest';
import { ruleIndexInSteps } from '../ruleIndex';
import { before, beforeAnd, fallsTheSame } from './fallsTheSame';
import type { Reason, Simplified, SimplifyStep } from './simplification';

/** Returns the first rule, from the end, that the policy does not need, as a step; undefined if it needs all. Pauses. */
export function* removableRule(
  policy: Policy,
  budget: Budget,
): Generator<undefined, SimplifyStep | undefined> {
  const { rules } = policy;
  if (rules.length < 2) return undefined;
  const index = yield* ruleIndexInSteps(rules);
  for (let at = rules.length - 1; at >= 0; at--) {
    yield;
    const region = [rules[at]!];
    const why = yield* fallsTheSame(policy, at, region, index, before(index, at), budget);
    if (why === undefined) continue;
    return {
      what: { kind: 'rule removed', rule: at, reason: reasonOf(why, at) },
      changes: [{ kind: 'remove', path: ['rules', at] }],
      policy: { ...policy, rules: rules.toSpliced(at, 1) },
    };
  }
  return undefined;
}

/** `own`: what stands for the rule itself among those that cover. */
function reasonOf(why: { by: readonly number[] } | 'later', rules: number): Reason {
  if (why === 'later') return { kind: 'later' };
  const by = why.by.filter((rule) => rule < rules);
  if (why.by.length === 0) return { kind: 'empty' };
  return by.length < why.by.length ? { kind: 'repeated' } : { kind: 'covered', by };
}

/** A value of a rule that may have no effect: the rule without it, and what it alone lets in. */
interface Candidate {
  rule: number;
  what: Pick<
    Extract<Simplified, { kind: 'value removed' }>,
    'field' | 'value' | 'isEntry' | 'path'
  >;
  rest: PolicyRule;
  only: PolicyRule;
}

/** More values are not looked at one by one. */
const valuesAtMost = 2000;

/** Returns the first value without effect as a step; undefined if each has one, or there are very many. Pauses. */
export function* removableValue(
  policy: Policy,
  budget: Budget,
): Generator<undefined, SimplifyStep | undefined> {
  const { rules } = policy;
  const candidates = rules.flatMap((rule, at) => [...candidatesIn(rule, at)]);
  if (candidates.length > valuesAtMost) return undefined;
  const index = yield* ruleIndexInSteps([...rules, ...candidates.map(({ rest }) => rest)]);
  for (const [number, { rule: at, what, rest, only }] of candidates.entries()) {
    yield;
    const except = beforeAnd(index, at, rules.length + number);
    const why = yield* fallsTheSame(policy, at, [rules[at]!, only], index, except, budget);
    if (why === undefined) continue;
    const changes: Change[] = [{ kind: 'remove', path: what.path }];
    return {
      what: { kind: 'value removed', rule: at, ...what, reason: reasonOf(why, rules.length) },
      changes,
      policy: { ...policy, rules: rules.toSpliced(at, 1, rest) },
    };
  }
  return undefined;
}

const lists = [
  ...(['users', 'userGroups', 'verbs', 'namespaces', 'nonResourceURLs'] as const),
] satisfies MatchListField[];

function* candidatesIn(rule: PolicyRule, at: number): Generator<Candidate> {
  const path = (...way: (string | number)[]): Path => ['rules', at, ...way];
  for (const field of lists) {
    const values = rule[field] ?? [];
    if (values.length < 2) continue;
    for (const [place, value] of values.entries()) {
      yield {
        rule: at,
        what: { field, value, isEntry: false, path: path(field, place) },
        rest: { ...rule, [field]: values.toSpliced(place, 1) },
        only: { level: '', [field]: [value] },
      };
    }
  }
  const entries = rule.resources ?? [];
  for (const [number, entry] of entries.entries()) {
    const put = (...changed: GroupResources[]) => entries.toSpliced(number, 1, ...changed);
    if (entries.length > 1) {
      const { group = '' } = entry;
      yield {
        rule: at,
        what: { field: 'resources', value: group, isEntry: true, path: path('resources', number) },
        rest: { ...rule, resources: put() },
        only: { level: '', resources: [entry] },
      };
    }
    for (const field of ['resources', 'resourceNames'] as const) {
      const values = entry[field] ?? [];
      if (values.length < 2 || !present(entry.resources)) continue;
      for (const [place, value] of values.entries()) {
        yield {
          rule: at,
          what: {
            ...{ field: 'resources', value, isEntry: false },
            path: path('resources', number, field, place),
          },
          rest: { ...rule, resources: put({ ...entry, [field]: values.toSpliced(place, 1) }) },
          only: { level: '', resources: [{ ...entry, [field]: [value] }] },
        };
      }
    }
  }
}
