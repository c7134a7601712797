import { hasEvents } from '../audit/event/event';
import { stages, type Decision, type Level, type Stage, type StageFate } from '../audit/types';

/** How an edit changes the decision for one request; only the most important change. */
export type DecisionChange =
  | { kind: 'level'; from: Recorded; to: Recorded }
  | { kind: 'unrecorded' }
  | { kind: 'stages' }
  | { kind: 'managedFields' }
  | { kind: 'rule' };

/** The level of the events; a level other than None records nothing if no event is left. */
export type Recorded = Level | 'nothing recorded';

/** What a policy decides for a request, and what is recorded because of it. */
export interface Outcome {
  decision: Decision;
  /** `bytes` of all its lines in the log. */
  output: { fates: Record<Stage, StageFate>; bytes: number };
}

/**
 * Returns what differs between two outcomes of one request; undefined when nothing does. `origins`
 * says for each rule of the new policy which rule of the old one it was (see ruleOrigins): a rule that
 * only moved is the same rule.
 */
export function decisionChange(
  before: Outcome,
  after: Outcome,
  origins: readonly (number | undefined)[],
): DecisionChange | undefined {
  const [from, to] = [before.decision, after.decision];
  const [seen, sees] = [hasEvents(before.output.fates), hasEvents(after.output.fates)];
  if (seen || sees) {
    const change = { kind: 'level', from: recorded(from, seen), to: recorded(to, sees) } as const;
    if (change.from !== change.to) return change;
  } else if (from.level !== to.level) {
    return { kind: 'unrecorded' };
  }
  const [fatesBefore, fatesAfter] = [before.output.fates, after.output.fates];
  if (stages.some((stage) => fatesBefore[stage] !== fatesAfter[stage])) return { kind: 'stages' };
  if (before.output.bytes !== after.output.bytes) return { kind: 'managedFields' };
  if (to.rule === undefined) return from.rule === undefined ? undefined : { kind: 'rule' };
  const origin = origins[to.rule];
  return origin !== undefined && origin === from.rule ? undefined : { kind: 'rule' };
}

function recorded({ level }: Decision, hasEvent: boolean): Recorded {
  return hasEvent || level === 'None' ? level : 'nothing recorded';
}

const phrases: Record<Exclude<DecisionChange['kind'], 'level'>, string> = {
  rule: 'changed rule',
  stages: 'changed stages',
  managedFields: 'changed managed fields',
  unrecorded: 'changed level with nothing recorded',
};

/**
 * Returns the changes as a sentence without a full stop: "3 requests changed rule, 1 changed from None
 * to RequestResponse". Empty for no changes. Levels come last, the most frequent first.
 */
export function changesSentence(changes: readonly DecisionChange[]): string {
  const counts = new Map<string, number>();
  for (const change of changes) {
    const phrase = phraseOf(change);
    counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  const plain = Object.values(phrases);
  const levels = [...counts.keys()]
    .filter((phrase) => !plain.includes(phrase))
    .toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return [...plain.filter((phrase) => counts.has(phrase)), ...levels]
    .map((phrase, index) => {
      const count = counts.get(phrase) ?? 0;
      const noun = index > 0 ? '' : count === 1 ? ' request' : ' requests';
      return `${count}${noun} ${phrase}`;
    })
    .join(', ');
}

function phraseOf(change: DecisionChange): string {
  return change.kind === 'level'
    ? `changed from ${change.from} to ${change.to}`
    : phrases[change.kind];
}
