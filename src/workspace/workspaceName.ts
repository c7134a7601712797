import { cut, shownText } from '../audit/shownValue';

/** What a workspace is called that nobody has named: no name to hand on. */
export const usualName = 'My policy';

/** In UTF-16 units. */
const longest = 120;

/**
 * The name of a workspace from anywhere (typed, a link, a file, what is kept) as it is shown and
 * kept: what nobody could see or what turns the words around it is escaped, and it is cut after 120
 * UTF-16 units. Undefined when there is none.
 */
export function workspaceName(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  const name = cut(shownText(given.trim()), longest).trim();
  return name === '' ? undefined : name;
}

const mark = ' (copy)';

/** What a copy is called. */
export const copyName = (name: string): string => cut(name, longest - mark.length) + mark;
