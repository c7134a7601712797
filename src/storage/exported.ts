import { entriesIn } from '../workspace/entriesIn';
import { textFileName } from '../workspace/fileName';
import { formatVersion } from '../workspace/stamps';
import { newId } from './id';
import { readKept, readState, writeKept } from './kept';
import { seemsExport } from './seemsExport';
import type { WorkspaceWithStates } from './library';

/** Writes workspaces with their earlier versions as one JSON file. */
export function writeExport(all: readonly WorkspaceWithStates[]): string {
  const workspaces = all.map(({ workspace, states }) => ({
    workspace: writeKept(workspace),
    states,
  }));
  const file = { auditorium: 'workspaces', version: formatVersion, workspaces };
  return JSON.stringify(file, undefined, 1);
}

/** The workspaces of an export, or a message for the user why it cannot be read. */
export type ReadExport = { workspaces: WorkspaceWithStates[] } | { refused: string };

/** The size in bytes above which a file cannot be an export. Check it before reading the file. */
export const largestExport = 200_000_000;

/**
 * Reads what `writeExport` wrote. Every workspace gets a new id, so that none in the library is overwritten.
 * Damaged entries are skipped. Never throws.
 */
export function readExport(file: string): ReadExport {
  const outer = entriesIn(parsed(file));
  if (outer?.get('auditorium') !== 'workspaces') {
    return {
      refused: seemsExport(file)
        ? 'This Auditorium export is damaged: a part of it is missing.'
        : 'This file is not an Auditorium export.',
    };
  }
  if (outer.get('version') !== formatVersion) {
    return {
      refused: 'This file was exported by a newer version of Auditorium. Reload to update.',
    };
  }
  const listed: unknown = outer.get('workspaces');
  const workspaces = (Array.isArray(listed) ? listed : []).flatMap((each: unknown) => {
    const kept = entriesIn(each);
    const workspace = readKept(kept?.get('workspace'));
    if (!workspace) return [];
    const id = newId();
    const states: unknown = kept?.get('states');
    const { fileName, text } = workspace;
    // Somebody else may have chosen it.
    const file = fileName !== undefined && { fileName: textFileName(fileName, text) };
    return [
      {
        workspace: { ...workspace, ...file, id, revision: 1 },
        states: (Array.isArray(states) ? states : []).flatMap((state: unknown) => {
          const known = readState(state);
          return known ? [{ ...known, workspace: id }] : [];
        }),
      },
    ];
  });
  return workspaces.length > 0
    ? { workspaces }
    : { refused: 'This export contains no workspaces.' };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
