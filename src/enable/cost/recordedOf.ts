import { costOf, type Cost, type Recorded } from '../../apiServer/cost/cost';
import { trafficOfRates, type Rate, type Sample } from '../../apiServer/cost/rates';
import type { Traffic } from '../../apiServer/cost/traffic';
import { auditedAttributes, auditEvents } from '../../audit/event/event';
import { byteLength, logLine } from '../../audit/event/logLine';
import { evaluatePolicyRule } from '../../audit/evaluator';
import type { KubernetesVersion, Policy } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import type { SampleRequest } from '../../catalog/types';
import { exchangeOfSample } from '../../engine/exchangeOfSample';

/** What of each sample request is compared with a pasted rate. */
const comparable: readonly Sample[] = sampleRequests.map((sample) => {
  const { verb, apiGroup: group, resource, subresource } = auditedAttributes(sample);
  return { id: sample.id, verb, group, resource, subresource };
});

/** Returns the traffic of a day for pasted rates; each stands for the sample request that is most like it. */
export function trafficOfPasted(rates: readonly Rate[], seconds: number): Traffic[] {
  return trafficOfRates(rates, comparable, seconds);
}

const byId = new Map(sampleRequests.map((sample) => [sample.id, sample]));

/** Returns what a policy costs in a day; the sizes are those of the sample requests' log lines. */
export function costOfPolicy(
  policy: Policy,
  traffic: readonly Traffic[],
  kubernetes: KubernetesVersion,
): Cost {
  return costOf(traffic, (kind) => recordedOf(policy, kind, kubernetes));
}

function recordedOf(policy: Policy, kind: Traffic, kubernetes: KubernetesVersion): Recorded {
  const { user, userAgent } = sampleOf(kind.sender ?? kind.sample);
  const sample = { ...sampleOf(kind.sample), user, userAgent };
  const config = evaluatePolicyRule(policy, auditedAttributes(sample));
  const events = auditEvents(config, exchangeOfSample(sample, kubernetes));
  return {
    level: config.level,
    ...(config.rule !== undefined && { rule: config.rule }),
    events: events.map((event) => ({ stage: event.stage, bytes: byteLength(logLine(event)) })),
  };
}

function sampleOf(id: string): SampleRequest {
  const found = byId.get(id);
  if (!found) throw new Error(`no sample request ${id}`);
  return found;
}
