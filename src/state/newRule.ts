import { newRulePlace, type NewRulePlace } from '../analysis/newRulePlace';
import type { State } from './state';

/** Returns where "Add rule" puts a rule now, whichever rule is open. */
export function selectNewRulePlace({ analysis }: State): NewRulePlace {
  return newRulePlace(analysis.reading.draft?.rules ?? []);
}
