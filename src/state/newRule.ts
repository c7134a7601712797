import { newRulePlace, type NewRulePlace } from '../analysis/newRulePlace';
import type { State } from './state';

/** Returns where "Add rule" puts a rule now. */
export function selectNewRulePlace({ analysis, selectedRule }: State): NewRulePlace {
  return newRulePlace(analysis.reading.draft?.rules ?? [], selectedRule);
}
