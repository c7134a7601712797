import type { IDBPObjectStore } from 'idb';
import { changing, database, type Schema } from './database';
import { newId } from './id';
import { readKept, readState, writeKept, type KeptState, type KeptWorkspace } from './kept';
import { isSameWork, isSameWorkspace } from '../workspace/codec';
import type { Workspace } from '../workspace/workspace';
import { copyName } from '../workspace/workspaceName';

export type Saved =
  /** `name` is the current one: another tab may have renamed the workspace. */
  | { revision: number; name: string }
  /** Another tab has saved a newer revision: nothing was written. */
  | { conflict: KeptWorkspace }
  | { failed: 'full' | 'forbidden' };

/** How many earlier versions of a workspace are kept. The oldest are deleted first. */
export const statesKept = 50;
/** Changes within this time belong to one version. */
const stateMs = 60_000;

/** Returns all workspaces, the most recently changed first. Throws when storage fails. */
export async function listWorkspaces(): Promise<KeptWorkspace[]> {
  const all: unknown[] = await (await database()).getAll('workspaces');
  return all.flatMap((each) => readKept(each) ?? []).toSorted(byChange);
}

/** Returns one workspace; undefined when there is none. Throws when storage fails. */
export async function loadWorkspace(id: string): Promise<KeptWorkspace | undefined> {
  return readKept(await (await database()).get('workspaces', id));
}

const byChange = (a: KeptWorkspace, b: KeptWorkspace) => b.changedAt - a.changedAt;

/** Returns the earlier versions of a workspace, the newest first. Throws when storage fails. */
export async function listStates(id: string): Promise<KeptState[]> {
  const all: unknown[] = await (await database()).getAllFromIndex('states', 'workspace', id);
  return all.flatMap((each) => readState(each) ?? []).toReversed();
}

/**
 * Saves a workspace; its name only if it is new or `isRenamed`. `seen` is the revision that the caller loaded
 * or saved last, undefined for a new workspace. Each new text is a new revision. `replaced` are the texts that
 * were replaced as a whole since the last save, in order: each becomes an earlier version. Two tabs that both
 * change the text do not overwrite each other: the second gets a conflict with what the first saved. `by` says
 * which page made this text, and when (in ms since 1970): what that page saved before is no conflict, because a
 * page may close before it learns its last revision. Never throws; after a failure nothing is changed.
 */
export async function keepWorkspace(
  saving: Workspace,
  seen: number | undefined,
  isRenamed = false,
  replaced: readonly string[] = [],
  by: { page?: string; at: number } = { at: Date.now() },
): Promise<Saved> {
  try {
    return await changing(['workspaces', 'states'], async (changes): Promise<Saved> => {
      const store = changes.objectStore('workspaces');
      const last = readKept(await store.get(saving.id));
      const isOther = !last || !isSameWork(last, saving);
      const isOwn = by.page !== undefined && by.page === last?.savedBy && last.changedAt <= by.at;
      if (last && isOther && last.revision !== seen && !isOwn) return { conflict: last };
      const name = last && !isRenamed ? last.name : saving.name;
      // This version cannot have changed fields it does not know: the stored ones are current.
      const later = { ...saving.later, ...last?.later };
      const keeping = { ...saving, name, later };
      const isChanged = !last || !isSameWorkspace(last, keeping);
      if (!isChanged && replaced.length === 0) return { revision: last.revision, name };
      // Higher than any revision seen, so that none is reused for another text after a deletion.
      const revision = isOther ? Math.max(last?.revision ?? 0, seen ?? 0) + 1 : last.revision;
      const savedBy = isOther ? by.page : last.savedBy;
      if (isChanged)
        await store.put(writeKept({ ...keeping, revision, changedAt: by.at, savedBy }));
      await keepStates(changes.objectStore('states'), saving, by.at, replaced);
      return { revision, name };
    });
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    return { failed: isFull ? 'full' : 'forbidden' };
  }
}

type StateStore = IDBPObjectStore<Schema, ('workspaces' | 'states')[], 'states', 'readwrite'>;

