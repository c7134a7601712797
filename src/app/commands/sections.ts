import { groups, type Command } from './command';
import { rank } from './rank';

/** Commands under a heading. */
export interface Section {
  id: string;
  name: string;
  commands: readonly Command[];
}

type Test = (command: Command) => boolean;

export const recently = 'Used lately';
export const found = 'Found';

const recentAtMost = 5;
/** More than anybody reads; typing one letter more shows others. */
const foundAtMost = 40;

/** Nothing typed: what was used lately, then every action by group. Rules and requests are too many. */
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
    sectionOf(recently, used.slice(0, recentAtMost)),
    ...groups.map((name) =>
      sectionOf(
        name,
        listed.filter(({ group }) => group === name),
      ),
    ),
  ].filter((section) => section.commands.length > 0);
}

/** Something typed: one list, the best first, what cannot be done now behind it; empty when nothing fits. */
export function search(
  query: string,
  commands: readonly Command[],
  recent: readonly string[],
  isPossible: Test,
): Section[] {
  const ranked = rank(query, commands, recent);
  const impossible = ranked.filter((command) => !isPossible(command));
  const best = [...ranked.filter(isPossible), ...impossible].slice(0, foundAtMost);
  return best.length > 0 ? [sectionOf(found, best)] : [];
}

const sectionOf = (name: string, commands: readonly Command[]): Section => ({
  id: name,
  name,
  commands,
});
