import type { Level, Stage, UserInfo } from '../types';

/**
 * The Event of audit.k8s.io/v1 as JSON. Mirrors k8s.io/apiserver/pkg/apis/audit/v1/types.go.
 * Empty values may be present; logLine leaves them out as Go's omitempty does.
 */
export interface AuditEvent {
  level: Level;
  auditID: string;
  stage: Stage;
  requestURI: string;
  verb: string;
  /** Without any field when authentication failed. */
  user: Partial<UserInfo>;
  impersonatedUser?: Partial<UserInfo>;
  authenticationMetadata?: { impersonationConstraint?: string };
  sourceIPs?: string[];
  userAgent?: string;
  objectRef?: ObjectReference;
  responseStatus?: Status;
  requestObject?: unknown;
  responseObject?: unknown;
  /** RFC 3339 in UTC with six decimals, as metav1.MicroTime. */
  requestReceivedTimestamp: string;
  stageTimestamp: string;
  annotations?: Record<string, string>;
}

/** ObjectReference of audit.k8s.io/v1: what the request is about. */
export interface ObjectReference {
  resource?: string;
  namespace?: string;
  name?: string;
  uid?: string;
  apiGroup?: string;
  apiVersion?: string;
  resourceVersion?: string;
  subresource?: string;
}

/** metav1.Status as far as an event keeps it (its metadata is always empty there). */
export interface Status {
  status?: string;
  message?: string;
  reason?: string;
  details?: StatusDetails;
  code?: number;
}

export interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: { reason?: string; message?: string; field?: string }[];
  retryAfterSeconds?: number;
}
