import type { LoggedRequest } from './auditLog';

/** A part of what a program printed: text, or an audit ID with the id of its request. */
export type OutputPart = string | { auditID: string; request: number };

/** More are not made into links. */
const linkedAtMost = 2000;
const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/**
 * Splits what a program printed about a log at the audit IDs of its requests, in order; an ID that no request has stays
 * text. Of several requests with one ID, the first is meant.
 */
export function linkedOutput(output: string, requests: readonly LoggedRequest[]): OutputPart[] {
  const byId = new Map(requests.toReversed().map(({ auditID, id }) => [auditID, id]));
  const parts: OutputPart[] = [];
  let from = 0;
  for (const { 0: auditID, index } of output.matchAll(uuid)) {
    const request = byId.get(auditID);
    if (request === undefined) continue;
    if (parts.length >= 2 * linkedAtMost) break;
    parts.push(output.slice(from, index), { auditID, request });
    from = index + auditID.length;
  }
  return [...parts, output.slice(from)];
}
