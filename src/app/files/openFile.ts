import { shownValue } from '../../audit/shownValue';
import { isJson } from '../../document/load/isJson';
import { analyzedTextLimit } from '../../engine/check';
import { isTestFile } from '../../expectations/file/isTestFile';
import { mayPointElsewhere } from '../../engine/mayPointElsewhere';
import { seemsPolicy } from '../../manifests/seemsPolicy';
import type { StoreApi } from '../../state/store';
import { importedText, noStorage } from '../../features/workspaces/importedText';
import { importWorkspaces } from '../../storage/imported';
import { seemsExport } from '../../storage/seemsExport';
import { pickFile } from '../../storage/pickFile';
import type { Dropped, TakenFile } from '../../storage/takeFiles';
import { linkTo } from '../../storage/writeBack';
import { fileNameFrom } from '../../workspace/fileName';
import { extractionsFrom } from './extractionsFrom';
import { remember } from './links';
import { loadTests } from './loadTests';
import { readFile } from './readFile';

/** Of the files dropped at once. */
const lookedAtMost = 1000;

/** Lets the user pick a file and opens it. */
export async function openPicked(store: StoreApi): Promise<void> {
  const taken = await pickFile();
  if (taken) await openOne(store, taken);
}

/** Opens the dropped file, or the first of several that contains a policy. */
export async function openDropped(store: StoreApi, { files, folders }: Dropped): Promise<void> {
  const taken = await files;
  const [only, ...others] = taken;
  if (!only) {
    const [folder] = folders;
    refuse(
      store,
      folder === undefined
        ? 'No file was dropped'
        : `${shownValue(folder)} is a folder, not a file`,
    );
  } else if (others.length === 0) await openOne(store, only);
  else await openFirstPolicy(store, taken);
}

async function openOne(store: StoreApi, taken: TakenFile): Promise<void> {
  const { text, isMarked, refused } = await readFile(taken.file);
  const name = shownValue(taken.file.name);
  if (text === undefined) refuse(store, `${name} ${refused}`);
  else if (isAuditLog(text)) refuse(store, `${name} is an audit log, not a policy`);
  else if (isTestFile(text)) await openTests(store, taken, text);
  else await takeOrImport(store, taken, text, isMarked && isJson(text) ? markedJson : '');
}

/** Adds the tests of a file to the policy. If it has problems, its text is opened, and they are listed. */
async function openTests(store: StoreApi, taken: TakenFile, text: string): Promise<void> {
  if (await areTestsAdded(store, taken, text)) return;
  await take(store, taken, text, '');
  const { offerTests } = await loadTests();
  offerTests(store);
}

/** Returns whether the tests of a file could be read. */
async function areTestsAdded(store: StoreApi, { file }: TakenFile, text: string): Promise<boolean> {
  const { addTests } = await loadTests();
  return addTests(store, text, shownValue(file.name));
}

/** Says that the server reads the file on disk otherwise than the text, which is without the mark. */
const markedJson = ' without its byte order mark, with which kube-apiserver reads it as YAML';

async function openFirstPolicy(store: StoreApi, all: readonly TakenFile[]): Promise<void> {
  const { found, unread } = await firstPolicy(all);
  if (found) {
    const which = ` (the first of ${all.length} files that contains a policy)`;
    await takeOrImport(store, found.taken, found.text, which);
  }
  const areAdded = await addTestsBeside(store, all);
  if (!found && !areAdded) refuse(store, noneOf(all.length, unread));
}

/** Adds the tests that lie beside a policy, by the names of their files. */
async function addTestsBeside(store: StoreApi, all: readonly TakenFile[]): Promise<boolean> {
  let areAdded = false;
  for (const taken of all
    .filter(({ file }) => /tests?\b/i.test(file.name))
    .slice(0, lookedAtMost)) {
    // One after the other: each is a step of its own.
    // oxlint-disable-next-line no-await-in-loop
    const { text } = await readFile(taken.file);
    if (text === undefined || !isTestFile(text)) continue;
    // oxlint-disable-next-line no-await-in-loop
    if (await areTestsAdded(store, taken, text)) areAdded = true;
    else {
      const name = shownValue(taken.file.name);
      store.getState().say(`The tests in ${name} have problems. Open it alone to see them.`, 'bad');
      return true;
    }
  }
  return areAdded;
}

