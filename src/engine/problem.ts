import type { ProblemCode } from './problemCode';
import type { Span } from '../document/tree';
import type { ProblemFix } from './problemFix';

/** One problem: an entry of the Problems list and a squiggle in the editor. */
export interface Problem {
  /** The check it comes from; described in docs/checks.md. */
  code: ProblemCode;
  /** Who says so: the API server in its own words, or our own observation. */
  source: 'kube-apiserver' | 'auditorium';
  severity: 'error' | 'warning' | 'notice';
  message: string;
  advice: string;
  range: Span;
  /** Index of the rule it is in, if it is in one. */
  rule: number | undefined;
  fix?: ProblemFix;
  /** How many more problems like this one there are, which are not listed. */
  more?: number;
}
