import { auditedAttributes, auditEvents } from '../audit/event/event';
import { byteLength, logLine } from '../audit/event/logLine';
import { evaluatePolicyRule } from '../audit/evaluator';
import type { KubernetesVersion, Policy } from '../audit/types';
import { sampleRequests } from '../catalog/requests';
import { exchangeOfSample } from '../engine/exchangeOfSample';
import type { OwnRequest } from '../requests/ownRequest';

/** How large events are, and which requests say so. */
export interface EventSize {
  /** The mean of their lines in the log. */
  bytes: number;
  from: 'your requests' | 'the sample requests';
}

/** Returns the mean size of what a policy records of the preview: of the reader's own requests, if it records any of them. */
export function eventSizeOf(
  policy: Policy,
  own: readonly OwnRequest[],
  kubernetes: KubernetesVersion,
): EventSize | undefined {
  const ofOwn = meanOf(policy, own, kubernetes);
  if (ofOwn !== undefined) return { bytes: ofOwn, from: 'your requests' };
  const ofSamples = meanOf(policy, sampleRequests, kubernetes);
  return ofSamples === undefined ? undefined : { bytes: ofSamples, from: 'the sample requests' };
}

function meanOf(policy: Policy, requests: readonly OwnRequest[], kubernetes: KubernetesVersion) {
  const sizes = requests.flatMap((request) => {
    const sample = { ...request, kinds: [] };
    const config = evaluatePolicyRule(policy, auditedAttributes(sample));
    const events = auditEvents(config, exchangeOfSample(sample, kubernetes));
    return events.map((event) => byteLength(logLine(event)));
  });
  if (sizes.length === 0) return undefined;
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
}
