import { hasEvents } from '../../audit/event/event';
import { levels, type KubernetesVersion, type Level } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import type { Template } from '../../catalog/types';
import { check } from '../../engine/check';
import { decideInSteps } from '../../engine/decide';
import { formatBytes } from '../../ui/formatBytes';

/** What a template records of the sample requests. */
export interface TemplateSummary {
  /** How many requests are recorded at each level. None are those without an event, whatever their level. */
  counts: Record<Level, number>;
  /** The log of all requests, in bytes. */
  bytes: number;
}

/** Evaluates every sample request, in steps: rendering the events takes too long for one. */
export function* summaryInSteps(
  { yaml }: Template,
  kubernetes: KubernetesVersion,
): Generator<undefined, TemplateSummary> {
  const summary: TemplateSummary = {
    counts: { None: 0, Metadata: 0, Request: 0, RequestResponse: 0 },
    bytes: 0,
  };
  const { policy } = check(yaml, kubernetes).reading;
  if (!policy) return summary;
  for (const { decision, output } of yield* decideInSteps(policy, sampleRequests, kubernetes, [])) {
    summary.counts[hasEvents(output.fates) ? decision.level : 'None'] += 1;
    summary.bytes += output.bytes;
  }
  return summary;
}

/** Returns a summary in words: "71 sample requests: 5 not recorded, 66 Metadata. 38.1 kB of log." */
export function summaryWords({ counts, bytes }: TemplateSummary): string {
  const parts = levels
    .filter((level) => counts[level] > 0)
    .map((level) => `${counts[level]} ${level === 'None' ? 'not recorded' : level}`);
  const size = bytes === 0 ? 'No log.' : `${formatBytes(bytes)} of log.`;
  return `${sampleRequests.length} sample requests: ${parts.join(', ')}. ${size}`;
}
