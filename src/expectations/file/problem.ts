import type { Span } from '../../document/tree';

/** What is wrong with a test file, and what to do. The range is in UTF-16 units. */
export interface TestFileProblem {
  code: ProblemCode;
  message: string;
  advice: string;
  range: Span;
}

/** What the JSON Schema refuses, too. */
export const schemaCodes = [
  'missing-key',
  'not-one-request',
  'out-of-range',
  'unknown-key',
  'unknown-value',
  'wrong-type',
] as const;

export type ProblemCode =
  | (typeof schemaCodes)[number]
  /** Not YAML, or not a value that JSON has. */
  | 'not-yaml'
  | 'too-large'
  | 'circular-alias'
  | 'two-documents'
  | 'repeated-key'
  | 'newer-version'
  /** The request cannot be read. */
  | 'request'
  | 'unknown-user'
  | 'unknown-sample'
  | 'several-requests'
  | 'same-request'
  | 'contradiction';
