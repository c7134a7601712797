import { isRecord, type JsonObject } from '../go/jsonObject';

/**
 * A copy of an object without metadata.managedFields: of the object itself, of a list's items and
 * of the objects in a Table's rows. Anything else (DeleteOptions, a Status) comes back unchanged,
 * and so does a list with an item that is no object: Go gives up then.
 * Nothing is changed in place. Mirrors copyWithoutManagedFields of pkg/audit/request.go.
 */
export function withoutManagedFields(object: unknown): unknown {
  if (!isRecord(object)) return object;
  const items = object['items'];
  if (Array.isArray(items) && !items.every(isRecord)) return object;
  const copy: JsonObject = withoutOwn(object);
  if (Array.isArray(copy['items'])) copy['items'] = copy['items'].map(withoutOwnIfObject);
  if (copy['kind'] === 'Table' && Array.isArray(copy['rows'])) {
    copy['rows'] = copy['rows'].map((row: unknown) =>
      isRecord(row) && 'object' in row
        ? { ...row, object: withoutOwnIfObject(row['object']) }
        : row,
    );
  }
  return copy;
}

function withoutOwnIfObject(value: unknown): unknown {
  return isRecord(value) ? withoutOwn(value) : value;
}

/** Mirrors removeManagedFields: metadata itself stays, even when nothing is left in it. */
function withoutOwn(object: JsonObject): JsonObject {
  const metadata = object['metadata'];
  if (!isRecord(metadata) || !('managedFields' in metadata)) return { ...object };
  const { managedFields: _, ...rest } = metadata;
  return { ...object, metadata: rest };
}
