import { decisionChange, type DecisionChange } from '../../analysis/decisionChanges';
import { ruleOrigins } from '../../analysis/ruleOrigins';
import type { Policy } from '../../audit/types';
import type { Row } from '../decide';

/** A request that two policies decide differently. */
export interface ComparedRequest {
  before: Row;
  after: Row;
  change: DecisionChange;
}

/**
 * Returns the requests that differ in anything, a rule included; a rule that only moved is the same. The rows are those
 * of the two policies, for the same requests in the same order.
 */
export function differingRows(
  before: Policy,
  after: Policy,
  rowsBefore: readonly Row[],
  rowsAfter: readonly Row[],
): ComparedRequest[] {
  // Equal rows are the same object, but the same rule number may be another rule.
  const origins = ruleOrigins(before.rules, after.rules);
  return rowsAfter.flatMap((row, index) => {
    const old = rowsBefore[index];
    const change = old && decisionChange(old, row, origins);
    return change ? [{ before: old, after: row, change }] : [];
  });
}
