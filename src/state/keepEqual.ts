/**
 * Returns a plain value (strings, numbers, lists, objects) equal to `now` that reuses every equal
 * part of `before`, so that React does not render unchanged parts again.
 */
export function keepEqual<T>(before: unknown, now: T): T {
  if (Object.is(before, now) || !isObject(before) || !isObject(now)) return now;
  if (Array.isArray(before) !== Array.isArray(now)) return now;
  const kept: object = Array.isArray(now)
    ? now.map((value, index) => keepEqual(before[index], value))
    : Object.fromEntries(
        Object.entries(now).map(([key, value]) => [key, keepEqual(ownValue(before, key), value)]),
      );
  return (hasSameParts(before, kept as Record<string, unknown>) ? before : kept) as T;
}

function ownValue(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function hasSameParts(before: Record<string, unknown>, now: Record<string, unknown>): boolean {
  const keys = Object.keys(now);
  return (
    keys.length === Object.keys(before).length &&
    keys.every((key) => Object.hasOwn(before, key) && Object.is(before[key], now[key]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
