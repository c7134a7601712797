import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type OpenDBCallbacks,
} from 'idb';
import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../audit/types';

/** A policy that is kept under a name. */
export interface KeptWorkspace {
  id: string;
  name: string;
  text: string;
  kubernetes: KubernetesVersion;
  lineEnding: '\n' | '\r\n';
  /** Goes up by one with each save: who saves must have seen the last one. */
  revision: number;
  /** In ms since 1970. */
  changedAt: number;
}

/** A text that a workspace had at some time. */
export interface KeptState {
  workspace: string;
  /** When it began to look like this, in ms since 1970. */
  at: number;
  text: string;
}

/** What a save takes: all but what the library keeps count of. */
export type Saving = Omit<KeptWorkspace, 'revision' | 'changedAt'>;

export type Saved =
  | { revision: number }
  /** Somebody else saved it since: nothing was written. */
  | { conflict: KeptWorkspace }
  | { failed: 'full' | 'forbidden' };

/** States of a workspace that are kept, the oldest goes first. */
export const statesKept = 50;
/** What is typed within this time is one state. */
const stateMs = 60_000;

interface Schema extends DBSchema {
  workspaces: { key: string; value: KeptWorkspace };
  states: { key: number; value: KeptState; indexes: { workspace: string } };
}
type Db = IDBPDatabase<Schema>;

let opened: Promise<Db> | undefined;

