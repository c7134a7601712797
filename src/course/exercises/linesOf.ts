import { auditEvents } from '../../audit/event/event';
import { logLine } from '../../audit/event/logLine';
import { newestKubernetes } from '../../audit/types';
import type { SampleRequest } from '../../catalog/types';
import { check } from '../../engine/check';
import { decide } from '../../engine/decide';
import { exchangeOfSample } from '../../engine/exchangeOfSample';

/** Returns the lines that requests write to the audit log under a policy. Throws if kube-apiserver rejects it. */
export function linesOf(policyText: string, requests: readonly SampleRequest[]): string[] {
  const { policy, error } = check(policyText, newestKubernetes).reading;
  if (!policy) throw new Error(error ?? '');
  return decide(policy, requests, newestKubernetes).flatMap(({ decision, request }) =>
    auditEvents(decision, exchangeOfSample(request, newestKubernetes)).map((event) =>
      logLine(event).trimEnd(),
    ),
  );
}
