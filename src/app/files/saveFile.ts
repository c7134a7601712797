import { shownValue } from '../../audit/shownValue';
import type { OpenedFile } from '../../state/history';
import type { State } from '../../state/state';
import type { StoreApi } from '../../state/store';
import { downloadPolicy, textOutside } from '../../storage/download';
import { writeBack, type WriteOutcome } from '../../storage/writeBack';
import { linkOf, remember } from './links';

/** The write in progress. Writes run one at a time. */
let writing: Promise<void> = Promise.resolve();

/**
 * Writes the text to the file it was opened from, or downloads it if that is impossible. If the file has
 * changed on disk, asks first, unless the user has agreed to `overwrite` it.
 */
export function saveFile(store: StoreApi, overwrite?: OpenedFile): Promise<void> {
  const turn = () => save(store, overwrite);
  writing = writing.then(turn, turn);
  return writing;
}

/** Downloads the text as a file, with its original line endings. */
export function downloadFile(store: StoreApi): void {
  store.getState().say(`Downloaded as ${shownValue(give(store.getState()))}.`);
}

async function save(store: StoreApi, overwrite: OpenedFile | undefined): Promise<void> {
  const state = store.getState();
  const { file } = state;
  const link = await linkOf(state);
  if (!file || !link) return downloadFile(store);
  // The user agreed for that file only, and may have opened another one since.
  const outcome = await writeBack(link, textOutside(state), overwrite === file);
  if (outcome.failed === undefined) remember(file, outcome.link, state);
  answer(store, file, outcome);
}

function answer(store: StoreApi, file: OpenedFile, { failed }: WriteOutcome): void {
  const { say, ask } = store.getState();
  const name = shownValue(file.name);
  if (failed === undefined) say(`Saved to ${name}.`);
  else if (failed === 'changed') {
    ask(`${name} has changed on disk since you opened it.`, [
      { title: 'Overwrite', run: () => void saveFile(store, file) },
      { title: 'Download instead', run: () => downloadFile(store) },
    ]);
  } else {
    give(store.getState());
    say(`${name} ${reasons[failed]}, so the policy was downloaded instead.`, 'bad');
  }
}

const reasons = {
  gone: 'was moved or deleted',
  refused: 'cannot be written without permission',
  other: 'could not be written',
};

/** Downloads the policy and returns the file name. */
const give = (state: State): string =>
  downloadPolicy({ ...state, policyName: state.analysis.reading.draft?.metadata?.name });
