import { openingOf } from '../state/openingOf';
import type { Opening, State } from '../state/state';
import type { StoreApi } from '../state/store';
import { askedByAddress, clearFragment } from '../storage/address';
import { onSavedElsewhere, saveWorkspace, type SaveOutcome } from '../storage/autosave';
import { newId } from '../storage/id';

const pauseMs = 300;

const trouble: Record<Exclude<SaveOutcome, 'saved'>, string> = {
  'too large': 'This text is too long to be kept between visits. Copy it before you leave.',
  full: 'The browser has no room left to keep this text between visits. Copy it before you leave.',
  forbidden: 'The browser forbids keeping this text between visits. Copy it before you leave.',
};

/**
 * Saves the open workspace shortly after each change, and at once when the page is hidden or left:
 * first where the next visit begins, then in the library. What came with a link is not saved
 * before the user keeps it. Leaving with a text that could not be saved asks first; a change in
 * another tab is told. `left` is what earlier visits left open: it goes into the library before
 * anything else takes its place.
 */
export function keepSaved(store: StoreApi, left: readonly Opening[]): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: SaveOutcome = 'saved';
  const library = keptInLibrary(store);
  left.forEach(library);

  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    if (snapshot()) library(store.getState());
  };
  /** What the next visit begins with; answers whether there is something to keep. */
  const snapshot = (): boolean => {
    const { text, kubernetes, lineEnding, workspace, nameWorkspace, say } = store.getState();
    if (workspace.standing === 'shared') return false;
    if (workspace.standing === 'new') {
      nameWorkspace({ standing: 'kept' });
      // A link that is just being opened stays where it is.
      if (askedByAddress().kind === 'new') clearFragment();
    }
    const { id, name, revision, keptText } = workspace;
    const isInLibrary = text === keptText;
    const kept = {
      version: 1,
      text,
      kubernetes,
      id,
      name,
      lineEnding,
      isInLibrary,
      savedAt: Date.now(),
    } as const;
    const outcome = saveWorkspace(revision === undefined ? kept : { ...kept, revision });
    if (outcome !== 'saved' && outcome !== last) say(trouble[outcome], 'bad');
    last = outcome;
    return true;
  };
  store.subscribe((now, before) => {
    // With the revision another tab can go on from here.
    const isCounted = now.workspace.revision !== before.workspace.revision;
    if (isCounted && timer === undefined) snapshot();
    if (!isToBeSaved(now, before)) return;
    // Another one is opened: what was not saved yet of the one before would be forgotten.
    const isOther = now.workspace.id !== before.workspace.id && now.history !== before.history;
    if (isOther && timer !== undefined && before.workspace.standing !== 'shared') library(before);
    clearTimeout(timer);
    timer = setTimeout(save, pauseMs);
  });
  const saveNow = () => {
    if (timer !== undefined) save();
  };
  window.addEventListener('pagehide', saveNow);
  window.addEventListener('beforeunload', (event) => {
    saveNow();
    const { workspace, history } = store.getState();
    const isUnkept = workspace.standing === 'shared' && history.past.length > 0;
    if (last !== 'saved' || isUnkept) event.preventDefault();
  });
  onSavedElsewhere(({ id, text }) => {
    const { workspace, text: here, say } = store.getState();
    const isOther = id !== undefined && id !== workspace.id;
    if (isOther || workspace.standing === 'shared' || text === here) return;
    say(
      'The policy was changed in another tab. What you change here is kept beside it, as a copy.',
      'plain',
      text,
    );
  });
  document.addEventListener('visibilitychange', saveNow);
}

function isToBeSaved(now: State, before: State): boolean {
  const { id, name, standing } = now.workspace;
  return (
    now.text !== before.text ||
    now.kubernetes !== before.kubernetes ||
    id !== before.workspace.id ||
    name !== before.workspace.name ||
    standing !== before.workspace.standing
  );
}

/** Answers a function that keeps a workspace: one save at a time, of each workspace the last one always. */
function keptInLibrary(store: StoreApi): (opening: Opening) => void {
  const waiting = new Map<string, Opening>();
  /** What this tab has seen, also of workspaces that were open in it earlier. */
  const revisions = new Map<string, number | undefined>();
  let isBusy = false;

  const keep = async ({ workspace, text, kubernetes, lineEnding }: Opening) => {
    const { keepWorkspace } = await import('../storage/library');
    const { id, name } = workspace;
    const seen = revisions.get(id) ?? workspace.revision;
    const saved = await keepWorkspace({ id, name, text, kubernetes, lineEnding }, seen);
    const { workspace: open, history, nameWorkspace, openWorkspace, say } = store.getState();
    if ('revision' in saved) {
      revisions.set(id, saved.revision);
      if (open.id === id) nameWorkspace({ revision: saved.revision, keptText: text });
    }
    if ('conflict' in saved) {
      const { past, future } = history;
      const isUntouched = open.id !== id || past.length + future.length === 0;
      if (isUntouched && workspace.keptText === text) {
        // Only older than what another tab made of it.
        revisions.set(id, saved.conflict.revision);
        if (open.id === id) openWorkspace(openingOf(saved.conflict));
        return;
      }
      const copy = {
        id: newId(),
        name: `${name} (copy)`,
        revision: undefined,
        keptText: undefined,
      };
      if (open.id === id) {
        nameWorkspace(copy);
        say(
          `“${name}” was changed in another tab as well. This tab goes on as “${copy.name}”: both are kept.`,
        );
      } else {
        await keepWorkspace({ ...copy, text, kubernetes, lineEnding }, undefined);
      }
    }
  };

  return (opening) => {
    waiting.set(opening.workspace.id, opening);
    if (isBusy) return;
    isBusy = true;
    void (async () => {
      for (const [id, next] of waiting) {
        waiting.delete(id);
        // Without a library the last workspace is kept all the same.
        await keep(next).catch(() => undefined);
      }
      isBusy = false;
    })();
  };
}
