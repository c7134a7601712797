import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type OpenDBCallbacks,
  type StoreNames,
} from 'idb';
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
type Name = StoreNames<Schema>;

/** How each store is made, and its indexes, each by the field of its own name. */
const stores: Record<Name, IDBObjectStoreParameters & { indexes: readonly string[] }> = {
  workspaces: { keyPath: 'id', indexes: [] },
  states: { autoIncrement: true, indexes: ['workspace'] },
  files: { indexes: [] },
};
const names = Object.keys(stores) as Name[];

let opened: Promise<Db> | undefined;

/** Opens the database, once. Rejects in some private windows and when storage is blocked. */
export function database(): Promise<Db> {
  opened ??= openComplete().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/**
 * Runs a task in one transaction and waits until its changes are stored. If the task throws, none of them are: a
 * transaction that is only abandoned is stored as far as it came. Rejects when storage fails.
 */
export async function changing<Names extends Name[], Result>(
  names: Names,
  task: (changes: IDBPTransaction<Schema, Names, 'readwrite'>) => Promise<Result>,
): Promise<Result> {
  const changes = (await database()).transaction(names, 'readwrite');
  // Reported by the task, or below.
  changes.done.catch(() => undefined);
  try {
    const result = await task(changes);
    await changes.done;
    return result;
  } catch (error) {
    try {
      changes.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
}

/** Opens the database at its current version, which may be newer than ours, and repairs it if it is not whole. */
async function openComplete(): Promise<Db> {
  const db = await openDB<Schema>(databaseName, undefined, callbacks);
  if (isWhole(db)) return db;
  const { version } = db;
  db.close();
  return openDB<Schema>(databaseName, version + 1, callbacks);
}

const databaseName = 'auditorium';

function isWhole(db: Db): boolean {
  if (!names.every((name) => db.objectStoreNames.contains(name))) return false;
  const read = db.transaction(names, 'readonly');
  return names.every((name) => isAsMade(read, name) && missingIndexes(read, name).length === 0);
}

type Reading = Pick<IDBPTransaction<Schema, Name[], 'readonly' | 'versionchange'>, 'objectStore'>;

/** Whether the records of a store have the keys that we rely on. */
function isAsMade(transaction: Reading, name: Name): boolean {
  const { keyPath, autoIncrement } = transaction.objectStore(name);
  const made = stores[name];
  return keyPath === (made.keyPath ?? null) && autoIncrement === (made.autoIncrement ?? false);
}

/** The indexes that a store lacks, or has by another field or for unique values only. */
function missingIndexes(transaction: Reading, name: Name): string[] {
  const store = transaction.objectStore(name) as unknown as IDBObjectStore;
  return stores[name].indexes.filter((field) => {
    if (!store.indexNames.contains(field)) return true;
    const { keyPath, unique, multiEntry } = store.index(field);
    return keyPath !== field || unique || multiEntry;
  });
}

const callbacks: OpenDBCallbacks<Schema> = {
  async upgrade(db, _before, _after, transaction) {
    for (const name of names) {
      const isThere = db.objectStoreNames.contains(name);
      // Sequential: all within one transaction.
      // oxlint-disable-next-line no-await-in-loop
      if (!isThere) create(db, name);
      else if (!isAsMade(transaction, name)) await remake(db, transaction, name);
      const store = transaction.objectStore(name) as unknown as IDBObjectStore;
      for (const field of missingIndexes(transaction, name)) {
        if (store.indexNames.contains(field)) store.deleteIndex(field);
        store.createIndex(field, field);
      }
    }
  },
  // A newer version in another tab wants to upgrade the database: do not make it wait.
  blocking: forget,
  terminated: forget,
};

function create(db: Db, name: Name): IDBObjectStore {
  const { indexes: _, ...made } = stores[name];
  return db.createObjectStore(name, made) as unknown as IDBObjectStore;
}

/** Makes a store with other keys again, with those of its records that have a key. */
async function remake(
  db: Db,
  transaction: IDBPTransaction<Schema, Name[], 'versionchange'>,
  name: Name,
): Promise<void> {
  const records: unknown[] = await transaction.objectStore(name).getAll();
  const keys = await transaction.objectStore(name).getAllKeys();
  db.deleteObjectStore(name);
  const store = create(db, name);
  for (const [index, record] of records.entries()) {
    const { keyPath, autoIncrement } = stores[name];
    const key = keyPath === undefined && autoIncrement !== true ? keys[index] : undefined;
    try {
      store.put(record, key);
    } catch {
      // It has no key: nothing can read it.
    }
  }
}

function forget() {
  void opened?.then((db) => db.close());
  opened = undefined;
}
