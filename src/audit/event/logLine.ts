import type { AuditEvent, ObjectReference, Status, StatusDetails } from './auditEvent';
import { goJson, prettyJson, sortedEntries } from '../go/json';
import { isRecord, type JsonObject } from '../go/jsonObject';
import type { UserInfo } from '../types';

/**
 * Returns an event as a line of the audit log, without the newline: byte for byte what
 * plugin/pkg/audit/log/backend.go writes in the format "json", with Go's key order, omitempty, sorted
 * maps and Go's escapes. See goJson for bodies.
 */
export function logLine(event: AuditEvent): string {
  return goJson(inGoOrder(event));
}

/** Returns the same content on several lines, indented by two spaces, for display. */
export function prettyEvent(event: AuditEvent): string {
  return prettyJson(inGoOrder(event));
}

/** Returns how many bytes a line takes in the log file: UTF-8, with its newline. */
export function byteLength(line: string): number {
  let bytes = line.length + 1;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit < 0x80) continue;
    // Each half of a surrogate pair counts two bytes, four in total.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

/** Returns the fields of an event as they are written: key order and omitempty of Event in pkg/apis/audit/v1/types.go. */
export function inGoOrder(event: AuditEvent): JsonObject {
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: event.level,
    auditID: event.auditID,
    stage: event.stage,
    requestURI: event.requestURI,
    verb: event.verb,
    user: userInfo(event.user),
    impersonatedUser: event.impersonatedUser && userInfo(event.impersonatedUser),
    authenticationMetadata:
      event.authenticationMetadata &&
      nonEmpty({ impersonationConstraint: event.authenticationMetadata.impersonationConstraint }),
    ...nonEmpty({ sourceIPs: event.sourceIPs, userAgent: event.userAgent }),
    objectRef: event.objectRef && objectReference(event.objectRef),
    responseStatus: event.responseStatus && status(event.responseStatus),
    requestObject: event.requestObject,
    responseObject: event.responseObject,
    requestReceivedTimestamp: event.requestReceivedTimestamp,
    stageTimestamp: event.stageTimestamp,
    ...nonEmpty({ annotations: sortedMap(event.annotations) }),
  };
}

function userInfo(user: Partial<UserInfo>): JsonObject {
  const { username, uid, groups, extra } = user;
  return nonEmpty({ username, uid, groups, extra: sortedMap(extra) });
}

function objectReference(ref: ObjectReference): JsonObject {
  const { resource, namespace, name, uid, apiGroup, apiVersion, resourceVersion, subresource } =
    ref;
  return nonEmpty({
    resource,
    namespace,
    name,
    uid,
    apiGroup,
    apiVersion,
    resourceVersion,
    subresource,
  });
}

/** metav1.Status. Its metadata is a struct, which omitempty never omits. */
function status({ status: outcome, message, reason, details, code }: Status): JsonObject {
  return {
    metadata: {},
    ...nonEmpty({ status: outcome, message, reason }),
    details: details && statusDetails(details),
    ...nonEmpty({ code }),
  };
}

function statusDetails(details: StatusDetails): JsonObject {
  const { name, group, kind, uid, causes, retryAfterSeconds } = details;
  const inOrder = causes?.map(({ reason, message, field }) => nonEmpty({ reason, message, field }));
  return nonEmpty({ name, group, kind, uid, causes: inOrder, retryAfterSeconds });
}

function sortedMap(map: Record<string, unknown> | undefined): JsonObject | undefined {
  return map && Object.fromEntries(sortedEntries(map));
}

/** Returns the fields that Go's omitempty keeps: no "", 0, false, empty list or empty map. */
function nonEmpty(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isRecord(value)) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === '' || value === 0 || value === false;
}
