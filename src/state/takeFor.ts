/** Takes steps of a work until so many ms are over, so that the page can respond in between. Returns the last step taken. */
export function takeFor<Result>(
  steps: Generator<undefined, Result>,
  ms: number,
): IteratorResult<undefined, Result> {
  const end = performance.now() + ms;
  let step = steps.next();
  while (!step.done && performance.now() < end) step = steps.next();
  return step;
}
