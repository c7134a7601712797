/** When the objects of the example cluster were created, when controllers had seen them, and when the requests arrive. */
export const created = '2026-11-20T08:04:57Z';
export const settled = '2026-11-20T08:05:02Z';
export const now = '2026-11-21T09:30:00Z';

/** A set of fields in the format of managedFields: { 'f:data': { 'f:key': {} } }. */
export interface FieldSet {
  [field: string]: FieldSet;
}

/** Fields without children: leaves('a', 'b') → { 'f:a': {}, 'f:b': {} }. */
export function leaves(...names: string[]): FieldSet {
  return Object.fromEntries(names.map((name) => [`f:${name}`, {}]));
}

/** Fields without children whose parent map or list is owned too. */
export function ownedLeaves(...names: string[]): FieldSet {
  return { '.': {}, ...leaves(...names) };
}

/** An entry of managedFields. */
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
