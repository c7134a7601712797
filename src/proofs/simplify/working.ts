import type { Attributes, Policy, PolicyRule } from '../../audit/types';
import { firstBit, removeBit } from '../bits';
import { outcomeKey } from '../difference';
import type { Budget } from '../findRequest';
import { ruleIndexInSteps, type RuleIndex } from '../ruleIndex';
import { keyOf } from './stepKey';
import type { FoundStep, Simplified, SimplifyStep } from './simplification';

/** Requests that show what a rule is needed for, by what: "" for the rule itself. */
export type Needs = Map<string, Attributes>;

/**
 * A policy that is being made shorter, and what is known about it. Its rules are named by their numbers at the
 * beginning, from 0, so that the index can stay.
 */
export interface Working {
  policy: Policy;
  /** Of the rules at the beginning: with their values of now, and nothing for those that are gone. */
  readonly index: RuleIndex;
  /** What each rule records, and behind them what "no rule" does. No step changes it. */
  readonly outcomes: readonly string[];
  /** The rules that are left, in order. */
  numbers: readonly number[];
  /** The rules by number; undefined for those that are gone. */
  readonly byNumber: (PolicyRule | undefined)[];
  readonly steps: SimplifyStep[];
  readonly skip: ReadonlySet<string>;
  readonly budget: Budget;
  /** What was found about rules that are still there. */
  readonly needs: WeakMap<PolicyRule, Needs>;
  /** Whether everything was decided so far. */
  isComplete: boolean;
}

/** More steps are left for another time. */
export const stepsAtMost = 200;

/** Returns a policy to work on. Steps with these keys are not taken. Pauses. */
export function* workOn(
  policy: Policy,
  skip: ReadonlySet<string>,
  budget: Budget,
): Generator<undefined, Working> {
  return {
    policy,
    index: yield* ruleIndexInSteps(policy.rules),
    outcomes: [...policy.rules, undefined].map((rule) => outcomeKey(policy, rule)),
    numbers: policy.rules.map((_, at) => at),
    byNumber: [...policy.rules],
    steps: [],
    skip,
    budget,
    needs: new WeakMap(),
    isComplete: true,
  };
}

/** Returns whether work is to end: there are many steps, or it takes too much. */
export function isOver(work: Working): boolean {
  if (work.steps.length < stepsAtMost && work.budget.left > 0) return false;
  work.isComplete = false;
  return true;
}

/** Returns whether a step is to be left out. */
export const isSkipped = ({ skip, numbers, policy }: Working, what: Simplified): boolean =>
  skip.has(keyOf(what, numbers, policy));

/** Takes a step. `gone`: the place of the rule that is removed. `changed`: those of rules that match by other values. Pauses. */
export function* take(
  work: Working,
  step: FoundStep,
  { gone, changed }: { gone?: number; changed?: number } = {},
): Generator<undefined, void> {
  const { policy, numbers, index } = work;
  for (const at of [gone, changed])
    if (at !== undefined) spend(work, 2 * sizeOf(policy.rules[at]!));
  work.steps.push({ ...step, numbers, key: keyOf(step.what, numbers, policy) });
  work.policy = step.policy;
  if (gone !== undefined) {
    work.numbers = numbers.toSpliced(gone, 1);
    work.byNumber[numbers[gone]!] = undefined;
    yield* index.replace(numbers[gone]!, policy.rules[gone]!, undefined);
  }
  if (changed === undefined) return;
  const number = numbers[changed]!;
  const rule = step.policy.rules[work.numbers.indexOf(number)]!;
  work.byNumber[number] = rule;
  yield* index.replace(number, policy.rules[changed]!, rule);
}

export function needsOf({ needs }: Working, rule: PolicyRule): Needs {
  const known = needs.get(rule) ?? new Map<string, Attributes>();
  needs.set(rule, known);
  return known;
}

/** Returns whether the rule decides the request, and the policy without it would record something else. */
export function isNeededFor(
  { index, outcomes }: Working,
  number: number,
  request: Attributes,
): boolean {
  const matching = index.request(request);
  if (firstBit(matching) !== number) return false;
  removeBit(matching, number);
  return outcomes[firstBit(matching) ?? index.size] !== outcomes[number];
}

/** Uses up some of what work may cost: one unit for about a microsecond. */
export function spend(work: Working, cost: number): void {
  work.budget.left -= cost;
}

/** How many values a rule has. */
export function sizeOf(rule: PolicyRule): number {
  const { users, userGroups, verbs, namespaces, nonResourceURLs, resources = [] } = rule;
  let count = 1;
  for (const list of [users, userGroups, verbs, namespaces, nonResourceURLs]) {
    count += list?.length ?? 0;
  }
  for (const entry of resources) {
    count += (entry.resources?.length ?? 1) * (entry.resourceNames?.length ?? 1);
  }
  return count;
}
