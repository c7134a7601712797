import type { Stage, UserInfo } from './types';

/**
 * One request and its answer: everything the audit events of it are made of. A canned request of
 * the catalogue becomes one by adding the clock and the audit id.
 *
 * Bodies are what the handlers log, as decoded JSON: absent when there is none or when the server
 * never decodes it (streams, exec, attach, port-forward, proxies, aggregated APIs, plain text).
 */
export interface Exchange {
  auditID: string;
  /** RFC 3339, down to microseconds: when the request arrived. */
  receivedAt: string;
  /** RFC 3339: when each later stage was reached; one string for all of them, or one per stage. */
  stageAt: string | Partial<Record<Stage, string>>;
  request: ExchangeRequest;
  /** The authorizer's answer; absent when authorization is switched off. */
  authorization?: { decision: 'allow' | 'forbid'; reason: string };
  response: ExchangeResponse;
  /** Annotations other than the authorizer's, e.g. pod-security.kubernetes.io/enforce-policy. */
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
  /** The user acted as, as the API server understood the Impersonate-* headers. */
  impersonate?: UserInfo;
  /**
   * The verb of constrained impersonation that allowed it, e.g. "impersonate:user-info". Only
   * since Kubernetes 1.36, and only when the caller holds such a verb; absent for "impersonate".
   */
  impersonationConstraint?: string;
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
