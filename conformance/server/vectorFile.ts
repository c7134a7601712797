import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubernetesVersions, type KubernetesVersion } from '../../src/audit/types.ts';
import type { Exchanged } from './exchanges.ts';

/** A request, and the sum of what a real server logged of it under each policy. */
export interface Vector {
  case: Exchanged;
  sums: Record<string, string>;
  /** Whether an older server saw or logged something else than the newest one. Always for the newest. */
  differs: boolean;
}

/** A row of an older minor version: what differs from the newest one's. null is what the newest one has in addition. */
interface Row {
  id: string;
  case?: Record<string, unknown>;
  sums?: Record<string, string>;
}

const newest = kubernetesVersions.at(-1)!;
const folder = join('conformance', 'vectors', 'server');
const pathOf = (kubernetes: KubernetesVersion) => join(folder, `${kubernetes}.jsonl`);

/** The minor versions with vectors, the newest one first. */
export const vectorMinors = kubernetesVersions
  .toReversed()
  .filter((minor) => existsSync(pathOf(minor)));

/**
 * Writes the vectors of a minor version; of an older one only what differs from the newest one's, which was recorded
 * before.
 */
export function writeVectors(
  kubernetes: KubernetesVersion,
  vectors: readonly Omit<Vector, 'differs'>[],
): void {
  mkdirSync(folder, { recursive: true });
  if (kubernetes === newest) {
    const older = vectorMinors.slice(1).map((minor) => [minor, vectorsOf(minor)] as const);
    const rows = vectors.map(({ case: exchange, sums }) => ({ case: exchange, sums }));
    write(newest, rows);
    for (const [minor, its] of older) writeVectors(minor, its);
    return;
  }
  const ofNewest = new Map(newestVectors().map((vector) => [vector.case.id, vector]));
  const rows = vectors.flatMap((vector): object[] => {
    const other = ofNewest.get(vector.case.id);
    if (!other) return [];
    const changed = changedIn({ ...vector.case, kubernetes: newest }, other.case);
    const sums = changedIn(vector.sums, other.sums);
    if (!changed && !sums) return [];
    return [{ id: vector.case.id, ...(changed && { case: changed }), ...(sums && { sums }) }];
  });
  write(kubernetes, rows);
}

function write(kubernetes: KubernetesVersion, rows: readonly object[]): void {
  writeFileSync(pathOf(kubernetes), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

/** Returns the vectors of a minor version. */
export function vectorsOf(kubernetes: KubernetesVersion): Vector[] {
  if (kubernetes === newest) return newestVectors();
  const rows = new Map(rowsIn<Row>(pathOf(kubernetes)).map((row) => [row.id, row]));
  return newestVectors().map(({ case: exchange, sums }) => {
    const row = rows.get(exchange.id);
    const fields = Object.entries({ ...exchange, ...row?.case, kubernetes });
    return {
      case: Object.fromEntries(
        fields.filter(([, value]) => value !== null),
      ) as unknown as Exchanged,
      sums: { ...sums, ...row?.sums },
      differs: row !== undefined,
    };
  });
}

function newestVectors(): Vector[] {
  if (!existsSync(pathOf(newest))) return [];
  return rowsIn<Vector>(pathOf(newest)).map((vector) => ({ ...vector, differs: true }));
}

/** Returns the fields that differ, null for those that only the other has; undefined if there are none. */
function changedIn(one: object, other: object): Record<string, unknown> | undefined {
  const [ours, theirs] = [one, other] as Record<string, unknown>[];
  const keys = [...new Set([...Object.keys(ours!), ...Object.keys(theirs!)])];
  const changed = keys.filter((key) => JSON.stringify(ours![key]) !== JSON.stringify(theirs![key]));
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((key) => [key, ours![key] ?? null]));
}

function rowsIn<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
