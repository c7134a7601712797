import { readRecord, writeRecord } from '../workspace/codec';
import { entriesIn } from '../workspace/entriesIn';
import { stamps } from '../workspace/stamps';
import type { Workspace } from '../workspace/workspace';

/** A workspace in the library. */
export type KeptWorkspace = Workspace & {
  /** Incremented with each change of the text. A save must know the latest. */
  revision: number;
  /** In ms since 1970. */
  changedAt: number;
  /** The page that saved this revision. */
  savedBy?: string | undefined;
};

/** An earlier version of a workspace's text. */
export interface KeptState {
  workspace: string;
  /** When this version began, in ms since 1970. */
  at: number;
  text: string;
}

/** Reads a record of the library or an export; undefined when it is not one. Never throws. */
export function readKept(record: unknown): KeptWorkspace | undefined {
  const workspace = readRecord(record);
  const given = entriesIn(record);
  const revision = stamps.revision(given?.get('revision')) ?? 0;
  return (
    workspace && {
      ...workspace,
      revision,
      changedAt: stamps.changedAt(given?.get('changedAt')) ?? 0,
      savedBy: pageIn(stamps.savedBy(given?.get('savedBy')), revision),
    }
  );
}

/** Returns the library's record of a workspace. */
export const writeKept = (kept: KeptWorkspace): Record<string, unknown> => ({
  ...writeRecord(kept),
  revision: kept.revision,
  changedAt: kept.changedAt,
  ...(kept.savedBy !== undefined && { savedBy: `${kept.revision} ${kept.savedBy}` }),
});

/** The page, with its revision before it: an older version of Auditorium passes it on with a later revision. */
const pageIn = (savedBy: string | undefined, revision: number): string | undefined =>
  savedBy?.startsWith(`${revision} `) === true ? savedBy.slice(`${revision} `.length) : undefined;

/** Reads an earlier version, and keeps fields that newer software added; undefined when it is not one. Never throws. */
export function readState(record: unknown): KeptState | undefined {
  const given = entriesIn(record);
  const [workspace, text] = [given?.get('workspace'), given?.get('text')];
  if (!given || typeof workspace !== 'string' || typeof text !== 'string') return undefined;
  given.delete('__proto__');
  return {
    ...Object.fromEntries(given),
    workspace,
    text,
    at: stamps.changedAt(given.get('at')) ?? 0,
  };
}
