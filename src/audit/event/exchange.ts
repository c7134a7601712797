import type { Impersonated } from '../request/impersonation';
import type { RefusedImpersonation } from '../request/namelessImpersonation';
import type { KubernetesVersion, Level, Stage, UserInfo } from '../types';
import type { ObjectReference } from './auditEvent';

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
  /** Annotations of an authenticator, e.g. authentication.k8s.io/legacy-token, whether it knows the user or not. */
  authentication?: { annotations: Record<string, string> };
  /** The authorizer's decision; absent if authorization is disabled. With 'error' the authorizer fails. */
  authorization?: { decision: 'allow' | 'forbid' | 'error'; reason: string };
  response: ExchangeResponse;
  /** Annotations of admission plugins. Like those below, only of requests that reach their handler. */
  admission?: readonly AdmissionAnnotation[];
  /** Annotations of the handler, but not those of the filters before it. */
  annotations?: Record<string, string>;
  /** The time that layers of the server take; see latency.ts. */
  latency?: Record<string, string>;
}

/** An annotation of an admission plugin, which is recorded from a level up. */
export interface AdmissionAnnotation {
  key: string;
  value: string;
  level: Level;
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
  /** Whether a request whose authentication fails has a client certificate. */
  clientCertificate?: boolean;
  /** The Accept header, if the client sends one. */
  accept?: string;
  /** Who the request impersonates, or the Status that rejects it; see impersonation.ts, namelessImpersonation.ts. */
  impersonated?: Impersonated | RefusedImpersonation;
  body?: unknown;
  /** What the server takes from the metadata of a body that is not known itself. */
  objectRef?: Pick<ObjectReference, 'namespace' | 'name' | 'uid' | 'resourceVersion'>;
  /** The Content-Type of a patch body, e.g. "application/merge-patch+json". */
  patch?: string;
}

/** What the handler does. A request that does not reach its handler gets the response of a filter. */
export interface ExchangeResponse {
  /** The HTTP status code; 0 if the handler wrote nothing. net/http panics if it is not in 100 to 999. */
  code: number;
  body?: unknown;
  /** The handler panics; a string is the message of the panic. */
  panic?: boolean | string;
  /** It panics only after it has responded, as a proxy does if its backend breaks off ("net/http: abort Handler"). */
  started?: boolean;
  /** The connection was taken over (exec, attach, port-forward): the code becomes 101. */
  hijacked?: boolean;
}
