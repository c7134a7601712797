import { isRecord, stringAt, type JsonObject } from '../go/jsonObject';
import { acceptsStatus } from '../request/accept';
import { authenticationFailure } from '../request/authMethods';
import type { Impersonated } from '../request/impersonation';
import type { RefusedImpersonation } from '../request/namelessImpersonation';
import { timeoutProblem } from '../request/timeout';
import { reaches, type RequestAuditConfig, type RequestInfo, type Stage } from '../types';
import {
  admissionAnnotations,
  annotated,
  authorizerFailed,
  decisionAnnotations,
  earlyAnnotations,
  lateAnnotations,
} from './annotations';
import type { AuditEvent, Status } from './auditEvent';
import { endingOf, panicOf, sendsHeaders } from './ending';
import type { Exchange } from './exchange';
import { latencyAnnotations } from './latency';
import { withoutManagedFields } from './managedFields';
import { badRequestStatus, forbiddenStatus, statusOf, unauthorizedStatus } from './statusObject';

/** The event while it grows; stage and time are added when it is written. */
export type GrowingEvent = Omit<AuditEvent, 'stage' | 'stageTimestamp'>;

/** Everything that filters and handlers add to the event of a request. */
export interface Passage {
  config: RequestAuditConfig;
  exchange: Exchange;
  info: RequestInfo;
}

/**
 * Returns the event as it is at each stage, with everything that the filters and the handler add. In: the
 * event that has been received. Changes nothing in place.
 */
export function grownEvents(received: GrowingEvent, passage: Passage): Record<Stage, GrowingEvent> {
  const { exchange, info } = passage;
  const responded = respondedEvent(received, passage);
  const isHandled = endingOf(exchange, info) === 'handled';
  const over = isHandled ? annotated(responded, lateAnnotations(exchange)) : responded;
  const panic = panicOf(exchange.response);
  return {
    RequestReceived: received,
    // Without headers, WithAudit generates the stage when the handler is over.
    ResponseStarted: sendsHeaders(exchange.response) ? responded : over,
    ResponseComplete: annotated(over, latencyAnnotations(exchange, info)),
    Panic: panic ? { ...responded, responseStatus: panicStatus(panic.message) } : responded,
  };
}

/** Returns the event once the response has begun, or once the handler panics instead. */
function respondedEvent(received: GrowingEvent, passage: Passage): GrowingEvent {
  const { exchange, info } = passage;
  const { request, authorization } = exchange;
  const { impersonated } = request;
  const event =
    impersonated && 'user' in impersonated ? withImpersonated(received, impersonated) : received;
  switch (endingOf(exchange, info)) {
    case 'unread':
      return received;
    case 'malformed timeout':
      return malformedTimeout(received, passage);
    case 'unauthenticated':
      return unauthenticated(received, passage);
    case 'impersonation rejected': {
      const { refused, code = 403 } = impersonated as RefusedImpersonation;
      return rejected(received, passage, refused, code);
    }
    case 'authorizer fails':
      return rejected(annotated(event, authorizerFailed), passage, undefined, 500);
    case 'forbidden':
      return forbidden(annotated(event, decisionAnnotations(authorization)), passage);
    case 'handled':
      return handled(annotated(event, decisionAnnotations(authorization)), passage);
  }
}

/** Mirrors withFailedRequestAudit of endpoints/filters/request_deadline.go. */
function malformedTimeout(event: GrowingEvent, passage: Passage): GrowingEvent {
  const { method, url } = passage.exchange.request;
  const message = timeoutProblem(method, url, passage.info) ?? '';
  const failed = { ...event, responseStatus: { message } };
  return rejected(failed, passage, badRequestStatus(message), 400);
}

/**
 * Failed authentication: the filter records the attempted methods. The Status in the response replaces
 * them. Mirrors WithFailedAuthenticationAudit of endpoints/filters/authn_audit.go.
 */
function unauthenticated(event: GrowingEvent, passage: Passage): GrowingEvent {
  const message = authenticationFailure(passage.exchange.request);
  return rejected({ ...event, responseStatus: { message } }, passage, unauthorizedStatus, 401);
}

/**
 * The response of a filter, which writes a Status, if there is one and the client accepts it. The handler
 * does not run, and the request body is not read.
 */
function rejected(
  event: GrowingEvent,
  { config, exchange }: Passage,
  status: JsonObject | undefined,
  code: number,
): GrowingEvent {
  const isWritten = acceptsStatus(exchange.request.accept);
  return answered(event, config, isWritten ? status : undefined, code);
}

