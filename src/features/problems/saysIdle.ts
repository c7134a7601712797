import type { Problem } from '../../engine/problem';
import type { ProblemCode } from '../../engine/problemCode';

/** The checks that find rules and values without which every request is recorded the same. */
const idle: ReadonlySet<ProblemCode> = new Set([
  'catch-all-not-last',
  'duplicate-rule',
  'duplicate-value',
  'rule-matches-nothing',
  'rule-never-reached',
  'rule-redundant',
  'value-never-reached',
  'value-without-effect',
]);

/** Whether a problem says of something in the policy that it has no effect. */
export const saysIdle = ({ code }: Pick<Problem, 'code'>): boolean => idle.has(code);
