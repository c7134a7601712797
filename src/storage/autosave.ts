import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../audit/types';
import { entriesIn } from './entriesIn';
import { workspaceName } from './workspaceName';

/**
 * What is kept of the open workspace, at once with each change; the library (library.ts) follows.
 * The key and the first three fields are stable: other pages and tests write them too.
 */
export interface SavedWorkspace {
  version: 1;
  text: string;
  kubernetes: KubernetesVersion;
  /** Which workspace of the library it is; what others write has none. */
  id?: string;
  name?: string;
  lineEnding?: '\n' | '\r\n';
  /** The file that the text was opened from. */
  fileName?: string | undefined;
  /** The revision of the library it came from, and whether the text is the one it has there. */
  revision?: number | undefined;
  isInLibrary?: boolean;
  /** In ms since 1970. */
  savedAt?: number;
}

const key = 'auditorium.workspace';

/** Texts beyond this many UTF-16 units are not kept: browsers give an origin about 5 MB in all. */
export const savedTextLimit = 1_500_000;

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
  if (last.id === undefined) return [last, here];
  if (last.id !== here.id) return [here, last];
  return [(last.savedAt ?? 0) > (here.savedAt ?? 0) ? last : here];
}

function read(storage: () => Storage): SavedWorkspace | undefined {
  try {
    const raw = storage().getItem(key);
    return raw === null ? undefined : checked(JSON.parse(raw));
  } catch {
    return undefined;
  }
}

/**
 * Saves the workspace, for this tab and for the next visit, and says how that went; never throws. With
 * `onlyHere` the next visit begins with the one that is there: it is kept nowhere else.
 */
export function saveWorkspace(workspace: SavedWorkspace, onlyHere = false): SaveOutcome {
  if (workspace.text.length > savedTextLimit) return 'too large';
  const raw = JSON.stringify(workspace);
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
      const saved = checked(JSON.parse(event.newValue));
      if (saved) callback(saved);
    } catch {
      // Not ours: nothing to say.
    }
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}

function checked(value: unknown): SavedWorkspace | undefined {
  const given = entriesIn(value);
  if (!given) return undefined;
  const text = given.get('text');
  if (given.get('version') !== 1 || typeof text !== 'string') return undefined;
  // A version that is no longer (or not yet) known is no reason to lose the text.
  const known = kubernetesVersions.find((each) => each === given.get('kubernetes'));
  const id = given.get('id');
  const name = workspaceName(given.get('name'));
  const fileName = given.get('fileName');
  const [revision, savedAt] = [given.get('revision'), given.get('savedAt')];
  return {
    version: 1,
    text,
    kubernetes: known ?? newestKubernetes,
    ...(typeof id === 'string' && id !== '' && { id }),
    ...(name !== undefined && { name }),
    ...(given.get('lineEnding') === '\r\n' && { lineEnding: '\r\n' }),
    ...(typeof fileName === 'string' && { fileName }),
    ...(typeof revision === 'number' && { revision }),
    ...(given.get('isInLibrary') === true && { isInLibrary: true }),
    ...(typeof savedAt === 'number' && { savedAt }),
  };
}
