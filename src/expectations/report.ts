import type { Coverage } from './coverage';
import type { Trial } from './tryMutants';

export type Missed = Extract<Trial, { outcome: 'missed' }>;
export type Unseen = Extract<Trial, { outcome: 'unseen' }>;

/** What became of the mutants of one rule. */
export interface RuleReport {
  /** From 0; undefined for the fields of the policy itself. */
  rule: number | undefined;
  /** How many expectations have a request that it matches first; 0 for the policy itself. */
  reached: number;
  /** How many mutants an expectation notices, are too much to compare, and change nothing for any request. */
  noticed: number;
  undecided: number;
  equivalent: number;
  missed: readonly Missed[];
  /** Mutants that only other requests than those at hand show. */
  unseen: readonly Unseen[];
}

/** Groups trials by rule: the policy itself first, if it has any, then all rules in order, also those without a trial. */
export function reportByRule(trials: readonly Trial[], { counts }: Coverage): RuleReport[] {
  const rules: (number | undefined)[] = [undefined, ...counts.keys()];
  return rules.flatMap((rule) => {
    const own = trials.filter(({ mutant }) => mutant.rule === rule);
    if (rule === undefined && own.length === 0) return [];
    const count = (outcome: Trial['outcome']) =>
      own.filter((trial) => trial.outcome === outcome).length;
    return {
      rule,
      reached: rule === undefined ? 0 : (counts[rule] ?? 0),
      noticed: count('noticed'),
      undecided: count('undecided'),
      equivalent: count('equivalent'),
      missed: own.filter((trial) => trial.outcome === 'missed'),
      unseen: own.filter((trial) => trial.outcome === 'unseen'),
    };
  });
}
