import type { IDBPObjectStore } from 'idb';
import { database, type Schema } from './database';
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

const byChange = (a: KeptWorkspace, b: KeptWorkspace) => b.changedAt - a.changedAt;

/** Returns the earlier versions of a workspace, the newest first. Throws when storage fails. */
export async function listStates(id: string): Promise<KeptState[]> {
  const all: unknown[] = await (await database()).getAllFromIndex('states', 'workspace', id);
  return all.flatMap((each) => readState(each) ?? []).toReversed();
}

/**
 * Saves a workspace; its name only if it is new or `isRenamed`. `seen` is the revision that the caller loaded
 * or saved last, undefined for a new workspace. Each new text is a new revision. Two tabs that both change
 * the text do not overwrite each other: the second gets a conflict with what the first saved. Never throws.
 */
export async function keepWorkspace(
  saving: Workspace,
  seen: number | undefined,
  isRenamed = false,
): Promise<Saved> {
  try {
    const changes = (await database()).transaction(['workspaces', 'states'], 'readwrite');
    const store = changes.objectStore('workspaces');
    const last = readKept(await store.get(saving.id));
    const isOther = !last || !isSameWork(last, saving);
    if (last && isOther && last.revision !== seen) {
      await changes.done;
      return { conflict: last };
    }
    const name = last && !isRenamed ? last.name : saving.name;
    // This version cannot have changed fields it does not know: the stored ones are current.
    const later = { ...saving.later, ...last?.later };
    const keeping = { ...saving, name, later };
    if (last && isSameWorkspace(last, keeping)) {
      await changes.done;
      return { revision: last.revision, name };
    }
    const now = Date.now();
    // Higher than any revision seen, so that none is reused for another text after a deletion.
    const revision = isOther ? Math.max(last?.revision ?? 0, seen ?? 0) + 1 : last.revision;
    await store.put(writeKept({ ...keeping, revision, changedAt: now }));
    await keepState(changes.objectStore('states'), saving, now);
    await changes.done;
    return { revision, name };
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    return { failed: isFull ? 'full' : 'forbidden' };
  }
}

type StateStore = IDBPObjectStore<Schema, ('workspaces' | 'states')[], 'states', 'readwrite'>;

async function keepState(states: StateStore, { id, text }: Workspace, now: number): Promise<void> {
  const keys = await states.index('workspace').getAllKeys(id);
  const lastKey = keys.at(-1);
  const last = lastKey === undefined ? undefined : readState(await states.get(lastKey));
  if (last?.text === text) return;
  const state = { workspace: id, at: now, text };
  if (last && lastKey !== undefined && now - last.at < stateMs) {
    await states.put({ ...state, at: last.at }, lastKey);
    return;
  }
  await states.add(state);
  const tooMany = Math.max(0, keys.length + 1 - statesKept);
  await Promise.all(keys.slice(0, tooMany).map((key) => states.delete(key)));
}

/** A workspace with its earlier versions, as deleted or exported. */
export interface WorkspaceWithStates {
  workspace: KeptWorkspace;
  states: readonly KeptState[];
}

/** Deletes a workspace and returns it, with its earlier versions; undefined when there is none. Throws when storage fails. */
export async function deleteWorkspace(id: string): Promise<WorkspaceWithStates | undefined> {
  const changes = (await database()).transaction(['workspaces', 'states', 'files'], 'readwrite');
  const [kept, states] = [changes.objectStore('workspaces'), changes.objectStore('states')];
  const workspace = readKept(await kept.get(id));
  const ofIt: unknown[] = await states.index('workspace').getAll(id);
  const keys = await states.index('workspace').getAllKeys(id);
  await kept.delete(id);
  await Promise.all(keys.map((key) => states.delete(key)));
  // The key is [workspace, name]: a range over all names.
  await changes.objectStore('files').delete(IDBKeyRange.bound([id, ''], [id, []]));
  await changes.done;
  return workspace && { workspace, states: ofIt.flatMap((each) => readState(each) ?? []) };
}

/**
 * Adds workspaces with their earlier versions, all of them or none. If the id is in use with another text
 * (a tab saved a deleted workspace again), both are kept. Throws when storage fails.
 */
export async function putWorkspaces(all: readonly WorkspaceWithStates[]): Promise<void> {
  const changes = (await database()).transaction(['workspaces', 'states'], 'readwrite');
  const [kept, states] = [changes.objectStore('workspaces'), changes.objectStore('states')];
  for (const { workspace, states: ofIt } of all) {
    // Sequential: all within one transaction.
    // oxlint-disable-next-line no-await-in-loop
    const there = readKept(await kept.get(workspace.id));
    const isTaken = there !== undefined && there.text !== workspace.text;
    const [id, name] = isTaken
      ? [newId(), copyName(workspace.name)]
      : [workspace.id, workspace.name];
    void kept.put(writeKept({ ...workspace, id, name }));
    for (const state of ofIt) void states.add({ ...state, workspace: id });
  }
  await changes.done;
}

/** Renames a workspace. Throws when storage fails. */
export async function renameWorkspace(id: string, name: string): Promise<void> {
  const changes = (await database()).transaction('workspaces', 'readwrite');
  const workspace = readKept(await changes.store.get(id));
  if (workspace) await changes.store.put(writeKept({ ...workspace, name }));
  await changes.done;
}
