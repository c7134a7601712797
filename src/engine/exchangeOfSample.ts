import type { Exchange } from '../audit/event/exchange';
import { impersonate } from '../audit/request/impersonation';
import type { Authorize } from '../audit/request/impersonationQuestions';
import { requestInfo } from '../audit/request/requestInfo';
import type { KubernetesVersion } from '../audit/types';
import type { SampleRequest } from '../catalog/types';
import { uidOf } from '../catalog/uidOf';

/** One fixed moment, so that the same request always renders to the same bytes. */
const receivedAt = '2026-11-21T09:30:00.120417Z';
const stageAt = '2026-11-21T09:30:00.127803Z';

/**
 * Returns the input of the event renderer for a sample request, with a fixed clock and an audit ID
 * derived from the request's id.
 */
export function exchangeOfSample(sample: SampleRequest, kubernetes: KubernetesVersion): Exchange {
  const { authentication, authorization, response, admission, annotations, ...request } = sample;
  const { id, method, url, user, impersonate: as, requestBody: body } = request;
  const impersonated =
    as && user
      ? impersonate(as, user, requestInfo(method, url), kubernetes, authorizerFor(sample))
      : undefined;
  return {
    kubernetes,
    auditID: uidOf(id),
    receivedAt,
    stageAt,
    request: {
      ...request,
      ...(impersonated !== undefined && { impersonated }),
      ...(body !== undefined && { body }),
    },
    ...(authentication !== undefined && { authentication }),
    authorization,
    response,
    ...(admission !== undefined && { admission }),
    ...(annotations !== undefined && { annotations }),
  };
}

/** The authorizer of the caller, as far as it is asked whom the caller may impersonate. */
function authorizerFor({ refusedImpersonation = [] }: SampleRequest): Authorize {
  const refused: readonly string[] = refusedImpersonation;
  return ({ verb, resource }) => {
    const kind = /^(?:serviceaccounts|nodes)$/.test(resource) ? 'users' : resource;
    // Acting on the object as somebody else is another right, which the caller has.
    return { allowed: verb.startsWith('impersonate-on:') || !refused.includes(kind), reason: '' };
  };
}
