import type { Impersonated } from '../request/impersonation';
import type { RefusedImpersonation } from '../request/namelessImpersonation';
import type { KubernetesVersion, Stage, UserInfo } from '../types';

/**
 * A request and its response: everything that its audit events are made of. A sample request becomes
 * one with a clock and an audit ID (engine/exchangeOfSample.ts).
 *
 * Bodies are what the handlers log, as decoded JSON. A body is absent if there is none or if the server
 * never decodes it (streams, exec, attach, port-forward, proxies, aggregated APIs, plain text).
 */
export interface Exchange {
  /** The version of the server; absent means the newest. */
  kubernetes?: KubernetesVersion;
  auditID: string;
  /** RFC 3339, down to microseconds: when the request arrived. */
  receivedAt: string;
  /** RFC 3339: when the later stages were reached; one time for all of them, or one per stage. */
  stageAt: string | Partial<Record<Stage, string>>;
  request: ExchangeRequest;
  /** The authorizer's decision; absent if authorization is disabled. */
  authorization?: { decision: 'allow' | 'forbid'; reason: string };
  response: ExchangeResponse;
  /**
   * Annotations of the handler and of admission, e.g. pod-security.kubernetes.io/enforce-policy, but
   * not those of the authorizer. A request that is rejected before the handler has none.
   */
  annotations?: Record<string, string>;
}

export interface ExchangeRequest {
  method: string;
  /** Path and query, as sent. */
  url: string;
  userAgent: string;
  sourceIPs: string[];
  /** null if authentication fails. */
  user: UserInfo | null;
  /** The Authorization header of a request whose authentication fails, e.g. "Bearer xxx". */
  authorizationHeader?: string;
  /** Who the request impersonates, or the Status that rejects it; see impersonation.ts, namelessImpersonation.ts. */
  impersonated?: Impersonated | RefusedImpersonation;
  body?: unknown;
  /** The Content-Type of a patch body, e.g. "application/merge-patch+json". */
  patch?: string;
}

export interface ExchangeResponse {
  /** The HTTP status code; 0 if the handler wrote nothing. */
  code: number;
  body?: unknown;
  /** The handler panics after it has decoded the body; a string is the message of the panic. */
  panic?: boolean | string;
  /** The connection was taken over (exec, attach, port-forward): the code becomes 101. */
  hijacked?: boolean;
}
