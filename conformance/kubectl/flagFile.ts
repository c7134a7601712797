import { kubernetesVersions, type KubernetesVersion } from '../../src/audit/types.ts';

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
export interface FlagFile {
  /** The aliases of commands that have some. */
  aliases: Record<string, string>;
  /** The flags of each command in the newest minor version, by its path without "kubectl". */
  newest: Record<string, string>;
  /** For each older minor version, the commands whose flags differ; null if it lacks the command. */
  older: Record<string, Record<string, string | null>>;
}

/** Returns the flag table of all minor versions, from the dumps of some and the table as it was for the others. */
export function flagFileOf(
  dumps: [KubernetesVersion, DumpedCommand[]][],
  known: FlagFile,
): FlagFile {
  const dumped = new Map(dumps.map(([version, dump]) => [version, tableOf(dump)]));
  const [newest = {}, ...older] = kubernetesVersions
    .map((version) => dumped.get(version) ?? knownTable(known, version))
    .toReversed();
  const aliases = dumps.flatMap(([, dump]) =>
    dump.flatMap((each) => (each.aliases ? [[nameOf(each), each.aliases.join(' ')]] : [])),
  );
  return {
    aliases: { ...known.aliases, ...(Object.fromEntries(aliases) as Record<string, string>) },
    newest,
    older: Object.fromEntries(
      kubernetesVersions
        .slice(0, -1)
        .toReversed()
        .map((version, at) => [version, differences(newest, older[at] ?? {})]),
    ),
  };
}

function knownTable({ newest, older }: FlagFile, version: KubernetesVersion) {
  const table = Object.entries({ ...newest, ...older[version] });
  return Object.fromEntries(table.filter((row): row is [string, string] => row[1] !== null));
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
