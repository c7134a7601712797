import { lazy as reactLazy, type ComponentType } from 'react';

let attempt = 0;

/** What is loaded before it is asked for, so that it opens at once, and offline as well. */
const early: (() => Promise<unknown>)[] = [];

/** What could not be loaded is asked for again when it is shown next. */
export function tryAgain(): void {
  attempt += 1;
}

/** Whether it has been tried again since the page was opened. */
export const hasTriedAgain = () => attempt > 0;

/** A part that is no component, loaded early as well: it answers a press at once. */
export function soon<Part>(load: () => Promise<Part>): () => Promise<Part> {
  early.push(load);
  return load;
}

/**
 * Loads what was marked as early, a part in each idle moment: never in the way of the user.
 * Calls back when all has come or failed.
 */
export function loadEarly(then: () => void): void {
  const next = early.shift();
  if (!next) return then();
  const goOn = () => whenIdle(() => loadEarly(then));
  whenIdle(() => void next().then(goOn, goOn));
}

const whenIdle = (task: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(task) : setTimeout(task, 200);

/**
 * React's lazy, which remembers a failure for good; here it lasts until `tryAgain`. Some browsers
 * (Firefox) remember it as well: there only a reload helps.
 */
export function lazy<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  when: 'early' | 'when shown' = 'when shown',
): ComponentType<Props> {
  if (when === 'early') early.push(load);
  let failedAt: number | undefined;
  const begin = () =>
    reactLazy(() =>
      load().catch((error: unknown) => {
        failedAt = attempt;
        throw error;
      }),
    );
  let Part = begin();
  return function Lazy(props) {
    if (failedAt !== undefined && failedAt !== attempt) {
      failedAt = undefined;
      Part = begin();
    }
    return <Part {...props} />;
  };
}
