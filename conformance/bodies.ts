import { isRecord, type JsonObject } from '../src/audit/go/jsonObject.ts';
import type { KubernetesVersion } from '../src/audit/types.ts';
import { struct, text, unstructured } from './goTypes.ts';
import { typesOf } from './metaTypes.ts';

/**
 * A body as the oracle's handler holds it (bodies.go), in the order in which Go writes it: the
 * types of meta/v1 in their own, everything else sorted, as maps are. Throws on what Go's decoder
 * refuses.
 */
export function decodeBody(body: unknown, kubernetes: KubernetesVersion): JsonObject {
  if (!isRecord(body)) throw new Error('a body is an object');
  const kind = text.read(body['kind']);
  const apiVersion = text.read(body['apiVersion']);
  const types = typesOf(kubernetes);
  const fields = Object.hasOwn(types, kind) ? types[kind] : undefined;
  if (!fields) return unstructured.read(body) as JsonObject;
  const head = kind === 'Status' ? 'v1' : apiVersion;
  const typed = struct(fields).read(body);
  return { kind, ...(head !== '' && { apiVersion: head }), ...typed };
}
