import type { Translate } from '../../../requests/readRequests';

/** Returns the translator of kubectl commands once it has loaded; it is loaded when the first command is there. */
export function useKubectl(_isNeeded: boolean): Translate | undefined {
  return undefined;
}
