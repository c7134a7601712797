import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kubernetesVersions, type KubernetesVersion } from '../../src/audit/types.ts';
import type { Exchanged } from './exchanges.ts';

/** What was asked: the requests in requests.ts, or those that kubectl sent for its commands. */
export const series = ['requests', 'commands'] as const;
export type Series = (typeof series)[number];

/** One request or command, and the sum of what a real server logged of it under each policy. */
export interface Vector {
  /** The request's id, or the command. */
  id: string;
  cases: Exchanged[];
  sums: Record<string, string>;
  /** Whether this server saw or logged something else than the next newer one. Always for the newest. */
  differs: boolean;
}

/** A row of the newest minor version, or of another one if the number of its requests differs. */
export type WholeRow = Omit<Vector, 'differs'>;

/**
 * A row of an older minor version: by index, the fields of its cases that the next newer one has otherwise. null is
 * what only the newer one has.
 */
interface Row {
  id: string;
  cases?: Exchanged[] | Record<number, Record<string, unknown>>;
  sums?: Record<string, string>;
}

const folder = join('conformance', 'vectors', 'server');
const pathOf = (of: Series, kubernetes: KubernetesVersion) =>
  join(folder, of, `${kubernetes}.jsonl`);

/** Returns the minor versions with vectors, the newest one first. */
export function minorsWith(of: Series): KubernetesVersion[] {
  return kubernetesVersions.toReversed().filter((minor) => existsSync(pathOf(of, minor)));
}

/**
 * Writes the vectors of a minor version: all of the newest one; of an older one what differs from the next newer one
 * that was recorded.
 */
export function writeVectors(
  of: Series,
  kubernetes: KubernetesVersion,
  vectors: readonly WholeRow[],
): void {
  const minors = minorsWith(of);
  const [older] = minors.filter((minor) => orderOf(minor) < orderOf(kubernetes));
  const ofOlder = older && vectorsOf(of, older);
  write(of, kubernetes, vectors);
  if (older && ofOlder) write(of, older, ofOlder);
}

function write(of: Series, kubernetes: KubernetesVersion, vectors: readonly WholeRow[]): void {
  const newer = newerThan(of, kubernetes);
  const others = newer && new Map(vectorsOf(of, newer).map((vector) => [vector.id, vector]));
  const rows = vectors.flatMap(({ id, cases, sums }): Row[] => {
    const whole = { id, cases, sums };
    if (!others) return [whole];
    const other = others.get(id);
    return other ? rowOf(whole, other) : [];
  });
  const path = pathOf(of, kubernetes);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  known.clear();
}

function rowOf(whole: WholeRow, other: Vector): Row[] {
  if (whole.cases.length !== other.cases.length) return [whole];
  const cases = whole.cases.flatMap((one, index) => {
    const changed = changedIn(one, { ...other.cases[index], kubernetes: one.kubernetes });
    return changed ? [[index, changed] as const] : [];
  });
  const sums = changedIn(whole.sums, other.sums) as Record<string, string> | undefined;
  if (cases.length === 0 && !sums) return [];
  return [
    {
      id: whole.id,
      ...(cases.length > 0 && { cases: Object.fromEntries(cases) }),
      ...(sums && { sums }),
    },
  ];
}

const known = new Map<string, Vector[]>();

/** Returns the vectors of a minor version. */
export function vectorsOf(of: Series, kubernetes: KubernetesVersion): Vector[] {
  const path = pathOf(of, kubernetes);
  let vectors = known.get(path);
  if (!vectors) known.set(path, (vectors = readVectors(of, kubernetes)));
  return vectors;
}

function readVectors(of: Series, kubernetes: KubernetesVersion): Vector[] {
  const rows = rowsIn(pathOf(of, kubernetes));
  const newer = newerThan(of, kubernetes);
  if (!newer) return rows.map((row) => ({ ...(row as WholeRow), differs: true }));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return vectorsOf(of, newer).map(({ id, cases, sums }) => {
    const { cases: changes = {}, sums: others } = byId.get(id) ?? {};
    return {
      id,
      cases: Array.isArray(changes)
        ? changes
        : cases.map((one, index) => changed({ ...one, kubernetes }, changes[index])),
      sums: { ...sums, ...others },
      differs: byId.has(id),
    };
  });
}

function changed(one: Exchanged, changes: Record<string, unknown> | undefined): Exchanged {
  if (!changes) return one;
  const fields = Object.entries({ ...one, ...changes });
  return Object.fromEntries(fields.filter(([, value]) => value !== null)) as unknown as Exchanged;
}

/** Returns the next newer minor version that was recorded; undefined for the newest one. */
function newerThan(of: Series, kubernetes: KubernetesVersion): KubernetesVersion | undefined {
  return minorsWith(of).findLast((minor) => orderOf(minor) > orderOf(kubernetes));
}

const orderOf = (kubernetes: KubernetesVersion) => kubernetesVersions.indexOf(kubernetes);

/** Returns the fields that differ, null for those that only the other has; undefined if there are none. */
function changedIn(one: object, other: object): Record<string, unknown> | undefined {
  const [ours, theirs] = [one, other] as Record<string, unknown>[];
  const keys = [...new Set([...Object.keys(ours!), ...Object.keys(theirs!)])];
  const names = keys.filter((key) => JSON.stringify(ours![key]) !== JSON.stringify(theirs![key]));
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((key) => [key, ours![key] ?? null]));
}

function rowsIn(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}
