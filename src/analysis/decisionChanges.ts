import { stages, type Decision, type Level, type Stage, type StageFate } from '../audit/types';

/** What an edit does to one request, the weightiest thing only. */
export type DecisionChange =
  | { kind: 'level'; from: Level; to: Level }
  | { kind: 'stages' }
  | { kind: 'managedFields' }
  | { kind: 'rule' };

/** What a policy decides for a request, and what that leaves in the log. */
export interface Outcome {
  decision: Decision;
  /** `bytes` of all lines of the log. */
  output: { fates: Record<Stage, StageFate>; bytes: number };
}

/**
 * What differs between two outcomes of one request, or undefined when nothing does.
 * `origins` tells for each rule of the new policy which rule of the old one it was
 * (`ruleOrigins`): a rule that only changed its place is the same rule.
 */
export function decisionChange(
  before: Outcome,
  after: Outcome,
  origins: readonly (number | undefined)[],
): DecisionChange | undefined {
  const [from, to] = [before.decision, after.decision];
  if (from.level !== to.level) return { kind: 'level', from: from.level, to: to.level };
  const [fatesBefore, fatesAfter] = [before.output.fates, after.output.fates];
  if (stages.some((stage) => fatesBefore[stage] !== fatesAfter[stage])) return { kind: 'stages' };
  if (before.output.bytes !== after.output.bytes) return { kind: 'managedFields' };
  if (to.rule === undefined) return from.rule === undefined ? undefined : { kind: 'rule' };
  const origin = origins[to.rule];
  return origin !== undefined && origin === from.rule ? undefined : { kind: 'rule' };
}

const phrases: Record<Exclude<DecisionChange['kind'], 'level'>, [one: string, more: string]> = {
  rule: ['changes rule', 'change rule'],
  stages: ['changes its stages', 'change their stages'],
  managedFields: ['changes its managed fields', 'change their managed fields'],
};

/**
 * The changes as a sentence without a full stop: "3 requests change rule, 1 goes from None to
 * RequestResponse". Empty for no changes. Levels come last, the most frequent first.
 */
export function changesSentence(changes: readonly DecisionChange[]): string {
  const counts = new Map<string, { count: number; one: string; more: string }>();
  for (const change of changes) {
    const [one, more] = phraseOf(change);
    const entry = counts.get(one) ?? { count: 0, one, more };
    counts.set(one, { ...entry, count: entry.count + 1 });
  }
  const plain = Object.values(phrases).flatMap(([one]) => counts.get(one) ?? []);
  const levels = [...counts.values()]
    .filter((entry) => !plain.includes(entry))
    .toSorted((a, b) => b.count - a.count);
  return [...plain, ...levels]
    .map(({ count, one, more }, index) => {
      const noun = index > 0 ? '' : count === 1 ? ' request' : ' requests';
      return `${count}${noun} ${count === 1 ? one : more}`;
    })
    .join(', ');
}

function phraseOf(change: DecisionChange): [one: string, more: string] {
  if (change.kind !== 'level') return phrases[change.kind];
  const way = `from ${change.from} to ${change.to}`;
  return [`goes ${way}`, `go ${way}`];
}
