import { readAuditLog, type AuditLog } from '../../course/incident/auditLog';
import policy from '../../course/incident/policy.yaml?raw';
import logUrl from '../../course/incident/shop.jsonl?url';

/** The log of the room: as it was written, read, and the policy that it was written under. */
export interface RoomLog extends AuditLog {
  text: string;
  policy: string;
}

let loading: Promise<RoomLog> | undefined;

/** Loads the log, once. Rejects when it cannot be loaded; the next call tries again. */
export function loadLog(): Promise<RoomLog> {
  loading ??= load();
  loading.catch(() => (loading = undefined));
  return loading;
}

async function load(): Promise<RoomLog> {
  const response = await fetch(logUrl);
  if (!response.ok) throw new Error(`The log could not be loaded: ${response.status}`);
  const text = await response.text();
  return { ...readAuditLog(text), text, policy };
}
