import { shownValue } from '../../audit/shownValue';
import type { OpenedFile } from '../../state/history';
import type { State } from '../../state/state';
import type { StoreApi } from '../../state/store';
import { downloadPolicy, textOutside } from '../../storage/download';
import { writeBack, type WriteOutcome } from '../../storage/writeBack';
import { links } from './links';

/** Only one file is written at a time: two presses in a row are not two writers. */
let writing: Promise<void> = Promise.resolve();

/** Writes the text into the file it came from, or downloads it where that cannot be. */
export function saveFile(store: StoreApi, overwrite = false): Promise<void> {
  const turn = () => save(store, overwrite);
  writing = writing.then(turn, turn);
  return writing;
}

/** Gives the text to the browser as a file, with the line endings it came with. */
export function downloadFile(store: StoreApi): void {
  store.getState().say(`Downloaded as ${shownValue(give(store.getState()))}.`);
}

async function save(store: StoreApi, overwrite: boolean): Promise<void> {
  const state = store.getState();
  const { file } = state;
  const link = file && links.get(file);
  if (!link) return downloadFile(store);
  const outcome = await writeBack(link, textOutside(state), overwrite);
  if (outcome.failed === undefined) links.set(file, outcome.link);
  answer(store, file, outcome);
}

function answer(store: StoreApi, file: OpenedFile, { failed }: WriteOutcome): void {
  const { say, ask } = store.getState();
  const name = shownValue(file.name);
  if (failed === undefined) say(`Saved to ${name}.`);
  else if (failed === 'changed') {
    ask(`${name} was changed elsewhere since it was read.`, [
      { title: 'Overwrite it', run: () => void saveFile(store, true) },
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
