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
};

/** The id of what was saved without one: always the same, so that it is one workspace at every visit. */
const idOfNone = 'my-policy';

const key = 'auditorium.workspace';

/** Texts beyond this many UTF-16 units are not kept: browsers give an origin about 5 MB in all. */
export const savedTextLimit = 1_500_000;

/** What is saved, with what the library knows of it. */
type Saving = Workspace & Pick<SavedWorkspace, 'revision' | 'isInLibrary'>;

export type SaveOutcome = 'saved' | 'too large' | 'full' | 'forbidden' | 'only here';

/**
 * The workspace this tab had, else the one saved last anywhere; undefined when there is none, or
 * it is not ours, or storage is forbidden.
 */
export function restoreWorkspace(): SavedWorkspace | undefined {
  return restoreWorkspaces()[0];
}

/** That one, and the other one if there are two. */
export function restoreWorkspaces(): SavedWorkspace[] {
  const last = read(() => localStorage);
  const here = read(() => sessionStorage);
  if (!here || !last) return [last ?? here].filter((each) => each !== undefined);
  // Without an id somebody else put it there for us to open.
  if (last.isForeign) return [last, here];
  if (last.id !== here.id) return [here, last];
  return [(last.savedAt ?? 0) > (here.savedAt ?? 0) ? last : here];
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
 * Saves the workspace, for this tab and for the next visit, and says how that went; never throws. With
 * `onlyHere` the next visit begins with the one that is there: it is kept nowhere else.
 */
export function saveWorkspace(saving: Saving, onlyHere = false): SaveOutcome {
  if (saving.text.length > savedTextLimit) return 'too large';
  const { revision, isInLibrary } = saving;
  const beside = { version: formatVersion, revision, isInLibrary, savedAt: Date.now() };
  const raw = JSON.stringify({ ...writeRecord(saving), ...beside });
  try {
    sessionStorage.setItem(key, raw);
  } catch {
    // It is of use only beside other tabs; what matters comes next.
  }
  if (onlyHere) return 'only here';
  try {
    localStorage.setItem(key, raw);
    return 'saved';
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError'
      ? 'full'
      : 'forbidden';
  }
}

/** Calls back when another tab saved a workspace. Answers a function that stops listening. */
export function onSavedElsewhere(callback: (saved: SavedWorkspace) => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key !== key || event.newValue === null) return;
    try {
      const saved = readSaved(JSON.parse(event.newValue));
      if (saved) callback(saved);
    } catch {
      // Not ours: nothing to say.
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
  };
}
