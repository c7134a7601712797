import type { Level, Stage, UserInfo } from '../types';

/**
 * An Event of audit.k8s.io/v1 as JSON. Mirrors k8s.io/apiserver/pkg/apis/audit/v1/types.go.
 * It may have empty values; logLine omits them, as Go's omitempty does.
 */
export interface AuditEvent {
  level: Level;
  auditID: string;
  stage: Stage;
  requestURI: string;
  verb: string;
  /** Has no fields if authentication failed. */
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

/** ObjectReference of audit.k8s.io/v1: the target of the request. */
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

/** The fields of metav1.Status that an event keeps. Its metadata is always empty there. */
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
