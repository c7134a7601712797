import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';
import type { KeptState } from './kept';
import type { FileLink } from './writeBack';

/** What is kept in IndexedDB. */
export interface Schema extends DBSchema {
  workspaces: { key: string; value: Record<string, unknown> };
  states: { key: number; value: KeptState; indexes: { workspace: string } };
  /** The way back into files, by workspace and name. */
  files: { key: [workspace: string, name: string]; value: FileLink };
}
type Db = IDBPDatabase<Schema>;

let opened: Promise<Db> | undefined;

/** The database; refused in some private windows and when storage is forbidden. */
export function database(): Promise<Db> {
  opened ??= openComplete().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** At the version it has: a newer studio may have been here. What is missing in it is made. */
async function openComplete(): Promise<Db> {
  const db = await openDB<Schema>(name, undefined, callbacks);
  if (stores.every((store) => db.objectStoreNames.contains(store))) return db;
  const { version } = db;
  db.close();
  return openDB<Schema>(name, version + 1, callbacks);
}

const name = 'auditorium';
const stores = ['workspaces', 'states', 'files'] as const;

const callbacks: OpenDBCallbacks<Schema> = {
  upgrade(db) {
    const { objectStoreNames: names } = db;
    if (!names.contains('workspaces')) db.createObjectStore('workspaces', { keyPath: 'id' });
    if (!names.contains('files')) db.createObjectStore('files');
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
