import type { AuditEvent } from '../../audit/event/auditEvent';
import { byteLength, inGoOrder } from '../../audit/event/logLine';
import { goJson } from '../../audit/go/json';
import type { JsonObject } from '../../audit/go/jsonObject';

/** What a webhook gets for a batch. */
export interface WebhookCall {
  method: 'POST';
  url: string;
  headers: Record<string, string>;
  /** The EventList as JSON, with the newline at its end. */
  body: string;
  /** UTF-8. */
  bytes: number;
}

/**
 * Returns the call that carries a batch of events. The items have neither kind nor apiVersion, unlike the lines of the log.
 * The webhook answers with any code from 200 to 206; its body is not read as anything. Follows processEvents of
 * plugin/pkg/audit/webhook and EventList of pkg/apis/audit/v1.
 */
export function webhookCall(server: string, events: readonly AuditEvent[]): WebhookCall {
  const line = goJson(eventList(events));
  return {
    method: 'POST',
    url: urlOf(server),
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, */*' },
    body: `${line}\n`,
    bytes: byteLength(line),
  };
}

/** The address without its query and without slashes at its end, and how long the server waits. */
function urlOf(server: string): string {
  const [address = ''] = server.split(/[?#]/);
  const [, origin = address, path = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(.*)$/is.exec(address) ?? [];
  return `${origin}${path.replace(/(?<!\/)\/+$/, '') || '/'}?timeout=30s`;
}

/** Returns the EventList of audit.k8s.io/v1 for a batch, in Go's order of keys. */
export function eventList(events: readonly AuditEvent[]): JsonObject {
  const items = events.map((event) => {
    const { kind: _, apiVersion: _v, ...item } = inGoOrder(event);
    return item;
  });
  return { kind: 'EventList', apiVersion: 'audit.k8s.io/v1', metadata: {}, items };
}
