import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../audit/types';

/** What is kept between visits. The key and shape are stable: other pages and tests write it too. */
export interface SavedWorkspace {
  version: 1;
  text: string;
  kubernetes: KubernetesVersion;
}

const key = 'auditorium.workspace';

/** Texts beyond this many UTF-16 units are not kept: browsers give an origin about 5 MB in all. */
export const savedTextLimit = 1_500_000;

export type SaveOutcome = 'saved' | 'too large' | 'full' | 'forbidden';

/** Reads the saved workspace; undefined when there is none, or it is not ours, or storage is forbidden. */
export function restoreWorkspace(): SavedWorkspace | undefined {
  try {
    const raw = localStorage.getItem(key);
    return raw === null ? undefined : checked(JSON.parse(raw));
  } catch {
    return undefined;
  }
}

/** Saves the workspace and says how that went; never throws. */
export function saveWorkspace(workspace: SavedWorkspace): SaveOutcome {
  if (workspace.text.length > savedTextLimit) return 'too large';
  try {
    localStorage.setItem(key, JSON.stringify(workspace));
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
  if (typeof value !== 'object' || value === null) return undefined;
  const { version, text, kubernetes } = value as Record<string, unknown>;
  if (version !== 1 || typeof text !== 'string') return undefined;
  // A version that is no longer (or not yet) known is no reason to lose the text.
  const known = kubernetesVersions.find((each) => each === kubernetes);
  return { version, text, kubernetes: known ?? newestKubernetes };
}