/** Mirrors AuditContext.LogImpersonatedUser. */
function withImpersonated(event: GrowingEvent, { user, constraint }: Impersonated): GrowingEvent {
  return {
    ...event,
    impersonatedUser: user,
    ...(constraint !== undefined && {
      authenticationMetadata: { impersonationConstraint: constraint },
    }),
  };
}

/** The response of WithAuthorization. */
function forbidden(event: GrowingEvent, passage: Passage): GrowingEvent {
  const { exchange, info } = passage;
  const user = event.impersonatedUser ?? event.user;
  const reason = exchange.authorization?.reason ?? '';
  const status = forbiddenStatus(info, user.username ?? '', reason, exchange.kubernetes);
  return rejected(event, passage, status, 403);
}

/** What the handler and admission log: the decoded body, annotations, and the response unless it panics before. */
function handled(event: GrowingEvent, passage: Passage): GrowingEvent {
  const { config, exchange } = passage;
  const { hijacked, body, code } = exchange.response;
  const admitted = annotated(
    withRequestBody(event, passage),
    admissionAnnotations(exchange, config.level),
  );
  const asked = annotated(admitted, earlyAnnotations(exchange));
  if (panicOf(exchange.response)?.isAfterResponse === false) return asked;
  return answered(
    asked,
    config,
    ...(hijacked ? ([undefined, 101] as const) : ([body, code] as const)),
  );
}

/** Mirrors LogRequestPatch and LogRequestObject of pkg/audit/request.go. */
function withRequestBody(event: GrowingEvent, { config, exchange, info }: Passage): GrowingEvent {
  const { body, patch, objectRef } = exchange.request;
  if (body === undefined)
    return objectRef
      ? { ...event, objectRef: completedReference(event, { metadata: objectRef }, info) }
      : event;
  const recorded = reaches(config.level, 'Request');
  if (patch !== undefined || info.verb === 'patch') {
    return recorded ? { ...event, requestObject: body } : event;
  }
  const object = config.omitManagedFields ? withoutManagedFields(body) : body;
  return {
    ...event,
    objectRef: completedReference(event, body, info),
    ...(recorded && { requestObject: object }),
  };
}

/** Whatever the path lacks, such as the name of a new object, comes from the body, at every level. */
function completedReference(
  { objectRef = {} }: GrowingEvent,
  body: unknown,
  info: RequestInfo,
): NonNullable<GrowingEvent['objectRef']> {
  const hasObjectMeta = isRecord(body) && !['Status', 'Table'].includes(stringAt(body, 'kind'));
  const metadata = hasObjectMeta ? body['metadata'] : undefined;
  const group = objectRef.apiVersion
    ? { apiGroup: objectRef.apiGroup ?? '', apiVersion: objectRef.apiVersion }
    : { apiGroup: info.apiGroup, apiVersion: info.apiVersion };
  return {
    ...objectRef,
    ...group,
    namespace: objectRef.namespace || stringAt(metadata, 'namespace'),
    name: objectRef.name || stringAt(metadata, 'name'),
    uid: stringAt(metadata, 'uid'),
    resourceVersion: stringAt(metadata, 'resourceVersion'),
  };
}

/** Mirrors LogResponseObject of pkg/audit/request.go, then the code of auditResponseWriter. */
function answered(
  event: GrowingEvent,
  config: RequestAuditConfig,
  body: unknown,
  code: number,
): GrowingEvent {
  const recorded = body !== undefined && reaches(config.level, 'RequestResponse');
  const object = config.omitManagedFields ? withoutManagedFields(body) : body;
  return {
    ...event,
    responseStatus: codedStatus(statusOf(body) ?? event.responseStatus, code),
    ...(recorded && { responseObject: object }),
  };
}

/** Code 0, nothing written at all, is WithAudit's faked success. */
function codedStatus(status: Status | undefined, code: number): Status {
  if (code !== 0) return { ...status, code: code | 0 };
  return status ?? { status: 'Success', message: 'Connection closed early', code: 200 };
}

/** Mirrors the recover of WithAudit in endpoints/filters/audit.go. */
function panicStatus(cause: string): Status {
  return {
    status: 'Failure',
    message: `APIServer panic'd: ${cause}`,
    reason: 'InternalError',
    code: 500,
  };
}
