import type { Impersonated } from '../request/impersonation';
import type { RefusedImpersonation } from '../request/namelessImpersonation';
import type { KubernetesVersion, Stage, UserInfo } from '../types';

/**
 * One request and its response: everything its audit events are made of. A sample request becomes
 * one when the clock and the audit ID are added (engine/exchangeOfSample.ts).
 *
 * Bodies are what the handlers log, as decoded JSON: absent when there is none or when the server
 * never decodes it (streams, exec, attach, port-forward, proxies, aggregated APIs, plain text).
 */
export interface Exchange {
  /** The server's; the newest when absent. */
  kubernetes?: KubernetesVersion;
  auditID: string;
  /** RFC 3339, down to microseconds: when the request arrived. */
  receivedAt: string;
  /** RFC 3339: when each later stage was reached; one string for all of them, or one per stage. */
  stageAt: string | Partial<Record<Stage, string>>;
  request: ExchangeRequest;
  /** The authorizer's answer; absent when authorization is switched off. */
  authorization?: { decision: 'allow' | 'forbid'; reason: string };
  response: ExchangeResponse;
  /**
   * What the handler and admission annotate, e.g. pod-security.kubernetes.io/enforce-policy; not
   * the authorizer's own annotations. A request that is refused before the handler has none.
   */
  annotations?: Record<string, string>;
}

export interface ExchangeRequest {
  method: string;
  /** Path and query, as sent. */
  url: string;
  userAgent: string;
  sourceIPs: string[];
  /** null: authentication fails. */
  user: UserInfo | null;
  /** The Authorization header of a request whose authentication fails, e.g. "Bearer xxx". */
  authorizationHeader?: string;
  /** Who the request acts as, or the Status that refuses it; see impersonation.ts, namelessImpersonation.ts. */
  impersonated?: Impersonated | RefusedImpersonation;
  body?: unknown;
  /** The Content-Type of a patch body, e.g. "application/merge-patch+json". */
  patch?: string;
}

export interface ExchangeResponse {
  /** The HTTP status code; 0 when the handler wrote nothing at all. */
  code: number;
  body?: unknown;
  /** The handler panics after decoding the body; a string is the panic's own text. */
  panic?: boolean | string;
  /** The connection was taken over (exec, attach, port-forward): the code becomes 101. */
  hijacked?: boolean;
}
