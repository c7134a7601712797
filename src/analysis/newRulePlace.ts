import type { PolicyRule } from '../audit/types';
import { isCatchAll } from './coverage';

/** Where a new rule goes, and why it does not go to the end. */
export interface NewRulePlace {
  index: number;
  /** The index of the rule that matches every request: below it, the new rule would never be reached. */
  above?: number;
}

/**
 * Returns where a new rule goes: to the end, but above a rule that matches every request. A new rule matches every request
 * too, until it is narrowed. Anywhere else, such as after the open rule, it would meanwhile hide the rules below it.
 */
export function newRulePlace(rules: readonly PolicyRule[]): NewRulePlace {
  const above = rules.findIndex(isCatchAll);
  return above < 0 ? { index: rules.length } : { index: above, above };
}

/** Returns the place in words, as in "Add rule above rule 3, which matches every request"; '' at the end. */
export function newRulePlaceText({ above }: NewRulePlace): string {
  return above === undefined ? '' : `above rule ${above + 1}, which matches every request`;
}
