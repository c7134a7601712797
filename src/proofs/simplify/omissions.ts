import type { Change } from '../../audit/change';
import { stages, type Policy, type PolicyRule } from '../../audit/types';
import { outcomeKey } from '../difference';
import type { FoundStep } from './simplification';
import { isOver, isSkipped, take, type Working } from './working';

/** Removes what rules say about stages and managed fields without effect, and lets the policy say what all rules say. Pauses. */
export function* removeOmissions(work: Working): Generator<undefined, void> {
  for (const { omitStages, omitManagedFields } of sharedOmissions) {
    yield;
    const step = moved(work.policy, omitStages, omitManagedFields);
    if (step && !isOver(work) && !isSkipped(work, step.what)) yield* take(work, step);
  }
  for (let at = work.policy.rules.length - 1; at >= 0; at--) {
    for (const found of withoutEffect(work.policy.rules[at]!, at)) {
      if (isOver(work)) return;
      const { policy } = work;
      const changed = found.rest(policy.rules[at]!);
      if (!changed) continue;
      const reason = reasonFor(policy, at, changed, found.field);
      if (!reason) continue;
      const { field, stage } = found;
      const place = stage === undefined ? [] : [policy.rules[at]!.omitStages!.lastIndexOf(stage)];
      const step: FoundStep = {
        what: { kind: 'omission removed', rule: at, field, stage, reason },
        changes: [{ kind: 'remove', path: ['rules', at, field, ...place] }],
        policy: { ...policy, rules: policy.rules.toSpliced(at, 1, changed) },
      };
      if (isSkipped(work, step.what)) {
        if (stage === undefined && field === 'omitStages') break;
        continue;
      }
      const needs = work.needs.get(policy.rules[at]!);
      if (needs) work.needs.set(changed, needs);
      yield* take(work, step);
    }
  }
}

interface Omission {
  field: 'omitStages' | 'omitManagedFields';
  stage: string | undefined;
  rest: (rule: PolicyRule) => PolicyRule | undefined;
}

/** What could be left out of a rule: the whole field first. */
function* withoutEffect(rule: PolicyRule, _at: number): Generator<Omission> {
  if (rule.omitManagedFields !== undefined) {
    yield {
      field: 'omitManagedFields',
      stage: undefined,
      rest: ({ omitManagedFields: _, ...rest }) => rest,
    };
  }
  const { omitStages } = rule;
  if (omitStages === undefined || omitStages.length === 0) return;
  yield { field: 'omitStages', stage: undefined, rest: ({ omitStages: _, ...rest }) => rest };
  for (const stage of omitStages.toReversed()) {
    yield {
      field: 'omitStages',
      stage,
      rest: (now) => {
        const list = now.omitStages ?? [];
        if (list.length < 2 || !list.includes(stage)) return undefined;
        return { ...now, omitStages: list.toSpliced(list.lastIndexOf(stage), 1) };
      },
    };
  }
}

/** Why a rule may do without; undefined if it may not. */
function reasonFor(policy: Policy, at: number, changed: PolicyRule, field: Omission['field']) {
  const rule = policy.rules[at]!;
  if (outcomeKey(policy, rule) !== outcomeKey(policy, changed)) return undefined;
  if (rule.level === 'None' || (field === 'omitManagedFields' && rule.level === 'Metadata')) {
    return 'level';
  }
  if (field === 'omitManagedFields') return 'policy';
  const left = (rule.omitStages ?? []).filter((stage) => !changed.omitStages?.includes(stage));
  if (left.length === 0) return 'repeated';
  return left.every((stage) => policy.omitStages?.includes(stage)) ? 'policy' : undefined;
}

const sharedOmissions: readonly { omitStages?: string; omitManagedFields?: true }[] = [
  ...stages.map((stage) => ({ omitStages: stage })),
  { omitManagedFields: true },
];

/** What two rules or more omit, and all that record anything of the kind, as what the policy omits. */
function moved(
  policy: Policy,
  stage: string | undefined,
  managedFields: true | undefined,
): FoundStep | undefined {
  const field = stage === undefined ? 'omitManagedFields' : 'omitStages';
  const had = policy.omitStages ?? [];
  if (stage === undefined ? policy.omitManagedFields === managedFields : had.includes(stage)) {
    return undefined;
  }
  const says = (rule: PolicyRule) =>
    stage === undefined ? rule.omitManagedFields === true : rule.omitStages?.includes(stage);
  const rules = policy.rules.flatMap((rule, at) => (says(rule) === true ? [at] : []));
  if (rules.length < 2) return undefined;
  const after: Policy = {
    ...policy,
    ...(stage === undefined ? { omitManagedFields: true } : { omitStages: [...had, stage] }),
    rules: policy.rules.map((rule, at) => (rules.includes(at) ? without(rule, stage) : rule)),
  };
  const isSame = policy.rules.every(
    (rule, at) => outcomeKey(policy, rule) === outcomeKey(after, after.rules[at]),
  );
  if (!isSame) return undefined;
  const changes: Change[] = [
    stage === undefined
      ? { kind: 'set', path: ['omitManagedFields'], value: true }
      : had.length === 0
        ? { kind: 'set', path: ['omitStages'], value: [stage] }
        : { kind: 'set', path: ['omitStages', had.length], value: stage },
  ];
  for (const at of rules) {
    const list = policy.rules[at]!.omitStages ?? [];
    const places =
      stage === undefined || list.every((each) => each === stage)
        ? [[]]
        : list.flatMap((each, place) => (each === stage ? [[place]] : [])).toReversed();
    for (const place of places)
      changes.push({ kind: 'remove', path: ['rules', at, field, ...place] });
  }
  return { what: { kind: 'omission moved', field, stage, rules }, changes, policy: after };
}

function without({ ...rule }: PolicyRule, stage: string | undefined): PolicyRule {
  if (stage === undefined) delete rule.omitManagedFields;
  else {
    const left = rule.omitStages?.filter((each) => each !== stage) ?? [];
    if (left.length > 0) rule.omitStages = left;
    else delete rule.omitStages;
  }
  return rule;
}
