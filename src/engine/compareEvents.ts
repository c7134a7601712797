import type { AuditEvent } from '../audit/event/auditEvent';
import { auditEvents } from '../audit/event/event';
import { jsonDiff, type DiffLine } from '../audit/event/jsonDiff';
import { byteLength, inGoOrder, logLine } from '../audit/event/logLine';
import {
  levels,
  stages,
  type KubernetesVersion,
  type Level,
  type RequestAuditConfig,
  type Stage,
} from '../audit/types';
import type { SampleRequest } from '../catalog/types';
import { outputOf } from './decide';
import { exchangeOfSample } from './exchangeOfSample';

/** The event of one stage, its log line and its size in the log. */
export interface Rendered {
  event: AuditEvent;
  line: string;
  bytes: number;
}

/** One stage under two configurations; a side without an event is undefined. */
export interface StageComparison {
  decided: Rendered | undefined;
  compared: Rendered | undefined;
  /** The bytes that omitting this stage saves; undefined when it is not omitted. */
  saved: number | undefined;
  /** The difference between the two events. */
  lines: DiffLine[];
}

/** What another configuration would record of one request, compared with the one that the policy decides. */
export interface EventComparison {
  stages: Record<Stage, StageComparison>;
  /** Bytes of all events. */
  decided: number;
  compared: number;
  /** The log lines of `compared`, in order. */
  log: string[];
}

/** Renders the events of a request under both configurations and compares them. Both have the same omitStages. */
export function compareEvents(
  request: SampleRequest,
  decided: RequestAuditConfig,
  compared: RequestAuditConfig,
  kubernetes: KubernetesVersion,
): EventComparison {
  const before = rendered(request, decided, kubernetes);
  const after = rendered(request, compared, kubernetes);
  const whole = rendered(request, { ...decided, omitStages: [] }, kubernetes);
  const each = (stage: Stage): StageComparison => ({
    decided: before.get(stage),
    compared: after.get(stage),
    saved: decided.omitStages.includes(stage) ? whole.get(stage)?.bytes : undefined,
    lines: jsonDiff(fields(before.get(stage)), fields(after.get(stage))),
  });
  const [received, started, complete, panic] = stages;
  return {
    stages: {
      [received]: each(received),
      [started]: each(started),
      [complete]: each(complete),
      [panic]: each(panic),
    },
    decided: sum(before),
    compared: sum(after),
    log: [...after.values()].map(({ line }) => line),
  };
}

/** Returns the bytes that the request would generate at every level, with the rest of the configuration unchanged. */
export function bytesAtLevels(
  request: SampleRequest,
  config: RequestAuditConfig,
  kubernetes: KubernetesVersion,
): { level: Level; bytes: number }[] {
  return levels.map((level) => ({
    level,
    bytes: outputOf(request, { ...config, level }, kubernetes).bytes,
  }));
}

/** Returns whether omitManagedFields changes what is recorded. */
export function hasManagedFields(
  request: SampleRequest,
  config: RequestAuditConfig,
  kubernetes: KubernetesVersion,
): boolean {
  const [kept, omitted] = [false, true].map(
    (omitManagedFields) => outputOf(request, { ...config, omitManagedFields }, kubernetes).bytes,
  );
  return kept !== omitted;
}

function rendered(
  request: SampleRequest,
  config: RequestAuditConfig,
  kubernetes: KubernetesVersion,
): Map<Stage, Rendered> {
  const events = auditEvents(config, exchangeOfSample(request, kubernetes));
  return new Map(
    events.map((event) => {
      const line = logLine(event);
      return [event.stage, { event, line, bytes: byteLength(line) }];
    }),
  );
}

function fields(side: Rendered | undefined) {
  return side && inGoOrder(side.event);
}

function sum(events: Map<Stage, Rendered>): number {
  return [...events.values()].reduce((bytes, event) => bytes + event.bytes, 0);
}
