import type { PolicyRule } from '../audit/types';
import { isCatchAll } from './coverage';

/** Where a new rule goes, and why it does not go to the end. */
export interface NewRulePlace {
  index: number;
  /** The index of the open rule that it comes after. */
  after?: number;
  /** The index of the rule that matches every request: below it, the new rule would never be reached. */
  above?: number;
}

/** Returns where a new rule goes: after the open rule, else to the end, but never below a rule that matches every request. */
export function newRulePlace(rules: readonly PolicyRule[], open?: number): NewRulePlace {
  const catchAll = rules.findIndex(isCatchAll);
  const isOpen = open !== undefined && open < rules.length;
  const wanted = isOpen ? open + 1 : rules.length;
  if (catchAll >= 0 && catchAll < wanted) return { index: catchAll, above: catchAll };
  return isOpen && wanted < rules.length ? { index: wanted, after: open } : { index: wanted };
}

/** Returns the place in words, as in "Add rule above rule 3, which matches every request"; '' at the end. */
export function newRulePlaceText({ after, above }: NewRulePlace): string {
  if (above !== undefined) return `above rule ${above + 1}, which matches every request`;
  return after === undefined ? '' : `after rule ${after + 1}`;
}
