/** So many values are checked between two pauses. It takes a few milliseconds at most. */
const stepOf = 500;

/** Returns whether long work on a list may pause before the element at this index. */
export function isStep(index: number): boolean {
  return index % stepOf === stepOf - 1;
}

/** Returns whether work on all of these values at once, such as to sort them, deserves a step of its own. */
export function isMany(list: readonly unknown[]): boolean {
  return list.length >= stepOf;
}

/** Same as `list.filter`, with pauses. */
export function* filterInSteps<Value>(
  list: readonly Value[],
  test: (value: Value) => boolean,
): Generator<undefined, Value[]> {
  const found: Value[] = [];
  for (const [index, value] of list.entries()) {
    if (isStep(index)) yield;
    if (test(value)) found.push(value);
  }
  return found;
}

/** Same as `list.every`, with pauses. */
export function* everyInSteps<Value>(
  list: readonly Value[],
  test: (value: Value, index: number) => boolean,
): Generator<undefined, boolean> {
  for (const [index, value] of list.entries()) {
    if (isStep(index)) yield;
    if (!test(value, index)) return false;
  }
  return true;
}

/** Takes all steps of a work at once, and returns its result. */
export function resultOf<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
