import { cut, shownText } from '../audit/shownValue';

/** The name of a workspace that the user has not named. Links leave it out. */
export const defaultName = 'My policy';

/** In UTF-16 units. */
const longest = 120;

/**
 * Returns a workspace name from any source (typed, link, file, storage) as it is shown and saved: invisible
 * and bidirectional characters are escaped, and it is cut to 120 UTF-16 units. Undefined for an empty name or
 * anything but a string.
 */
export function workspaceName(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  const name = cut(shownText(given.trim()), longest).trim();
  return name === '' ? undefined : name;
}

const mark = ' (copy)';

/** Returns the name of a copy. */
export const copyName = (name: string): string => cut(name, longest - mark.length) + mark;
