import { isRecord, type JsonObject } from '../go/jsonObject';

/**
 * Returns a copy of an object without the managedFields of its own metadata, of a list's items and of
 * the objects in a Table's rows. Anything else (DeleteOptions, a Status) is returned unchanged, and so is
 * a list with an item that is not an object, because Go gives up then.
 * Changes nothing in place. Mirrors copyWithoutManagedFields of pkg/audit/request.go.
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

/** Mirrors removeManagedFields: metadata stays even if it becomes empty. */
function withoutOwn(object: JsonObject): JsonObject {
  const metadata = object['metadata'];
  if (!isRecord(metadata) || !('managedFields' in metadata)) return { ...object };
  const { managedFields: _, ...rest } = metadata;
  return { ...object, metadata: rest };
}
