import type { AuditEvent, ObjectReference } from './auditEvent';
import { endingOf, panicOf, sendsHeaders } from './ending';
import type { Exchange, ExchangeRequest } from './exchange';
import { microTime } from '../go/time';
import { grownEvents, type GrowingEvent } from './grownEvent';
import { attributesOf, requestInfo } from '../request/requestInfo';
import { timeoutProblem } from '../request/timeout';
import { requestUri } from '../request/requestUri';
import { statusOf } from './statusObject';
import {
  stages,
  type Attributes,
  type RequestAuditConfig,
  type RequestInfo,
  type Stage,
  type StageFate,
} from '../types';
import { truncatedUserAgent } from '../request/userAgent';

/**
 * Returns the attributes with which the policy is evaluated for a request. There is no user if
 * authentication fails, or if the request is rejected before that.
 */
export function auditedAttributes({
  method,
  url,
  user,
}: Pick<ExchangeRequest, 'method' | 'url' | 'user'>): Attributes {
  const info = requestInfo(method, url);
  const isAuthenticated = timeoutProblem(method, url, info) === undefined;
  return attributesOf(info, isAuthenticated ? user : null);
}

/**
 * Returns the events that the API server generates for an exchange under a decision, in order. There
 * are none for level None and for a request that is rejected before the audit filter. All stages
 * share one event, which grows: what an omitted stage adds to it is in the later events.
 * Mirrors WithAudit, WithFailedAuthenticationAudit and withFailedRequestAudit of endpoints/filters.
 */
export function auditEvents(config: RequestAuditConfig, exchange: Exchange): AuditEvent[] {
  const info = infoOf(exchange);
  if (config.level === 'None') return [];
  const received = receivedEvent(config, exchange, info);
  const grown = grownEvents(received, { config, exchange, info });
  return stagesOf(exchange, info)
    .filter((stage) => !config.omitStages.includes(stage))
    .map((stage) => ({
      ...grown[stage],
      stage,
      stageTimestamp: stageTime(exchange, stage),
    }));
}

/**
 * Returns the stages of an exchange, in order, whatever the policy: two for an ordinary request,
 * three for a long-running one, Panic instead of ResponseComplete if the handler panics, and only
 * ResponseStarted if the request is rejected before the audit filter. A long-running request has
 * ResponseStarted only if headers are sent, or if its handler returns without a response or a Status.
 */
export function possibleStages(exchange: Exchange): Stage[] {
  return stagesOf(exchange, infoOf(exchange));
}

/** Returns the fate of each stage under a decision. Level None records nothing, whatever is omitted. */
export function stageFates(
  config: RequestAuditConfig,
  exchange: Exchange,
): Record<Stage, StageFate> {
  const possible = possibleStages(exchange);
  const fateOf = (stage: Stage): StageFate => {
    if (!possible.includes(stage)) return 'never';
    if (config.level === 'None') return 'unrecorded';
    return config.omitStages.includes(stage) ? 'omitted' : 'recorded';
  };
  const [received, started, complete, panic] = stages;
  return {
    [received]: fateOf(received),
    [started]: fateOf(started),
    [complete]: fateOf(complete),
    [panic]: fateOf(panic),
  };
}

/**
 * Returns whether these fates leave an event. There is none at level None, if every stage that happens is omitted, or
 * if the request is rejected before auditing starts.
 */
export function hasEvents(fates: Readonly<Record<Stage, StageFate>>): boolean {
  return stages.some((stage) => fates[stage] === 'recorded');
}

function infoOf({ request }: Exchange): RequestInfo {
  return requestInfo(request.method, request.url);
}

function stagesOf(exchange: Exchange, info: RequestInfo): Stage[] {
  const ending = endingOf(exchange, info);
  if (ending === 'unread') return [];
  if (ending === 'malformed timeout' || ending === 'unauthenticated') return ['ResponseStarted'];
  const { response } = exchange;
  const panic = ending === 'handled' ? panicOf(response) : undefined;
  const isStarted =
    ending !== 'handled' ||
    (panic
      ? panic.isAfterResponse && sendsHeaders(response)
      : // If no header was written, WithAudit generates ResponseStarted, unless a Status was logged.
        sendsHeaders(response) || !statusOf(response.body));
  return [
    'RequestReceived',
    ...(info.longRunning && isStarted ? (['ResponseStarted'] as const) : []),
    panic ? 'Panic' : 'ResponseComplete',
  ];
}

/** Mirrors LogRequestMetadata of pkg/audit/request.go. Authenticators have added their annotations before. */
function receivedEvent(
  { level }: RequestAuditConfig,
  exchange: Exchange,
  info: RequestInfo,
): GrowingEvent {
  const { auditID, receivedAt, request, authentication } = exchange;
  const isAuthenticated = endingOf(exchange, info) !== 'malformed timeout';
  return {
    level,
    auditID,
    requestURI: requestUri(request.method, request.url),
    verb: info.verb,
    user: (isAuthenticated && request.user) || {},
    sourceIPs: request.sourceIPs,
    userAgent: truncatedUserAgent(request.userAgent),
    ...(info.isResourceRequest && { objectRef: objectReference(info) }),
    requestReceivedTimestamp: microTime(receivedAt),
    ...(isAuthenticated && authentication && { annotations: authentication.annotations }),
  };
}

function objectReference(info: RequestInfo): ObjectReference {
  const { resource, namespace, name, apiGroup, apiVersion, subresource } = info;
  return { resource, namespace, name, apiGroup, apiVersion, subresource };
}

/** Mirrors ProcessEventStage: the first stage has the time of arrival. */
function stageTime({ receivedAt, stageAt }: Exchange, stage: Stage): string {
  if (stage === 'RequestReceived') return microTime(receivedAt);
  return microTime(typeof stageAt === 'string' ? stageAt : (stageAt[stage] ?? receivedAt));
}
