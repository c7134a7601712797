import { openingIn } from '../state/openWorkspace';
import type { State } from '../state/state';
import type { StoreApi } from '../state/store';
import { addressTarget, clearFragment, isLeaveConfirmed } from '../storage/address';
import { onSavedElsewhere, saveWorkspace, type SaveOutcome } from '../storage/autosave';
import { isSameWorkspace } from '../workspace/codec';
import { isInLibrary, type Opening } from '../workspace/opening';
import { keepInLibrary } from './keepInLibrary';

const pauseMs = 300;

const trouble: Record<Exclude<SaveOutcome, 'saved'>, string> = {
  'too large': 'This text is too long to save in the browser. Download it before you leave.',
  full: 'The browser’s storage is full, so this text is not saved. Download it before you leave.',
  forbidden: 'The browser blocks storage, so this text is not saved. Download it before you leave.',
  'only here':
    'This browser can save only one policy, and that is your earlier one. This one is lost when you close the tab. Download it to keep it.',
};

/**
 * Saves the open workspace shortly after each change, and at once when the page is hidden or left: first the
 * record that the next visit opens, then the library. A workspace from a link is not saved until the user
 * saves a copy. Asks before leaving with unsaved text, and reports changes in another tab. `left` holds the
 * workspaces of earlier visits: they are saved to the library before their record is overwritten.
 */
export function keepSaved(store: StoreApi, left: readonly Opening[]): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: SaveOutcome = 'saved';
  const library = keepInLibrary(store);
  left.forEach(library.keep);

  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    const { workspace, nameWorkspace } = store.getState();
    if (workspace.standing === 'shared') return;
    if (workspace.standing === 'new') {
      nameWorkspace({ standing: 'kept' });
      // Not if another link is just being opened.
      if (addressTarget().kind === 'new') clearFragment();
    }
    snapshot(store.getState());
    library.keep(openingIn(store.getState()));
  };
  /** Writes the record that the next visit opens. */
  const snapshot = (state: State) => {
    const opening = openingIn(state);
    const saving = { ...opening, isInLibrary: isInLibrary(opening) };
    const outcome = saveWorkspace(saving, library.refusedBeside(opening.id));
    if (outcome !== 'saved' && outcome !== last) store.getState().say(trouble[outcome], 'bad');
    last = outcome;
  };
  store.subscribe((now, before) => {
    // With the revision, another tab can continue from here.
    const isCounted = now.workspace.revision !== before.workspace.revision;
    if (isCounted && timer === undefined) snapshot(now);
    if (!isToBeSaved(now, before)) return;
    // Another workspace was opened: save the pending changes of the previous one.
    const isOther = now.workspace.id !== before.workspace.id && now.history !== before.history;
    if (isOther && timer !== undefined && before.workspace.standing !== 'shared') {
      snapshot(before);
      library.keep(openingIn(before));
    }
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
    if ((last !== 'saved' || isUnkept) && !isLeaveConfirmed()) event.preventDefault();
  });
  onSavedElsewhere(({ id, text, isForeign }) => {
    const { workspace, text: here, say } = store.getState();
    const isOther = !isForeign && id !== workspace.id;
    if (isOther || workspace.standing === 'shared' || text === here) return;
    say(
      'This policy was changed in another tab. If you continue here, your version is saved as a copy.',
      'plain',
      text,
    );
  });
  document.addEventListener('visibilitychange', saveNow);
}

const isToBeSaved = (now: State, before: State): boolean =>
  now.workspace.standing !== before.workspace.standing ||
  !isSameWorkspace(openingIn(now), openingIn(before));
