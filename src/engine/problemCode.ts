import type { FindingCode } from '../analysis/findings/finding';
import type { ServerCode } from '../document/reading';

/** The stable name of a check. Each has a row in `problemCodes/`, or the project does not compile. */
export type ProblemCode =
  | ServerCode
  | FindingCode
  | 'allowance-unused'
  | 'embedded-policy'
  | 'ignored-documents'
  | 'policy-elsewhere'
  | 'template'
  | 'test-file'
  | 'text-too-large';
