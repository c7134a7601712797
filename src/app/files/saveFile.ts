import { shownValue } from '../../audit/shownValue';
import type { OpenedFile } from '../../state/history';
import type { State } from '../../state/state';
import type { StoreApi } from '../../state/store';
import { downloadPolicy, textOutside } from '../../storage/download';
import { writeBack, type WriteOutcome } from '../../storage/writeBack';
import { linkOf, remember } from './links';

/** Only one file is written at a time: two presses in a row are not two writers. */
let writing: Promise<void> = Promise.resolve();

/**
 * Writes the text into the file it came from, or downloads it where that cannot be. A file that was
 * changed elsewhere is asked about, unless it is the one that the user said to `overwrite`.
 */
export function saveFile(store: StoreApi, overwrite?: OpenedFile): Promise<void> {
  const turn = () => save(store, overwrite);
  writing = writing.then(turn, turn);
  return writing;
}

/** Gives the text to the browser as a file, with the line endings it came with. */
export function downloadFile(store: StoreApi): void {
  store.getState().say(`Downloaded as ${shownValue(give(store.getState()))}.`);
}

async function save(store: StoreApi, overwrite: OpenedFile | undefined): Promise<void> {
  const state = store.getState();
  const { file } = state;
  const link = await linkOf(state);
  if (!file || !link) return downloadFile(store);
  // Asked about another file than the text is of by now: it is asked again.
  const outcome = await writeBack(link, textOutside(state), overwrite === file);
  if (outcome.failed === undefined) remember(file, outcome.link, state);
  answer(store, file, outcome);
}

function answer(store: StoreApi, file: OpenedFile, { failed }: WriteOutcome): void {
  const { say, ask } = store.getState();
  const name = shownValue(file.name);
  if (failed === undefined) say(`Saved to ${name}.`);
  else if (failed === 'changed') {
    ask(`${name} was changed elsewhere since it was read.`, [
      { title: 'Overwrite it', run: () => void saveFile(store, file) },
      { title: 'Download instead', run: () => downloadFile(store) },
    ]);
  } else {
    give(store.getState());
    say(`${name} ${reasons[failed]}, so the text was downloaded instead.`, 'bad');
  }
}

const reasons = {
  gone: 'is no longer where it was',
  refused: 'may not be written by this page',
  other: 'could not be written',
};

/** Downloads, and answers the name. */
const give = (state: State): string =>
  downloadPolicy({ ...state, policyName: state.analysis.reading.draft?.metadata?.name });
