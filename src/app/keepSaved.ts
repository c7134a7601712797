import { isReplaced } from '../state/isReplaced';
import { openingIn } from '../state/openWorkspace';
import type { State } from '../state/state';
import type { StoreApi } from '../state/store';
import { addressTarget, clearFragment, isLeaveConfirmed } from '../storage/address';
import {
  onSavedElsewhere,
  openNextTime,
  saveWorkspace,
  type SaveOutcome,
} from '../storage/autosave';
import { isSameWork, isSameWorkspace } from '../workspace/codec';
import { isInLibrary } from '../workspace/opening';
import { keepInLibrary, type Left } from './keepInLibrary';

/** A change is saved after this pause … */
const pauseMs = 300;
/** … and a long text, which takes longer to save, at least this often while it is typed. A short one never waits longer. */
const mostMs = 1000;
const longText = 100_000;

const trouble: Record<Exclude<SaveOutcome, 'saved'>, string> = {
  'too large': 'This text is too long to save in the browser. Download it before you leave.',
  full: 'The browser’s storage is full, so this text is not saved. Download it before you leave.',
  forbidden: 'The browser blocks storage, so this text is not saved. Download it before you leave.',
  'only here':
    'This browser can save only one policy, and that is your earlier one. This one is lost when you close the tab. Download it to keep it.',
};
const noRoom =
  'The browser’s storage is full. Only the current version of this policy is saved. Delete workspaces you no longer need.';

/**
 * Saves the open workspace shortly after each change, and at once when the page is hidden or left: first the
 * record that the next visit opens, then the library. A workspace from a link is not saved until the user
 * saves a copy. Asks before leaving with unsaved text, and reports changes in another tab. `left` holds the
 * workspaces of earlier visits: they are saved to the library before their record is overwritten.
 */
export function keepSaved(store: StoreApi, left: readonly Left[]): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the change was made that has waited longest, on a clock that nobody sets. */
  let since = 0;
  let replaced: string[] = [];
  let last: SaveOutcome = 'saved';
  let told: string | undefined;

  // Reported once, because every save tries again, and only if neither place has the text.
  const library = keepInLibrary(store, (failed) => {
    if (failed === undefined && last !== 'saved') openNextTime(store.getState().workspace.id);
    const problem = last === 'saved' ? failed === 'full' && noRoom : trouble[last];
    const message = failed !== undefined && problem ? problem : undefined;
    if (message !== undefined && message !== told) store.getState().say(message, 'bad');
    told = message;
  });
  for (const opening of left) library.keep(opening);

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
    keep(store.getState());
  };
  /** Saves to both places. */
  const keep = (state: State) => {
    snapshot(state);
    library.keep(openingIn(state), replaced);
    replaced = [];
  };
  /** Writes the record that the next visit opens. */
  const snapshot = (state: State) => {
    const opening = openingIn(state);
    const saving = { ...opening, isInLibrary: isInLibrary(opening), savedBy: library.page };
    last = saveWorkspace(saving, library.isOwedBeside(opening.id));
  };
  const saveSoon = (text: string) => {
    const now = performance.now();
    if (timer === undefined) since = now;
    clearTimeout(timer);
    const most = text.length > longText ? mostMs : pauseMs;
    timer = setTimeout(save, Math.min(pauseMs, since + most - now));
  };
  store.subscribe((now, before) => {
    // With the revision, another tab can continue from here.
    const isCounted = now.workspace.revision !== before.workspace.revision;
    if (isCounted && timer === undefined) snapshot(now);
    if (!isToBeSaved(now, before)) return;
    const isOther = now.workspace.id !== before.workspace.id && now.history !== before.history;
    if (!isOther && isReplaced(before, now)) replaced.push(before.text);
    // Another workspace was opened: save the pending changes of the previous one.
    if (isOther && timer !== undefined && before.workspace.standing !== 'shared') keep(before);
    saveSoon(now.text);
  });
  const saveNow = () => {
    if (timer !== undefined) save();
  };
  window.addEventListener('pagehide', saveNow);
  window.addEventListener('beforeunload', (event) => {
    saveNow();
    const { workspace, history } = store.getState();
    const isUnkept = workspace.standing === 'shared' && history.past.length > 0;
    const isLost = last !== 'saved' && !isInLibrary(openingIn(store.getState()));
    if ((isLost || isUnkept) && !isLeaveConfirmed()) event.preventDefault();
  });
  onSavedElsewhere((saved) => {
    const { id, text, isForeign, ownRequests, callers, clusterApi, expectations, questions } =
      saved;
    const { workspace, text: here, say, ask, takeText, changeBeside } = store.getState();
    const isOther = !isForeign && id !== workspace.id;
    if (isOther || workspace.standing === 'shared') return;
    const isTextSame = text === here;
    const said =
      'This policy was changed in another tab. If you continue here, your version is saved as a copy.';
    if (isForeign || isSameWork({ ...saved, text: here }, openingIn(store.getState()))) {
      if (!isTextSame) say(said, 'plain', text);
      return;
    }
    // What was changed beside the text is taken, too.
    const run = () => {
      if (!isTextSame) takeText(text);
      changeBeside({ ownRequests, callers, clusterApi, expectations, questions });
    };
    ask(said, [{ title: 'Use that version', run }]);
  });
  document.addEventListener('visibilitychange', saveNow);
}

const isToBeSaved = (now: State, before: State): boolean =>
  now.workspace.standing !== before.workspace.standing ||
  !isSameWorkspace(openingIn(now), openingIn(before));
