/**
 * Returns a function that computes something about a list (or another object) once and then remembers it. The
 * list must not change afterwards, which no list of a policy does.
 */
export function rememberedFor<List extends object, Result>(
  find: (list: List) => Result,
): (list: List) => Result {
  const remembered = new WeakMap<List, { result: Result }>();
  return (list) => {
    let known = remembered.get(list);
    if (known === undefined) {
      known = { result: find(list) };
      remembered.set(list, known);
    }
    return known.result;
  };
}

/** Up to this length, comparing all values is faster than an index. */
const shortAtMost = 16;

const indexOf = rememberedFor((list: readonly string[]) => {
  const first = new Map<string, number>();
  for (const [index, value] of list.entries()) if (!first.has(value)) first.set(value, index);
  return first;
});

/** Same as `list.indexOf(value)`, but for a long list in constant time, so that it can be called for every value. */
export function firstIndexIn(list: readonly string[], value: string): number {
  return list.length <= shortAtMost ? list.indexOf(value) : (indexOf(list).get(value) ?? -1);
}

/** Same as `list.includes(value)`, but for a long list in constant time. */
export function isIn(list: readonly string[], value: string): boolean {
  return firstIndexIn(list, value) >= 0;
}
