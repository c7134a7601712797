import { lazy as reactLazy, type ComponentType } from 'react';

let attempt = 0;

/** What could not be loaded is asked for again when it is shown next. */
export function tryAgain(): void {
  attempt += 1;
}

/** Whether it has been tried again since the page was opened. */
export const hasTriedAgain = () => attempt > 0;

/**
 * React's lazy, which remembers a failure for good; here it lasts until `tryAgain`. Some browsers
 * (Firefox) remember it as well: there only a reload helps.
 */
export function lazy<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
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
