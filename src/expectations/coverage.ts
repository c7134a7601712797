import type { Row } from '../engine/decide';
import type { Expectation } from './expectation';

/** Which rules the expectations speak of. */
export interface Coverage {
  /** For each rule, how many expectations have a request that it matches first. */
  counts: readonly number[];
  /** The rules without one, from 0. */
  missed: readonly number[];
}

/** Returns the coverage of a policy with so many rules. Expectations whose request is gone count for none. */
export function coverageOf(
  expectations: readonly Expectation[],
  rows: readonly Row[],
  rules: number,
): Coverage {
  const ruleOf = new Map(rows.map(({ request, decision }) => [request.id, decision.rule]));
  const counts = Array.from({ length: rules }, () => 0);
  for (const { request } of expectations) {
    const rule = ruleOf.get(request);
    if (rule !== undefined && rule in counts) counts[rule] = (counts[rule] ?? 0) + 1;
  }
  return { counts, missed: [...counts.keys()].filter((rule) => counts[rule] === 0) };
}