/** The database; refused in some private windows and when storage is forbidden. */
function library(): Promise<Db> {
  opened ??= openComplete().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** At the version it has: a newer studio may have been here. What is missing in it is made. */
async function openComplete(): Promise<Db> {
  const db = await openDB<Schema>(database, undefined, callbacks);
  const { objectStoreNames: names, version } = db;
  if (names.contains('workspaces') && names.contains('states')) return db;
  db.close();
  return openDB<Schema>(database, version + 1, callbacks);
}

const database = 'auditorium';
const callbacks: OpenDBCallbacks<Schema> = {
  upgrade(db) {
    const { objectStoreNames: names } = db;
    if (!names.contains('workspaces')) db.createObjectStore('workspaces', { keyPath: 'id' });
    if (names.contains('states')) return;
    db.createObjectStore('states', { autoIncrement: true }).createIndex('workspace', 'workspace');
  },
  // A newer studio in another tab wants to change the shape: it must not have to wait for us.
  blocking: forget,
  terminated: forget,
};

function forget() {
  void opened?.then((db) => db.close());
  opened = undefined;
}

/** All that is kept, the one changed last first. Throws when the browser refuses. */
export async function listWorkspaces(): Promise<KeptWorkspace[]> {
  const all: unknown[] = await (await library()).getAll('workspaces');
  return all.flatMap((each) => checkedWorkspace(each) ?? []).toSorted(byChange);
}

const byChange = (a: KeptWorkspace, b: KeptWorkspace) => b.changedAt - a.changedAt;

/** One of them; undefined when it is gone. Throws when the browser refuses. */
export async function loadWorkspace(id: string): Promise<KeptWorkspace | undefined> {
  return checkedWorkspace(await (await library()).get('workspaces', id));
}

/** What a workspace looked like before, the last first. Throws when the browser refuses. */
export async function listStates(id: string): Promise<KeptState[]> {
  const all: unknown[] = await (await library()).getAllFromIndex('states', 'workspace', id);
  return all.flatMap((each) => checkedState(each) ?? []).toReversed();
}

/**
 * Keeps a workspace as it is now. `seen` is the revision it was loaded or saved with last;
 * undefined for one that is new. Two tabs that both change it do not overwrite each other: the
 * second is told what the first saved. Never throws.
 */
export async function keepWorkspace(saving: Saving, seen: number | undefined): Promise<Saved> {
  try {
    const changes = (await library()).transaction(['workspaces', 'states'], 'readwrite');
    const store = changes.objectStore('workspaces');
    const last = checkedWorkspace(await store.get(saving.id));
    if (last && last.revision !== seen && last.text !== saving.text) {
      await changes.done;
      return { conflict: last };
    }
    if (last && isSame(last, saving)) {
      await changes.done;
      return { revision: last.revision };
    }
    const now = Date.now();
    const revision = (last?.revision ?? 0) + 1;
    await store.put({ ...saving, revision, changedAt: now });
    await keepState(changes.objectStore('states'), saving, now);
    await changes.done;
    return { revision };
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    return { failed: isFull ? 'full' : 'forbidden' };
  }
}

const isSame = (last: KeptWorkspace, { name, text, kubernetes, lineEnding }: Saving) =>
  last.name === name &&
  last.text === text &&
  last.kubernetes === kubernetes &&
  last.lineEnding === lineEnding;

type StateStore = IDBPObjectStore<Schema, ('workspaces' | 'states')[], 'states', 'readwrite'>;

async function keepState(states: StateStore, { id, text }: Saving, now: number): Promise<void> {
  const keys = await states.index('workspace').getAllKeys(id);
  const lastKey = keys.at(-1);
  const last = lastKey === undefined ? undefined : checkedState(await states.get(lastKey));
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

/** What was deleted, to put it back. */
export interface Deleted {
  workspace: KeptWorkspace;
  states: readonly KeptState[];
}

/** Deletes a workspace with its states; undefined when it is gone already. Throws when the browser refuses. */
export async function deleteWorkspace(id: string): Promise<Deleted | undefined> {
  const workspace = await loadWorkspace(id);
  const states = (await listStates(id)).toReversed();
  const changes = (await library()).transaction(['workspaces', 'states'], 'readwrite');
  await changes.objectStore('workspaces').delete(id);
  const keys = await changes.objectStore('states').index('workspace').getAllKeys(id);
  await Promise.all(keys.map((key) => changes.objectStore('states').delete(key)));
  await changes.done;
  return workspace && { workspace, states };
}

/** Puts a workspace with its states there. Throws when the browser refuses. */
export async function putWorkspace({ workspace, states }: Deleted): Promise<void> {
  const changes = (await library()).transaction(['workspaces', 'states'], 'readwrite');
  await changes.objectStore('workspaces').put(workspace);
  for (const state of states) await changes.objectStore('states').add(state);
  await changes.done;
}

/** Gives a workspace another name. Throws when the browser refuses. */
export async function renameWorkspace(id: string, name: string): Promise<void> {
  const changes = (await library()).transaction('workspaces', 'readwrite');
  const workspace = checkedWorkspace(await changes.store.get(id));
  if (workspace) await changes.store.put({ ...workspace, name });
  await changes.done;
}

/** Names are no longer than this. */
export const longestName = 120;

/** A workspace from anywhere; undefined when it is none. What is not known gets the usual value. */
export function checkedWorkspace(value: unknown): KeptWorkspace | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(value));
  const [id, text] = [given.get('id'), given.get('text')];
  if (typeof id !== 'string' || id === '' || typeof text !== 'string') return undefined;
  const name = given.get('name');
  const revision = given.get('revision');
  return {
    id,
    text,
    name: typeof name === 'string' ? name.slice(0, longestName) : 'Policy',
    kubernetes:
      kubernetesVersions.find((each) => each === given.get('kubernetes')) ?? newestKubernetes,
    lineEnding: given.get('lineEnding') === '\r\n' ? '\r\n' : '\n',
    revision: typeof revision === 'number' ? revision : 0,
    changedAt: timeOf(given.get('changedAt')),
  };
}

/** A state from anywhere; undefined when it is none. */
export function checkedState(value: unknown): KeptState | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(value));
  const [workspace, text] = [given.get('workspace'), given.get('text')];
  if (typeof workspace !== 'string' || typeof text !== 'string') return undefined;
  return { workspace, text, at: timeOf(given.get('at')) };
}

/** A time that a Date can hold. */
const timeOf = (value: unknown) =>
  typeof value === 'number' && Math.abs(value) <= 8.64e15 ? value : 0;
