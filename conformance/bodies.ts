import { isRecord, type JsonObject } from '../src/audit/go/jsonObject.ts';
import type { KubernetesVersion } from '../src/audit/types.ts';
import { struct, text, unstructured } from './goTypes.ts';
import { typesOf } from './metaTypes.ts';

/**
 * Returns a body as the oracle's handler holds it (bodies.go), with keys in the order that Go writes: the
 * types of meta/v1 in the order of their fields, everything else sorted, like maps. Throws if Go's decoder
 * returns an error.
 */
export function decodeBody(body: unknown, kubernetes: KubernetesVersion): JsonObject {
  if (!isRecord(body)) throw new Error('a body must be an object');
  const kind = text.read(body['kind']);
  const apiVersion = text.read(body['apiVersion']);
  const types = typesOf(kubernetes);
  const fields = Object.hasOwn(types, kind) ? types[kind] : undefined;
  if (!fields) return unstructured.read(body) as JsonObject;
  const head = kind === 'Status' ? 'v1' : apiVersion;
  const typed = struct(fields).read(body);
  return { kind, ...(head !== '' && { apiVersion: head }), ...typed };
}
