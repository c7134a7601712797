import type { Status, StatusDetails } from './auditEvent';
import { errorfWithoutValues } from '../go/errorf';
import { goQuote } from '../go/quote';
import { isRecord, type JsonObject } from '../go/jsonObject';
import { newestKubernetes, type KubernetesVersion, type RequestInfo } from '../types';
import { isAtLeast } from '../versions';

/**
 * Returns the part of a response body that an event keeps as responseStatus: the bounded fields of a
 * Status object; undefined if the body is not a Status. Mirrors AuditContext.LogResponseObject.
 */
export function statusOf(body: unknown): Status | undefined {
  if (!isRecord(body) || body['kind'] !== 'Status' || body['apiVersion'] !== 'v1') return undefined;
  const { status, message, reason, details, code } = body as JsonObject & Status;
  return {
    ...(status !== undefined && { status }),
    ...(message !== undefined && { message }),
    ...(reason !== undefined && { reason }),
    ...(details !== undefined && { details }),
    ...(code !== undefined && { code }),
  };
}

/** What the Status of a forbidden request names. */
export type Forbidden = Pick<
  RequestInfo,
  | 'isResourceRequest'
  | 'path'
  | 'verb'
  | 'apiGroup'
  | 'resource'
  | 'subresource'
  | 'namespace'
  | 'name'
>;

/** The Status object of a failed login, as JSON in Go's key order. Mirrors Unauthorized of endpoints/filters/authentication.go. */
export const unauthorizedStatus: JsonObject = {
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message: 'Unauthorized',
  reason: 'Unauthorized',
  code: 401,
};

/** Returns the Status object of a request that is malformed, as JSON in Go's key order. Mirrors NewBadRequest of api/errors. */
export function badRequestStatus(message: string): JsonObject {
  const [kind, reason] = ['Status', 'BadRequest'];
  return { kind, apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, code: 400 };
}

/**
 * Returns the Status object of a request that the authorizer forbids, as JSON in Go's key order.
 * `username` is that of the impersonated user, if any; `reason` is the authorizer's. Up to 1.31 the
 * message was used as a format string. Mirrors ForbiddenStatusError of responsewriters/errors.go and
 * apierrors.NewForbidden.
 */
export function forbiddenStatus(
  info: Forbidden,
  username: string,
  reason: string,
  kubernetes: KubernetesVersion = newestKubernetes,
): JsonObject {
  const said = sanitize(forbiddenMessage(info, username)) + (reason === '' ? '' : `: ${reason}`);
  const refusal = isAtLeast(kubernetes, '1.32') ? said : errorfWithoutValues(said);
  const { apiGroup: group, resource: kind, name } = info;
  const qualified = group === '' ? kind : `${kind}.${group}`;
  const subject = name === '' ? `${qualified} is ` : `${qualified} ${goQuote(name)} is `;
  const details: StatusDetails = {
    ...(name !== '' && { name }),
    ...(group !== '' && { group }),
    ...(kind !== '' && { kind }),
  };
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: `${group === '' && kind === '' ? '' : subject}forbidden: ${refusal}`,
    reason: 'Forbidden',
    details,
    code: 403,
  };
}

/** Mirrors forbiddenMessage of responsewriters/errors.go. */
function forbiddenMessage(info: Forbidden, username: string): string {
  const user = `User ${goQuote(username)} cannot ${info.verb}`;
  if (!info.isResourceRequest) return `${user} path ${goQuote(info.path)}`;
  const { resource, subresource, apiGroup, namespace } = info;
  const target = goQuote(subresource === '' ? resource : `${resource}/${subresource}`);
  const what = `${user} resource ${target} in API group ${goQuote(apiGroup)}`;
  return namespace === ''
    ? `${what} at the cluster scope`
    : `${what} in the namespace ${goQuote(namespace)}`;
}

/** Escapes what looks like HTML. Mirrors the sanitizer of responsewriters/errors.go. */
function sanitize(message: string): string {
  return message.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
