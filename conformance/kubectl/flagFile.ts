import type { KubernetesVersion } from '../../src/audit/types.ts';

/** A command as `dump-flags` prints it (main/main.go). */
export interface DumpedCommand {
  path: string;
  aliases?: string[];
  flags?: {
    name: string;
    shorthand?: string;
    type: string;
    default?: string;
    noOptDefVal?: string;
  }[];
}

/** The content of src/requests/kubectl/flags.json: flagTable.ts reads it. */
interface FlagFile {
  /** The aliases of commands that have some. */
  aliases: Record<string, string>;
  /** The flags of each command in the newest minor version, by its path without "kubectl". */
  newest: Record<string, string>;
  /** For each older minor version, the commands whose flags differ; null if it lacks the command. */
  older: Record<string, Record<string, string | null>>;
}

/** Returns the flag table of all minor versions: the newest, and what differs in the others. */
export function flagFileOf(dumps: [KubernetesVersion, DumpedCommand[]][]): FlagFile {
  const [newest, ...older] = dumps
    .map(([version, dump]) => [version, tableOf(dump)] as const)
    .toReversed();
  if (!newest) throw new Error('no kubectl');
  const aliases = dumps.flatMap(([, dump]) =>
    dump.flatMap((each) => (each.aliases ? [[nameOf(each), each.aliases.join(' ')]] : [])),
  );
  return {
    aliases: Object.fromEntries(aliases) as Record<string, string>,
    newest: newest[1],
    older: Object.fromEntries(
      older.map(([version, table]) => [version, differences(newest[1], table)]),
    ),
  };
}

function differences(newest: Record<string, string>, table: Record<string, string>) {
  const names = new Set([...Object.keys(newest), ...Object.keys(table)]);
  const changed = [...names].filter((name) => newest[name] !== table[name]);
  return Object.fromEntries(changed.map((name) => [name, table[name] ?? null]));
}

function tableOf(dump: DumpedCommand[]): Record<string, string> {
  return Object.fromEntries(
    dump.map((each) => [nameOf(each), (each.flags ?? []).map(flagOf).join(' ')]),
  );
}

function nameOf({ path }: DumpedCommand): string {
  return path.replace(/^kubectl ?/, '');
}

/** E.g. "namespace,n:string", "all:bool", "dry-run:string?unchanged=none". */
function flagOf({
  name,
  shorthand,
  type,
  default: usual = '',
  noOptDefVal,
}: NonNullable<DumpedCommand['flags']>[number]): string {
  const isZero = ['', '[]', 'false', '0', '0s'].includes(usual) || /\s/.test(usual);
  return `${name}${shorthand === undefined ? '' : `,${shorthand}`}:${type}${noOptDefVal === undefined || type === 'bool' ? '' : `?${noOptDefVal}`}${isZero ? '' : `=${usual}`}`;
}
