import type { AuditEvent, Status } from './auditEvent';
import { authenticationFailure } from '../request/authMethods';
import type { Exchange } from './exchange';
import type { Impersonated } from '../request/impersonation';
import { isRecord, stringAt } from '../go/jsonObject';
import { withoutManagedFields } from './managedFields';
import { forbiddenStatus, statusOf } from './statusObject';
import { levels, type Level, type RequestAuditConfig, type RequestInfo } from '../types';

/** The event while it grows; stage and time are added when it is written. */
export type GrowingEvent = Omit<AuditEvent, 'stage' | 'stageTimestamp'>;

/** Everything that filters and handlers add to the event of a request. */
export interface Passage {
  config: RequestAuditConfig;
  exchange: Exchange;
  info: RequestInfo;
}

/**
 * Returns the event after RequestReceived, with everything that the handler and the filters after the
 * audit filter add. Changes nothing in place.
 */
export function grownEvent(received: GrowingEvent, passage: Passage): GrowingEvent {
  const { request, authorization } = passage.exchange;
  if (request.user === null) return unauthenticated(received, passage);
  const { impersonated } = request;
  if (impersonated && 'refused' in impersonated) {
    return answered(received, passage.config, impersonated.refused, impersonated.code ?? 403);
  }

  const event = impersonated ? withImpersonated(received, impersonated) : received;
  if (authorization === undefined) return handled(event, passage);
  const { decision, reason } = authorization;
  const decided = annotated(event, {
    'authorization.k8s.io/decision': decision,
    'authorization.k8s.io/reason': reason,
  });
  return decision === 'forbid' ? forbidden(decided, passage, reason) : handled(decided, passage);
}

/**
 * Failed authentication: the filter records the attempted methods. A Status in the response replaces
 * them; kube-apiserver sends one whenever the client accepts JSON.
 * Mirrors WithFailedAuthenticationAudit of endpoints/filters/authn_audit.go.
 */
function unauthenticated(event: GrowingEvent, { config, exchange }: Passage): GrowingEvent {
  const { authorizationHeader, method, url } = exchange.request;
  const message = authenticationFailure(authorizationHeader, method, url);
  const { body, code } = exchange.response;
  return answered({ ...event, responseStatus: { message } }, config, body, code);
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

/** The response of WithAuthorization. The handler does not run, and the request body is not read. */
function forbidden(event: GrowingEvent, passage: Passage, reason: string): GrowingEvent {
  const { config, exchange, info } = passage;
  const status = forbiddenStatus(
    info,
    event.impersonatedUser?.username ?? event.user.username ?? '',
    reason,
    exchange.kubernetes,
  );
  return answered(event, config, status, 403);
}

/** What the handler logs: the decoded body, then its response or the panic. */
function handled(event: GrowingEvent, passage: Passage): GrowingEvent {
  const { config, exchange } = passage;
  const { panic, hijacked, body, code } = exchange.response;
  const asked = annotated(withRequestBody(event, passage), exchange.annotations);
  if (panic !== undefined && panic !== false)
    return { ...asked, responseStatus: panicStatus(panic) };
  return answered(asked, config, body, hijacked === true ? 101 : code);
}

/** Mirrors LogRequestPatch and LogRequestObject of pkg/audit/request.go. */
function withRequestBody(event: GrowingEvent, { config, exchange, info }: Passage): GrowingEvent {
  const { body, patch } = exchange.request;
  if (body === undefined) return event;
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
  if (code !== 0) return { ...status, code };
  return status ?? { status: 'Success', message: 'Connection closed early', code: 200 };
}

/** Mirrors the recover of WithAudit in endpoints/filters/audit.go. */
function panicStatus(panic: true | string): Status {
  const cause =
    panic === true ? 'runtime error: invalid memory address or nil pointer dereference' : panic;
  return {
    status: 'Failure',
    message: `APIServer panic'd: ${cause}`,
    reason: 'InternalError',
    code: 500,
  };
}

/** Adds annotations; existing ones stay. Mirrors addAuditAnnotationLocked. */
function annotated(event: GrowingEvent, added: Record<string, string> | undefined): GrowingEvent {
  return added === undefined
    ? event
    : { ...event, annotations: { ...added, ...event.annotations } };
}

function reaches(level: Level, wanted: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(wanted);
}
