import { noRule, type Expectation } from '../expectation';

/** Returns an expectation as a file has it: rules are counted from 1, and a level alone stands for itself. */
export function shortExpectation(expectation: Expectation): string | Record<string, unknown> {
  const { level, rule, stages, omitManagedFields, mustNotHold } = expectation;
  const parts = {
    level,
    rule: rule === noRule ? 'none' : rule === undefined ? undefined : rule + 1,
    ...{ stages, omitManagedFields, mustNotHold },
  };
  const said = Object.entries(parts).filter(([, part]) => part !== undefined);
  return level !== undefined && said.length === 1 ? level : Object.fromEntries(said);
}
