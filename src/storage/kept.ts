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
  return (
    workspace && {
      ...workspace,
      revision: stamps.revision(given?.get('revision')) ?? 0,
      changedAt: stamps.changedAt(given?.get('changedAt')) ?? 0,
    }
  );
}

/** Returns the library's record of a workspace. */
export const writeKept = (kept: KeptWorkspace): Record<string, unknown> => ({
  ...writeRecord(kept),
  revision: kept.revision,
  changedAt: kept.changedAt,
});

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
