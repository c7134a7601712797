import { forbiddenStatus, type Forbidden } from '../event/statusObject';
import type { JsonObject } from '../go/jsonObject';
import type { KubernetesVersion, UserInfo } from '../types';
import { isAtLeast } from '../versions';

/** What the authorizer is asked about an impersonation: a request that the caller would have to be allowed. */
export type Question = Forbidden;

/** The authorizer's answer; an `error` is that of an authorizer that fails. */
export interface Answer {
  allowed: boolean;
  reason: string;
  error?: string;
}

export type Authorize = (question: Question) => Answer;

/** The caller's authorizer: what it refuses, as the Status in the response. */
export interface Asked {
  /** Returns undefined if it allows what the question says. */
  refusal(question: Question): JsonObject | undefined;
  /** Refuses without asking. */
  forbidden(question: Question, reason: string): JsonObject;
}

/**
 * Returns the authorizer as the impersonation filter uses it. Before 1.36 one that fails refuses, whatever it
 * answers. Mirrors checkAuthorization of endpoints/filters/impersonation; before 1.36 a part of
 * WithImpersonation.
 */
export function asked(
  authorize: Authorize,
  caller: UserInfo,
  kubernetes: KubernetesVersion,
): Asked {
  const isConstrained = isAtLeast(kubernetes, constrainedSince);
  const forbidden: Asked['forbidden'] = (question, reason) =>
    forbiddenStatus(question, caller.username, reason, kubernetes);
  const refusal: Asked['refusal'] = (question) => {
    const { allowed, reason, error } = authorize(question);
    if (allowed && (isConstrained || error === undefined)) return undefined;
    if (!isConstrained || error === undefined) return forbidden(question, reason);
    return forbidden(question, reason === '' ? error : `${error}: ${reason}`);
  };
  return { refusal, forbidden };
}

/** From this version the feature gate ConstrainedImpersonation is enabled by default. */
export const constrainedSince: KubernetesVersion = '1.36';

/** Returns a question about users, groups and so on. Mirrors impersonationAttributes. */
export function questionAbout(
  verb: string,
  apiGroup: string,
  resource: string,
  name: string,
): Question {
  const about = { isResourceRequest: true, path: '', subresource: '', namespace: '' };
  return { ...about, verb, apiGroup, resource, name };
}
