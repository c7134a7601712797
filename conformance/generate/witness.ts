import { auditedAttributes } from '../../src/audit/event/event.ts';
import { requestInfo } from '../../src/audit/request/requestInfo.ts';
import type { KubernetesVersion } from '../../src/audit/types.ts';
import { pathFor } from '../../src/requests/pathFor.ts';
import type { CaseAttributes, WitnessCase } from '../protocol.ts';
import type { Random } from '../random.ts';
import { decideCase } from './decide.ts';
import { methodOf } from './requestInfo.ts';
import { urlOf } from './url.ts';

/**
 * Generates a policy, a request that a server audits, often one close to the policy's rules, and the attributes that we
 * derive from it.
 */
export function witnessCase(
  random: Random,
  kubernetes: KubernetesVersion,
): Omit<WitnessCase, 'id' | 'kubernetes'> {
  const { policy, attributes: near } = decideCase(random, kubernetes);
  const { method, url } = requestOf(random, near);
  const user = near.user && { username: near.user.name, groups: near.user.groups ?? [] };
  const { user: sender, ...rest } = auditedAttributes({ method, url, user });
  const from = sender && { name: sender.username, groups: sender.groups ?? [] };
  return { op: 'witness', policy, method, url, attributes: { user: from, ...rest } };
}

/** Returns a request that no server rejects before it is audited. */
function requestOf(random: Random, near: CaseAttributes): { method: string; url: string } {
  for (;;) {
    const request = random.chance(0.6)
      ? requestFor(random, near)
      : { method: methodOf(random), url: urlOf(random) };
    if (requestInfo(request.method, request.url).problem === undefined) return request;
  }
}

/** Returns a request that asks for these attributes, as far as a path can. */
function requestFor(random: Random, near: CaseAttributes): { method: string; url: string } {
  if (near.isResourceRequest) return pathFor(near);
  return { method: methodOf(random), url: near.path };
}