/** Saves the first of the texts as typing does, and each of the others as a version of its own. */
async function keepStates(
  states: StateStore,
  { id, text }: Workspace,
  now: number,
  replaced: readonly string[],
): Promise<void> {
  const [first, ...others] = [...replaced, text];
  const lastKey = (await states.index('workspace').getAllKeys(id)).at(-1);
  const last = lastKey === undefined ? undefined : readState(await states.get(lastKey));
  if (last && lastKey !== undefined && isRecent(last.at, now)) {
    if (last.text !== first) await states.put({ workspace: id, at: last.at, text: first }, lastKey);
  } else if (last?.text !== first) await states.add({ workspace: id, at: now, text: first });
  if (others.length > 0) await addApart(states, id, others, now);
  const keys = await states.index('workspace').getAllKeys(id);
  const tooMany = Math.max(0, keys.length - statesKept);
  await Promise.all(keys.slice(0, tooMany).map((key) => states.delete(key)));
}

/** A time in the future is not recent: the clock was set back, or another browser's clock is ahead. */
const isRecent = (at: number, now: number): boolean => now - at >= 0 && now - at < stateMs;

/**
 * Adds versions. One that is already there moves to the end: going back and forth between two texts does not
 * push out the others.
 */
async function addApart(
  states: StateStore,
  id: string,
  texts: readonly string[],
  now: number,
): Promise<void> {
  for (const key of await states.index('workspace').getAllKeys(id)) {
    // One at a time: together they may be 50 MB.
    // oxlint-disable-next-line no-await-in-loop
    const state = readState(await states.get(key));
    if (state && texts.includes(state.text)) void states.delete(key);
  }
  const inOrder = texts.filter((text, index) => texts.lastIndexOf(text) === index);
  await Promise.all(inOrder.map((text) => states.add({ workspace: id, at: now, text })));
}

/** A workspace with its earlier versions, as deleted or exported. */
export interface WorkspaceWithStates {
  workspace: KeptWorkspace;
  states: readonly KeptState[];
}

/** Deletes a workspace and returns it, with its earlier versions; undefined when there is none. Throws when storage fails. */
export async function deleteWorkspace(id: string): Promise<WorkspaceWithStates | undefined> {
  return changing(['workspaces', 'states', 'files'], async (changes) => {
    const [kept, states] = [changes.objectStore('workspaces'), changes.objectStore('states')];
    const workspace = readKept(await kept.get(id));
    const ofIt: unknown[] = await states.index('workspace').getAll(id);
    const keys = await states.index('workspace').getAllKeys(id);
    await kept.delete(id);
    await Promise.all(keys.map((key) => states.delete(key)));
    // The key is [workspace, name]: a range over all names.
    await changes.objectStore('files').delete(IDBKeyRange.bound([id, ''], [id, []]));
    return workspace && { workspace, states: ofIt.flatMap((each) => readState(each) ?? []) };
  });
}

/**
 * Adds workspaces with their earlier versions, all of them or none. If the id is in use with other work
 * (a tab saved a deleted workspace again), both are kept. Throws when storage fails.
 */
export async function putWorkspaces(all: readonly WorkspaceWithStates[]): Promise<void> {
  await changing(['workspaces', 'states'], async (changes) => {
    const [kept, states] = [changes.objectStore('workspaces'), changes.objectStore('states')];
    for (const { workspace, states: ofIt } of all) {
      // Sequential: all within one transaction.
      // oxlint-disable-next-line no-await-in-loop
      const there = readKept(await kept.get(workspace.id));
      const isTaken = there !== undefined && !isSameWork(there, workspace);
      const [id, name] = isTaken
        ? [newId(), copyName(workspace.name)]
        : [workspace.id, workspace.name];
      void kept.put(writeKept({ ...workspace, id, name }));
      for (const state of ofIt) void states.add({ ...state, workspace: id });
    }
  });
}

/** Renames a workspace. Throws when storage fails. */
export async function renameWorkspace(id: string, name: string): Promise<void> {
  await changing(['workspaces'], async (changes) => {
    const store = changes.objectStore('workspaces');
    const workspace = readKept(await store.get(id));
    if (workspace) await store.put(writeKept({ ...workspace, name }));
  });
}
