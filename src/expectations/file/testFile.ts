import type { KubernetesVersion } from '../../audit/types';
import type { SampleRequest } from '../../catalog/types';
import type { Span } from '../../document/tree';
import type { Expectation } from '../expectation';
import type { TestFileProblem } from './problem';

/** One test of a file: a request, and what is expected of the policy. Ranges are in UTF-16 units of the file. */
export interface PolicyTest {
  /** The name in the file, or the request in words. */
  name: string;
  /** Its id is that of the sample request, or "test-" and the number of the test, from 1. */
  request: SampleRequest;
  expectation: Expectation;
  range: Span;
  expectRange: Span;
}

/** A file of tests. */
export interface TestFile {
  name?: string;
  /** The file of the policy, relative to this one. */
  policy?: string;
  kubernetes?: KubernetesVersion;
  tests: readonly PolicyTest[];
}

export type TestFileReading =
  | { outcome: 'other' }
  | { outcome: 'refused'; problems: TestFileProblem[] }
  | { outcome: 'read'; file: TestFile; problems: TestFileProblem[] };
