import type { AuditEvent, ObjectReference } from './auditEvent';
import type { Exchange } from './exchange';
import { microTime } from '../go/time';
import { grownEvent, type GrowingEvent } from './grownEvent';
import { requestInfo } from '../request/requestInfo';
import { requestUri } from '../request/requestUri';
import { statusOf } from './statusObject';
import {
  stages,
  type RequestAuditConfig,
  type RequestInfo,
  type Stage,
  type StageFate,
} from '../types';
import { truncatedUserAgent } from '../request/userAgent';

/**
 * Annotations that are added only at the end of a request: its latency (writeLatencyToAnnotation) and
 * whether its API is deprecated (MonitorRequest of endpoints/metrics).
 */
const lateAnnotation =
  /^(?:apiserver\.latency\.k8s\.io\/|k8s\.io\/(?:deprecated|removed-release)$)/;

/**
 * Returns the events that the API server generates for an exchange under a decision, in order. There
 * are none for level None and for a request that is rejected before the audit filter. All stages
 * share one event, which grows: what an omitted stage adds to it is in the later events.
 * Mirrors WithAudit and WithFailedAuthenticationAudit of endpoints/filters.
 */
export function auditEvents(config: RequestAuditConfig, exchange: Exchange): AuditEvent[] {
  const info = infoOf(exchange);
  if (config.level === 'None') return [];
  const received = receivedEvent(config, exchange, info);
  const grown = grownEvent(received, { config, exchange, info });
  return stagesOf(exchange, info)
    .filter((stage) => !config.omitStages.includes(stage))
    .map((stage) => ({
      ...atStage(stage, received, grown),
      stage,
      stageTimestamp: stageTime(exchange, stage),
    }));
}

/**
 * Returns the stages of an exchange, in order, whatever the policy: two for an ordinary request,
 * three for a long-running one, RequestReceived and Panic if the handler panics, and only
 * ResponseStarted if authentication fails. If a handler writes no header, WithAudit generates
 * ResponseStarted itself, unless a Status was logged.
 */
export function possibleStages(exchange: Exchange): Stage[] {
  return stagesOf(exchange, infoOf(exchange));
}

/**
 * Returns the fate of each stage under a decision. Level None records nothing, whatever is omitted,
 * so all its stages are 'never'.
 */
export function stageFates(
  config: RequestAuditConfig,
  exchange: Exchange,
): Record<Stage, StageFate> {
  const possible = config.level === 'None' ? [] : possibleStages(exchange);
  const fateOf = (stage: Stage): StageFate => {
    if (!possible.includes(stage)) return 'never';
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

function infoOf({ request }: Exchange): RequestInfo {
  return requestInfo(request.method, request.url);
}

function stagesOf({ request, authorization, response }: Exchange, info: RequestInfo): Stage[] {
  if (info.problem !== undefined) return [];
  const isSilent = response.code === 0;
  if (request.user === null) return isSilent ? [] : ['ResponseStarted'];
  const panics = response.panic !== undefined && response.panic !== false;
  const isHandled =
    authorization?.decision !== 'forbid' &&
    !(request.impersonated && 'refused' in request.impersonated);
  if (panics && isHandled) return ['RequestReceived', 'Panic'];
  // If no header was written, a logged Status prevents the generated ResponseStarted.
  const isStarted = !isHandled || !isSilent || response.hijacked || !statusOf(response.body);
  return info.longRunning && isStarted
    ? ['RequestReceived', 'ResponseStarted', 'ResponseComplete']
    : ['RequestReceived', 'ResponseComplete'];
}

/** Mirrors LogRequestMetadata of pkg/audit/request.go. */
function receivedEvent(
  { level }: RequestAuditConfig,
  { auditID, receivedAt, request }: Exchange,
  info: RequestInfo,
): GrowingEvent {
  return {
    level,
    auditID,
    requestURI: requestUri(request.method, request.url),
    verb: info.verb,
    user: request.user ?? {},
    sourceIPs: request.sourceIPs,
    userAgent: truncatedUserAgent(request.userAgent),
    ...(info.isResourceRequest && { objectRef: objectReference(info) }),
    requestReceivedTimestamp: microTime(receivedAt),
  };
}

function objectReference(info: RequestInfo): ObjectReference {
  const { resource, namespace, name, apiGroup, apiVersion, subresource } = info;
  return { resource, namespace, name, apiGroup, apiVersion, subresource };
}

function atStage(stage: Stage, received: GrowingEvent, grown: GrowingEvent): GrowingEvent {
  if (stage === 'RequestReceived') return received;
  if (stage === 'ResponseComplete' || grown.annotations === undefined) return grown;
  const annotations = Object.fromEntries(
    Object.entries(grown.annotations).filter(([key]) => !lateAnnotation.test(key)),
  );
  return { ...grown, annotations };
}

/** Mirrors ProcessEventStage: the first stage has the time of arrival. */
function stageTime({ receivedAt, stageAt }: Exchange, stage: Stage): string {
  if (stage === 'RequestReceived') return microTime(receivedAt);
  return microTime(typeof stageAt === 'string' ? stageAt : (stageAt[stage] ?? receivedAt));
}
