import { entriesIn } from '../workspace/entriesIn';
import { formatVersion } from '../workspace/stamps';
import { newId } from './id';
import { readKept, readState, writeKept } from './kept';
import type { Deleted } from './library';

/** Workspaces with their states, all of them as one file. */
export function writeExport(all: readonly Deleted[]): string {
  const workspaces = all.map(({ workspace, states }) => ({
    workspace: writeKept(workspace),
    states,
  }));
  const file = { auditorium: 'workspaces', version: formatVersion, workspaces };
  return JSON.stringify(file, undefined, 1);
}

/** Read again, or in words for the user why that cannot be done. */
export type ReadExport = { workspaces: Deleted[] } | { refused: string };

/** No file of ours is larger, in bytes: to be looked at before one is read. */
export const largestExport = 200_000_000;

/**
 * What `writeExport` wrote. Every workspace gets an id of its own, so that none that is there is
 * overwritten. What is damaged in a part is left out. Never throws.
 */
export function readExport(file: string): ReadExport {
  const outer = entriesIn(parsed(file));
  if (outer?.get('auditorium') !== 'workspaces') {
    return { refused: 'This file holds no workspaces of Auditorium.' };
  }
  if (outer.get('version') !== formatVersion) {
    return { refused: 'This file was written by a newer studio. Reload to get that one.' };
  }
  const listed: unknown = outer.get('workspaces');
  const workspaces = (Array.isArray(listed) ? listed : []).flatMap((each: unknown) => {
    const kept = entriesIn(each);
    const workspace = readKept(kept?.get('workspace'));
    if (!workspace) return [];
    const id = newId();
    const states: unknown = kept?.get('states');
    return [
      {
        workspace: { ...workspace, id, revision: 1 },
        states: (Array.isArray(states) ? states : []).flatMap((state: unknown) => {
          const known = readState(state);
          return known ? [{ ...known, workspace: id }] : [];
        }),
      },
    ];
  });
  return workspaces.length > 0 ? { workspaces } : { refused: 'This file holds no workspace.' };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
