/** When the objects of the example cluster were made, and when the requests on them arrive. */
export const created = '2026-11-20T08:04:57Z';
export const now = '2026-11-21T09:30:00Z';

/** A set of fields as server-side apply writes it: { 'f:data': { 'f:key': {} } }. */
export interface FieldSet {
  [field: string]: FieldSet;
}

/** Fields without anything below them: leaves('a', 'b') → { 'f:a': {}, 'f:b': {} }. */
export function leaves(...names: string[]): FieldSet {
  return Object.fromEntries(names.map((name) => [`f:${name}`, {}]));
}

/** The same, where the map or list itself is owned too. */
export function ownedLeaves(...names: string[]): FieldSet {
  return { '.': {}, ...leaves(...names) };
}

/** One entry of managedFields. */
export function managed(
  manager: string,
  apiVersion: string,
  time: string,
  fields: FieldSet,
  subresource?: string,
  operation = 'Update',
): unknown {
  return {
    manager,
    operation,
    apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: fields,
    ...(subresource ? { subresource } : {}),
  };
}
