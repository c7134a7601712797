import { isMap, isScalar, type Document } from 'yaml';

/** Returns the names in `users` of a parsed text, which may be broken elsewhere. */
export function userNames(document: Document.Parsed | undefined): string[] {
  const root = document?.contents;
  const users = isMap(root) ? root.get('users', true) : undefined;
  if (!isMap(users)) return [];
  return users.items.flatMap(({ key }) =>
    isScalar(key) && typeof key.value === 'string' ? [key.value] : [],
  );
}
