import { openingIn } from '../state/openWorkspace';
import type { State } from '../state/state';
import type { StoreApi } from '../state/store';
import { askedByAddress, clearFragment, mayGo } from '../storage/address';
import { onSavedElsewhere, saveWorkspace, type SaveOutcome } from '../storage/autosave';
import { isSameWorkspace } from '../workspace/codec';
import { isInLibrary, type Opening } from '../workspace/opening';
import { keepInLibrary } from './keepInLibrary';

const pauseMs = 300;

const trouble: Record<Exclude<SaveOutcome, 'saved'>, string> = {
  'too large': 'This text is too long to be kept between visits. Copy it before you leave.',
  full: 'The browser has no room left to keep this text between visits. Copy it before you leave.',
  forbidden: 'The browser forbids keeping this text between visits. Copy it before you leave.',
  'only here':
    'The browser keeps one policy only, and that is the one you had. This one lasts as long as this tab: download it before you leave.',
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
  const library = keepInLibrary(store);
  left.forEach(library.keep);

  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    const { workspace, nameWorkspace } = store.getState();
    if (workspace.standing === 'shared') return;
    if (workspace.standing === 'new') {
      nameWorkspace({ standing: 'kept' });
      // A link that is just being opened stays where it is.
      if (askedByAddress().kind === 'new') clearFragment();
    }
    snapshot(store.getState());
    library.keep(openingIn(store.getState()));
  };
  /** What the next visit begins with. */
  const snapshot = (state: State) => {
    const opening = openingIn(state);
    const saving = { ...opening, isInLibrary: isInLibrary(opening) };
    const outcome = saveWorkspace(saving, library.refusedBeside(opening.id));
    if (outcome !== 'saved' && outcome !== last) store.getState().say(trouble[outcome], 'bad');
    last = outcome;
  };
  store.subscribe((now, before) => {
    // With the revision another tab can go on from here.
    const isCounted = now.workspace.revision !== before.workspace.revision;
    if (isCounted && timer === undefined) snapshot(now);
    if (!isToBeSaved(now, before)) return;
    // Another one is opened: what was not saved yet of the one before would be forgotten.
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
    if ((last !== 'saved' || isUnkept) && !mayGo()) event.preventDefault();
  });
  onSavedElsewhere(({ id, text, isForeign }) => {
    const { workspace, text: here, say } = store.getState();
    const isOther = !isForeign && id !== workspace.id;
    if (isOther || workspace.standing === 'shared' || text === here) return;
    say(
      'The policy was changed in another tab. What you change here is kept beside it, as a copy.',
      'plain',
      text,
    );
  });
  document.addEventListener('visibilitychange', saveNow);
}

const isToBeSaved = (now: State, before: State): boolean =>
  now.workspace.standing !== before.workspace.standing ||
  !isSameWorkspace(openingIn(now), openingIn(before));
