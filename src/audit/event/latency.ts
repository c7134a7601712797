import { durationString, parseDuration } from '../go/duration';
import { newestKubernetes, type KubernetesVersion, type RequestInfo } from '../types';
import { isAtLeast } from '../versions';
import { endingOf, type Ending } from './ending';
import type { Exchange } from './exchange';

const prefix = 'apiserver.latency.k8s.io/';
/** Requests that take no longer have no annotations about their latency. */
const threshold = 500e6;

/** The layers of a server whose time is recorded, in the order of a request, and from which version on. */
const layers: readonly { name: string; since?: KubernetesVersion; endings?: readonly Ending[] }[] =
  [
    // 1.33 measures it, but adds it only after the event.
    { name: 'authentication', since: '1.34' },
    { name: 'impersonation', since: '1.36' },
    { name: 'authorization', since: '1.33', endings: ['forbidden', 'authorizer fails', 'handled'] },
    ...[
      'apf-queue-wait',
      'mutating-webhook',
      'validating-webhook',
      'etcd',
      'decode-response-object',
      'transform-response-object',
      'serialize-response-object',
      'response-write',
      // The rest of the handler.
      '',
    ].map((name) => ({ name, endings: ['handled'] as const })),
  ];

/**
 * Returns the annotations about the latency of a request of more than 500 ms: of every layer that took time,
 * and in total. A watch has none. In: an exchange with the time that layers take, as Go writes durations, by the name of their
 * annotation; "" is time in the handler that no annotation names. Mirrors writeLatencyToAnnotation of
 * endpoints/filters/audit.go and AuditAnnotationsFromLatencyTrackers of endpoints/request.
 */
export function latencyAnnotations(exchange: Exchange, info: RequestInfo): Record<string, string> {
  const { latency, kubernetes = newestKubernetes } = exchange;
  if (latency === undefined || info.verb === 'watch') return {};
  const ending = endingOf(exchange, info);
  const annotations: Record<string, string> = {};
  let total = 0;
  for (const { name, since, endings } of layers) {
    const isReached =
      name === 'impersonation'
        ? asksAboutImpersonation(exchange)
        : (endings?.includes(ending) ?? true);
    const taken = isReached ? nanoseconds(latency[name]) : 0;
    total += taken;
    const isTracked = name !== '' && (since === undefined || isAtLeast(kubernetes, since));
    if (taken > 0 && isTracked) annotations[prefix + name] = durationString(taken);
  }
  if (total <= threshold || Object.keys(annotations).length === 0) return {};
  return { ...annotations, [`${prefix}total`]: durationString(total) };
}

/** Without a user name the impersonation is rejected with another code, before the authorizer is asked. */
function asksAboutImpersonation({ request: { impersonated } }: Exchange): boolean {
  return impersonated !== undefined && !('code' in impersonated);
}

function nanoseconds(duration = '0'): number {
  const parsed = parseDuration(duration);
  return 'error' in parsed ? 0 : Number(parsed.nanoseconds);
}