/** Says that no file has a policy, as far as that is known. */
function noneOf(all: number, unread: number): string {
  if (unread === 0) return `None of the ${all} files contains an audit policy`;
  if (unread === all) return `None of the ${all} files could be read`;
  const read = `None of the ${all - unread} files that were read contains an audit policy`;
  return `${read}; ${unread} ${unread === 1 ? 'was' : 'were'} not read`;
}

/** The first file with a policy or an export, and how many could not be read, if none has one. */
async function firstPolicy(all: readonly TakenFile[]) {
  let unread = Math.max(0, all.length - lookedAtMost);
  for (const taken of all.slice(0, lookedAtMost)) {
    // Sequential: stop at the first file with a policy.
    // oxlint-disable-next-line no-await-in-loop
    const { text } = await readFile(taken.file);
    const isExport = text !== undefined && seemsExport(text);
    if (text === undefined || (text.length > analyzedTextLimit && !isExport)) unread += 1;
    // oxlint-disable-next-line no-await-in-loop
    else if (isExport || (await hasPolicy(text))) return { found: { taken, text }, unread };
  }
  return { found: undefined, unread };
}

/** Whether a text is an audit policy, valid or not, or contains one. */
async function hasPolicy(text: string): Promise<boolean> {
  if (isTestFile(text)) return false;
  return seemsPolicy(text) || (await extractionsFrom(text)).length > 0;
}

/** Replaces the text by that of a file, or imports the workspaces in it. */
async function takeOrImport(
  store: StoreApi,
  taken: TakenFile,
  text: string,
  which: string,
): Promise<void> {
  if (!seemsExport(text)) return take(store, taken, text, which);
  const { say } = store.getState();
  try {
    const outcome = await importWorkspaces(text);
    const isDone = outcome.refused === undefined;
    const where = isDone && outcome.added > 0 ? ' Open them in Workspaces.' : '';
    const said = importedText(outcome, shownValue(taken.file.name));
    say(`${said}${where} Your policy is unchanged.`, isDone ? 'plain' : 'bad');
  } catch {
    say(noStorage, 'bad');
  }
}

function refuse(store: StoreApi, reason: string): void {
  store.getState().say(`${reason}. Your policy is unchanged.`, 'bad');
}

/** One event per line, as the API server writes them. */
const isAuditLog = (text: string) =>
  /^\s*\{[^\n]{0,200}"kind":\s*"Event(?:List)?"/.test(text) && text.includes('"audit.k8s.io/');

const undoable = 'Undo to restore your policy.';

/** Replaces the text by that of a file. `which` follows the file's name in the notice. */
async function take(
  store: StoreApi,
  { file, handle }: TakenFile,
  text: string,
  which: string,
): Promise<void> {
  const opened = { name: fileNameFrom(file.name) ?? 'policy' };
  const { text: before, replaceText, say, ask } = store.getState();
  replaceText(text, shownValue(file.name), opened);
  remember(opened, handle && linkTo(handle, file), store.getState());
  const { text: now, analysis, applyFix, showPane } = store.getState();
  const name = `${shownValue(file.name)}${which}`;
  const found = mayPointElsewhere(analysis) ? await extractionsFrom(now) : [];
  // The text may have changed while the module was loading.
  const [fix, ...others] = store.getState().text === now ? found : [];
  if (!fix) {
    say(now === before ? `Opened ${name}. The text is the same.` : `Opened ${name}. ${undoable}`);
  } else if (others.length === 0) {
    const run = () => void applyFix(fix);
    ask(`Opened ${name}, which contains a policy. ${undoable}`, [{ title: fix.title, run }]);
  } else {
    const count = others.length + 1;
    const run = () => showPane('Problems');
    ask(`Opened ${name}, which contains ${count} policies. ${undoable}`, [
      { title: 'Show Problems', run },
    ]);
  }
}
