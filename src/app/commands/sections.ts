import { groups, type Command } from './command';
import { rank } from './rank';

/** Commands under a heading. */
export interface Section {
  id: string;
  name: string;
  commands: readonly Command[];
}

type Test = (command: Command) => boolean;

export const recentlyUsed = 'Recently used';
export const results = 'Results';

const recentAtMost = 5;
/** More than anyone reads; another letter narrows the list. */
const resultsAtMost = 40;

/** The sections for an empty query: recentlyUsed used commands, then all others by group, without rules and requests. */
export function browse(
  commands: readonly Command[],
  recent: readonly string[],
  isPossible: Test,
): Section[] {
  const used = recent.flatMap((id) =>
    commands.filter((command) => command.id === id && isPossible(command)),
  );
  const listed = commands.filter(({ id }) => !/^(rule|request)-/.test(id));
  return [
    sectionOf(recentlyUsed, used.slice(0, recentAtMost)),
    ...groups.map((name) =>
      sectionOf(
        name,
        listed.filter(({ group }) => group === name),
      ),
    ),
  ].filter((section) => section.commands.length > 0);
}

/** The section for a query: the best matches first, unavailable commands last. Empty if nothing matches. */
export function search(
  query: string,
  commands: readonly Command[],
  recent: readonly string[],
  isPossible: Test,
): Section[] {
  const ranked = rank(query, commands, recent);
  const impossible = ranked.filter((command) => !isPossible(command));
  const best = [...ranked.filter(isPossible), ...impossible].slice(0, resultsAtMost);
  return best.length > 0 ? [sectionOf(results, best)] : [];
}

const sectionOf = (name: string, commands: readonly Command[]): Section => ({
  id: name,
  name,
  commands,
});
