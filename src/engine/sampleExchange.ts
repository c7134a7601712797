import { exchangeOf as exchangeAt, type Exchange } from '../audit/event/exchange';
import { impersonated } from '../audit/request/impersonation';
import type { KubernetesVersion } from '../audit/types';
import type { CannedRequest } from '../catalog/types';

/** One fixed moment, so that the same request always renders to the same bytes. */
const receivedAt = '2026-11-21T09:30:00.120417Z';
const stageAt = '2026-11-21T09:30:00.127803Z';

/**
 * The request as the event renderer wants it, with a fixed clock and an audit ID made from its
 * name. Who impersonates in the canned requests is a cluster admin.
 */
export function exchangeOf(request: CannedRequest, kubernetes: KubernetesVersion): Exchange {
  const { impersonate, user } = request;
  const as = impersonate && user ? impersonated(impersonate, user, kubernetes) : undefined;
  const exchange = exchangeAt(
    { ...request, ...(as && { impersonated: as }) },
    { auditID: auditID(request.id), receivedAt, stageAt },
  );
  return { ...exchange, kubernetes };
}

/** A UUID-shaped audit ID, the same for the same name (FNV-1a, four rounds of eight digits). */
function auditID(name: string): string {
  let hash = 0x811c9dc5;
  const digits = Array.from({ length: 4 }, (_, round) => {
    for (const character of `${round}${name}`) {
      hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    }
    return hash.toString(16).padStart(8, '0');
  }).join('');
  const pieces = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/;
  return digits.replace(pieces, '$1-$2-4$3-8$4-$5');
}
