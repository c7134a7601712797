import type { KubernetesVersion } from '../audit/types';
import type { Row } from '../engine/decide';
import { expectationsFrom, type Expectation } from '../expectations/expectation';
import { judgeAll, type Result, type Verdict } from '../expectations/judge';

/** What became of the expectations of a workspace. */
export interface Expected {
  results: readonly Result[];
  /** By the id of the request, without those that are gone. */
  byRequest: ReadonlyMap<string, Result>;
  counts: Readonly<Record<Verdict, number>>;
}

const none: readonly Expectation[] = [];
const read = new WeakMap<readonly unknown[], readonly Expectation[]>();

/** Returns the expectations that a workspace holds; empty if there are none. The same list for the same value. */
export function readExpectations(saved: readonly unknown[] | undefined): readonly Expectation[] {
  if (!saved) return none;
  const known = read.get(saved) ?? expectationsFrom(saved) ?? none;
  read.set(saved, known);
  return known;
}

const known = new WeakMap<readonly Row[], { saved: readonly unknown[]; expected: Expected }>();

/** Holds the expectations of a workspace against rows, once for the same ones. */
export function expectedOf(
  saved: readonly unknown[],
  rows: readonly Row[],
  kubernetes: KubernetesVersion,
): Expected {
  const last = known.get(rows);
  if (last?.saved === saved) return last.expected;
  const results = judgeAll(readExpectations(saved), rows, kubernetes);
  const counts = { pass: 0, fail: 0, gone: 0 };
  for (const { verdict } of results) counts[verdict] += 1;
  const there = results.filter(({ verdict }) => verdict !== 'gone');
  const byRequest = new Map(there.map((result) => [result.expectation.request, result]));
  const expected = { results, byRequest, counts };
  known.set(rows, { saved, expected });
  return expected;
}
