import type { StoreApi } from '../state/store';
import { onSavedElsewhere, saveWorkspace, type SaveOutcome } from '../storage/autosave';

const pauseMs = 300;

const trouble: Record<Exclude<SaveOutcome, 'saved'>, string> = {
  'too large': 'This text is too long to be kept between visits. Copy it before you leave.',
  full: 'The browser has no room left to keep this text between visits. Copy it before you leave.',
  forbidden: 'The browser forbids keeping this text between visits. Copy it before you leave.',
};

/**
 * Saves text and version shortly after each change, and at once when the page is hidden or left.
 * Leaving with a text that could not be saved asks first; a change in another tab is told.
 */
export function keepSaved(store: StoreApi): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: SaveOutcome = 'saved';
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    const { text, kubernetes, say } = store.getState();
    const outcome = saveWorkspace({ version: 1, text, kubernetes });
    if (outcome !== 'saved' && outcome !== last) say(trouble[outcome], 'bad');
    last = outcome;
  };
  store.subscribe((now, before) => {
    if (now.text === before.text && now.kubernetes === before.kubernetes) return;
    clearTimeout(timer);
    timer = setTimeout(save, pauseMs);
  });
  const saveNow = () => {
    if (timer !== undefined) save();
  };
  window.addEventListener('pagehide', saveNow);
  window.addEventListener('beforeunload', (event) => {
    saveNow();
    if (last !== 'saved') event.preventDefault();
  });
  onSavedElsewhere(({ text }) => {
    const state = store.getState();
    if (text === state.text) return;
    state.say(
      'The policy was changed in another tab. The tab that changes last is the one kept.',
      'plain',
      text,
    );
  });
  document.addEventListener('visibilitychange', saveNow);
}
