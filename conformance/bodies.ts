import { sortedEntries } from '../src/audit/goJson.ts';
import { isRecord, type JsonObject } from '../src/audit/jsonObject.ts';

/**
 * The types of meta/v1 that every API shares: their fields in Go's order. `always` are written
 * even when empty.
 */
const types: Record<string, { fields: string[]; always: string[]; nested?: string[] }> = {
  Status: {
    fields: ['metadata', 'status', 'message', 'reason', 'details', 'code'],
    always: ['metadata'],
  },
  DeleteOptions: {
    fields: [
      'gracePeriodSeconds',
      'preconditions',
      'orphanDependents',
      'propagationPolicy',
      'dryRun',
    ],
    always: [],
  },
  Table: {
    fields: ['metadata', 'columnDefinitions', 'rows'],
    always: ['metadata', 'columnDefinitions', 'rows'],
  },
};

const nested: Record<string, string[]> = {
  metadata: ['selfLink', 'resourceVersion', 'continue', 'remainingItemCount'],
  details: ['name', 'group', 'kind', 'uid', 'causes', 'retryAfterSeconds'],
  causes: ['reason', 'message', 'field'],
  preconditions: ['uid', 'resourceVersion'],
  columnDefinitions: ['name', 'type', 'format', 'description', 'priority'],
  rows: ['cells', 'conditions', 'object'],
  conditions: ['type', 'status', 'reason', 'message'],
};
const kept = new Set(['name', 'type', 'format', 'description', 'priority', 'cells', 'status']);

/**
 * A body as the oracle's handler holds it (bodies.go), in the order in which Go writes it: the
 * types of meta/v1 in their own, everything else sorted, as maps are. Throws on what is no object.
 */
export function decodeBody(body: unknown): JsonObject {
  if (!isRecord(body)) throw new Error('a body is an object');
  const type = typeof body['kind'] === 'string' ? types[body['kind']] : undefined;
  if (!type) return sorted(body) as JsonObject;
  const head = body['kind'] === 'Status' ? { kind: 'Status', apiVersion: 'v1' } : named(body);
  const object: JsonObject = { ...head };
  for (const field of type.fields) {
    const value = inOrder(field, body[field]);
    if (type.always.includes(field)) object[field] = value ?? (field === 'metadata' ? {} : null);
    else if (!isEmpty(value) || isPointer(field, value)) object[field] = value;
  }
  return object;
}

function named({ kind, apiVersion }: JsonObject): JsonObject {
  return { kind, ...(apiVersion ? { apiVersion } : {}) };
}

function inOrder(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inOrder(name, item));
  const fields = nested[name];
  if (!fields || !isRecord(value)) return sorted(value);
  const entries = fields.flatMap((field): [string, unknown][] => {
    if (!(field in value)) return [];
    const own = field === 'object' ? sorted(value[field]) : inOrder(field, value[field]);
    const isKept = (name === 'columnDefinitions' || name === 'rows') && kept.has(field);
    return isEmpty(own) && !isKept ? [] : [[field, own]];
  });
  return Object.fromEntries(entries);
}

/** Fields behind a pointer are written whenever they are given. */
function isPointer(field: string, value: unknown): boolean {
  const pointers = ['gracePeriodSeconds', 'orphanDependents', 'propagationPolicy', 'preconditions'];
  return (pointers.includes(field) || field === 'details') && value !== undefined && value !== null;
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === '' || value === 0;
}

/** Keys sorted at every depth, as Go writes maps. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(sortedEntries(value).map(([key, field]) => [key, sorted(field)]));
}
