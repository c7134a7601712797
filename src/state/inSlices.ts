interface Pace {
  /** The first slice begins after so many ms. */
  afterMs?: number;
  /** The page can respond to the user after so many ms of work. */
  sliceMs?: number;
}

/**
 * Takes the steps of a work in slices, between which the page can respond. Calls back after each slice with the last step
 * taken. Returns a function that stops the work.
 */
export function inSlices<Result>(
  steps: Generator<undefined, Result>,
  after: (step: IteratorResult<undefined, Result>) => void,
  { afterMs = 0, sliceMs = 12 }: Pace = {},
): () => void {
  let waiting: ReturnType<typeof setTimeout>;
  const take = () => {
    const end = performance.now() + sliceMs;
    let step = steps.next();
    while (!step.done && performance.now() < end) step = steps.next();
    if (!step.done) waiting = setTimeout(take);
    after(step);
  };
  waiting = setTimeout(take, afterMs);
  return () => clearTimeout(waiting);
}
