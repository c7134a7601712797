import type { JsonValue } from './jsonValue';

/** How deep lists and objects may be nested. Mirrors maxNestingDepth of encoding/json. */
export const maxDepth = 10_000;

/**
 * Returns the first value, in the order of the JSON text, for which `is` returns true; undefined if there
 * is none. `depth` is 1 for the value itself and one more for each list or object around it.
 */
export function firstInJson(
  json: JsonValue,
  is: (value: JsonValue, depth: number) => boolean,
): JsonValue | undefined {
  const waiting: [value: JsonValue, depth: number][] = [[json, 1]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, depth] = next;
    if (is(value, depth)) return value;
    const inside = insideOf(value);
    for (let at = inside.length - 1; at >= 0; at--) waiting.push([inside[at]!, depth + 1]);
  }
  return undefined;
}

/** Returns the first list or object that is nested too deep for encoding/json, what aliases expand to included. */
export function tooDeep(json: JsonValue): (JsonValue & { kind: 'array' | 'object' }) | undefined {
  const found = firstInJson(
    json,
    ({ kind }, depth) => depth > maxDepth && (kind === 'array' || kind === 'object'),
  );
  return found?.kind === 'array' || found?.kind === 'object' ? found : undefined;
}

function insideOf(value: JsonValue): readonly JsonValue[] {
  if (value.kind === 'array') return value.items;
  return value.kind === 'object' ? value.members.map((member) => member.value) : [];
}
