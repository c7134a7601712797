import { auditedAttributes } from '../../src/audit/event/event.ts';
import { requestInfo } from '../../src/audit/request/requestInfo.ts';
import type { KubernetesVersion, UserInfo } from '../../src/audit/types.ts';
import { readPolicy } from '../../src/document/readPolicy.ts';
import { httpRequest, type HttpRequest } from '../../src/proofs/httpRequest.ts';
import { reachability } from '../../src/proofs/reachability.ts';
import { pathFor } from '../../src/requests/pathFor.ts';
import type { CaseAttributes, WitnessCase } from '../protocol.ts';
import type { Random } from '../random.ts';
import { decideCase } from './decide.ts';
import { methodOf } from './requestInfo.ts';
import { urlOf } from './url.ts';

type Generated = Omit<WitnessCase, 'id' | 'kubernetes'>;

/**
 * Generates a policy and a request that a server audits: one that proves that a rule decides, or else one that is often close
 * to the policy's rules. The attributes are those that we derive from it.
 */
export function witnessCase(random: Random, kubernetes: KubernetesVersion): Generated {
  const { policy, attributes: near } = decideCase(random, kubernetes);
  const proofs = random.chance(0.5) ? proofsIn(policy, kubernetes) : [];
  if (proofs.length > 0) return random.pick(proofs);
  const user = near.user && { username: near.user.name, groups: near.user.groups ?? [] };
  return caseOf(policy, requestOf(random, near), user);
}

/** The last policy with its proofs. Cases with the same policy come in a row. */
let last: { policy: string; kubernetes: KubernetesVersion; proofs: Generated[] } | undefined;

/** Returns a case for every rule that decides a request. Throws if that request is none. */
function proofsIn(policy: string, kubernetes: KubernetesVersion): Generated[] {
  if (last?.policy === policy && last.kubernetes === kubernetes) return last.proofs;
  const { policy: loaded } = readPolicy(policy, kubernetes);
  const proofs = reachability(loaded ?? { rules: [] }).flatMap((answer, rule) => {
    if (answer.kind !== 'reached') return [];
    const request = httpRequest(answer.request);
    if (!request) throw new Error(`no request is what proves rule ${rule} of ${policy}`);
    return [{ ...caseOf(policy, request, answer.request.user), rule }];
  });
  last = { policy, kubernetes, proofs };
  return proofs;
}

function caseOf(policy: string, { method, url }: HttpRequest, user: UserInfo | null): Generated {
  const { user: sender, ...rest } = auditedAttributes({ method, url, user });
  const from = sender && { name: sender.username, groups: sender.groups ?? [] };
  return { op: 'witness', policy, method, url, attributes: { user: from, ...rest } };
}

/** Returns a request that no server rejects before it is audited. */
function requestOf(random: Random, near: CaseAttributes): HttpRequest {
  for (;;) {
    const request = random.chance(0.6)
      ? requestFor(random, near)
      : { method: methodOf(random), url: urlOf(random) };
    if (requestInfo(request.method, request.url).problem === undefined) return request;
  }
}

/** Returns a request that asks for these attributes, as far as a path can. */
function requestFor(random: Random, near: CaseAttributes): HttpRequest {
  if (near.isResourceRequest) return pathFor(near);
  return { method: methodOf(random), url: near.path };
}
