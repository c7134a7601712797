import { readRecord, writeRecord } from '../workspace/codec';
import { entriesIn } from '../workspace/entriesIn';
import { formatVersion, stamps } from '../workspace/stamps';
import { fields, type Workspace } from '../workspace/workspace';

/**
 * The open workspace, saved with every change; the library (library.ts) follows. The key and the fields
 * version, text and kubernetes are stable: other pages and tests write them too.
 */
export type SavedWorkspace = Workspace & {
  /** Written by another page, without an id. */
  isForeign: boolean;
  /** The library's revision that it came from, and whether the library has the same text. */
  revision?: number | undefined;
  isInLibrary: boolean;
  /** In ms since 1970. */
  savedAt?: number | undefined;
  /** The page that saved it. */
  savedBy?: string | undefined;
};

/** The id given to a record without one. Always the same, so that it stays one workspace across visits. */
const idOfNone = 'my-policy';

const key = 'auditorium.workspace';
/** Holds the id of the workspace to open when it is saved only in the library. */
const onlyInLibraryKey = 'auditorium.open';

/** Texts longer than this many UTF-16 units are not saved: browsers allow an origin about 5 MB in all. */
export const savedTextLimit = 1_500_000;

/** The workspace to save, and what the library has of it. */
type Saving = Workspace & Pick<SavedWorkspace, 'revision' | 'isInLibrary' | 'savedBy'>;

export type SaveOutcome = 'saved' | 'too large' | 'full' | 'forbidden' | 'only here';

/**
 * Returns the workspace this tab had open, or else the one any tab saved last; undefined when there is none,
 * it cannot be read, or storage is blocked.
 */
export function restoreWorkspace(): SavedWorkspace | undefined {
  return restoreWorkspaces()[0];
}

/** Returns that workspace first, then the other one if this tab and the last save differ. */
export function restoreWorkspaces(): SavedWorkspace[] {
  const last = read(() => localStorage);
  const here = read(() => sessionStorage);
  if (!here || !last) return [last ?? here].filter((each) => each !== undefined);
  // Another page put it there for us to open.
  if (last.isForeign) return [last, here];
  if (last.id !== here.id) return [here, last];
  return [isNewer(last, here) ? last : here];
}

/**
 * Whether a record is the one to open of two with the same workspace. Work that is not in the library exists only
 * in its record. Revisions come before times: a clock can go back.
 */
function isNewer(a: SavedWorkspace, b: SavedWorkspace): boolean {
  if (a.isInLibrary !== b.isInLibrary) return b.isInLibrary;
  const revisions = (a.revision ?? 0) - (b.revision ?? 0);
  return (revisions || (a.savedAt ?? 0) - (b.savedAt ?? 0)) > 0;
}

/** Lets the next visit open a workspace that is too long for a record: the library has it. Never throws. */
export function openNextTime(id: string): void {
  for (const storage of storages) attempt(() => storage().setItem(onlyInLibraryKey, id));
}

/** Returns the id of the workspace to load from the library and open; undefined when its record is to be opened. */
export function workspaceToLoad(): string | undefined {
  const last = read(() => localStorage);
  if (last?.isForeign) return undefined;
  const [here, anywhere] = storages.map(
    (storage) => attempt(() => storage().getItem(onlyInLibraryKey)) ?? undefined,
  );
  return here ?? (read(() => sessionStorage) ? undefined : anywhere);
}

const storages = [() => sessionStorage, () => localStorage];

/** Returns the result; undefined when storage is blocked or full. */
function attempt<Result>(task: () => Result): Result | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}

function read(storage: () => Storage): SavedWorkspace | undefined {
  try {
    const raw = storage().getItem(key);
    return raw === null ? undefined : readSaved(JSON.parse(raw));
  } catch {
    return undefined;
  }
}

/**
 * Saves the workspace for this tab and for the next visit, and returns the outcome. Never throws. `onlyHere`
 * saves it for this tab alone: the record for the next visit is the only copy of another workspace.
 */
export function saveWorkspace(saving: Saving, onlyHere = false): SaveOutcome {
  if (saving.text.length > savedTextLimit) return 'too large';
  const { revision, isInLibrary, savedBy } = saving;
  const beside = { version: formatVersion, revision, isInLibrary, savedAt: Date.now(), savedBy };
  const raw = JSON.stringify({ ...writeRecord(saving), ...beside });
  // Only matters when several tabs are open; localStorage decides the outcome.
  attempt(() => sessionStorage.setItem(key, raw));
  if (onlyHere) return 'only here';
  try {
    localStorage.setItem(key, raw);
    for (const storage of storages) attempt(() => storage().removeItem(onlyInLibraryKey));
    return 'saved';
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError'
      ? 'full'
      : 'forbidden';
  }
}

/** Calls back when another tab saves a workspace. Returns a function that stops listening. */
export function onSavedElsewhere(callback: (saved: SavedWorkspace) => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key !== key || event.newValue === null) return;
    try {
      const saved = readSaved(JSON.parse(event.newValue));
      if (saved) callback(saved);
    } catch {
      // Not one of our records.
    }
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}

function readSaved(record: unknown): SavedWorkspace | undefined {
  const given = entriesIn(record);
  const workspace = readRecord(record, { id: idOfNone });
  if (!workspace || stamps.version(given?.get('version')) === undefined) return undefined;
  const read = (name: keyof typeof stamps) => given?.get(name);
  return {
    ...workspace,
    isForeign: fields.id.check(given?.get('id')) === undefined,
    revision: stamps.revision(read('revision')),
    isInLibrary: stamps.isInLibrary(read('isInLibrary')),
    savedAt: stamps.savedAt(read('savedAt')),
    savedBy: stamps.savedBy(read('savedBy')),
  };
}
