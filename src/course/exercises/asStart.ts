import { newestKubernetes } from '../../audit/types';
import { check } from '../../engine/check';
import { decide } from '../../engine/decide';
import { expectNow, type Expectation } from '../../expectations/expectation';
import { samplesWith } from '../requestsOf';

/** Returns what a policy does with these sample requests, as expectations. Throws if kube-apiserver rejects it. */
export function asBefore(start: string, ids: readonly string[]): Expectation[] {
  const { policy, error } = check(start, newestKubernetes).reading;
  if (!policy) throw new Error(error ?? '');
  return decide(policy, samplesWith(ids), newestKubernetes).map((row) =>
    expectNow(row, hasBodies(row.decision.level) ? withBodies : withoutBodies),
  );
}

const withoutBodies = ['level', 'stages'] as const;
const withBodies = [...withoutBodies, 'omitManagedFields'] as const;
const hasBodies = (level: string) => level === 'Request' || level === 'RequestResponse';
