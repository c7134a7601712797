import { lazy as reactLazy, type ComponentType } from 'react';

let attempt = 0;

/** What to load in advance, so that it opens immediately, even offline. */
const early: (() => Promise<unknown>)[] = [];

/** Makes parts that failed to load load again when they are next shown. */
export function tryAgain(): void {
  attempt += 1;
}

/** Whether loading was tried again since the page was opened. */
export const hasTriedAgain = () => attempt > 0;

/** Marks something other than a component to be loaded early, so that it responds immediately. */
export function soon<Part>(load: () => Promise<Part>): () => Promise<Part> {
  early.push(load);
  return load;
}

/** A part that has not arrived by then, in ms, does not hold up the others. */
const patience = 3000;

/**
 * Loads what is marked as early, one part per idle period, so that the user is never kept waiting.
 * Calls `then` when everything has loaded, failed, or had its time.
 */
export function loadEarly(then: () => void): void {
  const next = early.shift();
  if (!next) return then();
  const goOn = () => whenIdle(() => loadEarly(then));
  whenIdle(() => {
    const inTime = new Promise((resolve) => setTimeout(resolve, patience));
    void Promise.race([next(), inTime]).then(goOn, goOn);
  });
}

const whenIdle = (task: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(task) : setTimeout(task, 200);

/**
 * React's lazy remembers a failure forever; this one only until `tryAgain`. Some browsers (Firefox)
 * also remember failed imports; there, only a reload helps.
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
