import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';
import type { KeptState } from './kept';
import type { FileLink } from './writeBack';

/** The stores in IndexedDB. */
export interface Schema extends DBSchema {
  workspaces: { key: string; value: Record<string, unknown> };
  states: { key: number; value: KeptState; indexes: { workspace: string } };
  /** Handles that write files in place, by workspace and file name. */
  files: { key: [workspace: string, name: string]; value: FileLink };
}
type Db = IDBPDatabase<Schema>;

let opened: Promise<Db> | undefined;

/** Opens the database, once. Rejects in some private windows and when storage is blocked. */
export function database(): Promise<Db> {
  opened ??= openComplete().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** Opens the database at its current version, which may be newer than ours, and creates missing stores. */
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
  // A newer version in another tab wants to upgrade the database: do not make it wait.
  blocking: forget,
  terminated: forget,
};

function forget() {
  void opened?.then((db) => db.close());
  opened = undefined;
}
