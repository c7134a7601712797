import type { KubernetesVersion } from '../../audit/types';
import table from './flags.json';

/** A flag of kubectl. */
export interface Flag {
  name: string;
  /** Its letter, if it has one. */
  short?: string;
  /** pflag's name of its type, e.g. "bool", "stringSlice". */
  type: string;
  /** Its value if it is given without one; absent if it needs one. */
  noValue?: string;
  /** Its default, unless that is empty. */
  usual?: string;
}

const { aliases, newest, older } = table as {
  aliases: Record<string, string>;
  newest: Record<string, string>;
  older: Record<string, Record<string, string | null>>;
};

function rowOf(kubectl: KubernetesVersion, command: string): string | undefined {
  const changed = older[kubectl];
  if (changed && Object.hasOwn(changed, command)) return changed[command] ?? undefined;
  return Object.hasOwn(newest, command) ? newest[command] : undefined;
}

/**
 * Returns the name of a subcommand as in the table, for its name or an alias.
 * @param parent the path of the command above it without "kubectl"; "" for kubectl itself
 */
export function subcommandOf(
  kubectl: KubernetesVersion,
  parent: string,
  word: string,
): string | undefined {
  const under = (name: string) => (parent === '' ? name : `${parent} ${name}`);
  if (rowOf(kubectl, under(word)) !== undefined && word !== '') return under(word);
  const found = Object.entries(aliases).find(([path, names]) => {
    const name = path.slice(path.lastIndexOf(' ') + 1);
    return path === under(name) && names.split(' ').includes(word);
  });
  return found && rowOf(kubectl, found[0]) !== undefined ? found[0] : undefined;
}

const read = new Map<string, Flag[]>();

/** Returns the flags of a command: its own and those of every command. Always the same array. */
export function flagsOf(kubectl: KubernetesVersion, command: string): readonly Flag[] {
  const key = `${kubectl} ${command}`;
  const known = read.get(key);
  if (known) return known;
  const own = command === '' ? '' : (rowOf(kubectl, command) ?? '');
  const rows = `${own} ${rowOf(kubectl, '') ?? ''} ${ofLogs}`;
  const flags = rows.split(' ').filter(Boolean).map(flagOf);
  read.set(key, flags);
  return flags;
}

/** The flags of klog, which are not in the table. */
const ofLogs = 'v,v:string vmodule:string log-flush-frequency:duration';

const parts = /^([^,:]+)(?:,(.))?:([A-Za-z0-9]+)(?:\?([^=]*))?(?:=(.*))?$/;

function flagOf(row: string): Flag {
  const [, name = '', short, type = 'string', given, usual] = parts.exec(row) ?? [];
  const noValue = given ?? (type === 'bool' ? 'true' : undefined);
  return {
    name,
    type,
    ...(short !== undefined && { short }),
    ...(noValue !== undefined && { noValue }),
    ...(usual !== undefined && { usual }),
  };
}
