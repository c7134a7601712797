import { hasEvents } from '../../audit/event/event';
import type { KubernetesVersion, Policy } from '../../audit/types';
import type { SampleRequest } from '../../catalog/types';
import { decide, type Row } from '../decide';
import { differingRows, type ComparedRequest } from './differingRows';

/** What one policy makes of all requests. */
export interface Totals {
  /** Requests with at least one event. */
  recorded: number;
  /** Bytes of all lines in the log. */
  bytes: number;
}

/** What two policies record differently. */
export interface PolicyComparison {
  /** The requests whose level, stages or bytes differ, in the order of the requests. */
  changed: ComparedRequest[];
  /** How many other requests are matched by another rule, with the same result. */
  onlyRule: number;
  before: Totals;
  after: Totals;
}

/** Returns what the policies record differently of the requests, both under one Kubernetes version. Both must have passed validation. */
export function comparePolicies(
  before: Policy,
  after: Policy,
  requests: readonly SampleRequest[],
  kubernetes: KubernetesVersion,
): PolicyComparison {
  const rowsBefore = decide(before, requests, kubernetes);
  const rowsAfter = decide(after, requests, kubernetes);
  const differing = differingRows(before, after, rowsBefore, rowsAfter);
  const changed = differing.filter(({ change }) => change.kind !== 'rule');
  return {
    changed,
    onlyRule: differing.length - changed.length,
    before: totalsOf(rowsBefore),
    after: totalsOf(rowsAfter),
  };
}

const totalsOf = (rows: readonly Row[]): Totals => ({
  recorded: rows.filter(({ output }) => hasEvents(output.fates)).length,
  bytes: rows.reduce((sum, { output }) => sum + output.bytes, 0),
});
