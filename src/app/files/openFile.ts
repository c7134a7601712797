import { shownValue } from '../../audit/shownValue';
import { isJson } from '../../document/load/isJson';
import { analyzedTextLimit } from '../../engine/check';
import { loadManifests } from '../../engine/manifests';
import { mayPointElsewhere } from '../../engine/mayPointElsewhere';
import type { Extraction } from '../../engine/problemFix';
import { mentionsAudit } from '../../manifests/mentionsAudit';
import { seemsPolicy } from '../../manifests/seemsPolicy';
import type { StoreApi } from '../../state/store';
import { fileSizeLimit, fileText, type FileText } from '../../storage/fileText';
import { pickFile, type Dropped, type TakenFile } from '../../storage/takeFiles';
import { linkTo } from '../../storage/writeBack';
import { formatBytes } from '../../ui/formatBytes';
import { remember } from './links';

const lookedAtMost = 50;

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
  const { text, isMarked, refused } = await read(taken.file);
  const name = shownValue(taken.file.name);
  if (text === undefined) refuse(store, `${name} ${refused}`);
  else if (isAuditLog(text)) refuse(store, `${name} is an audit log, not a policy`);
  else await take(store, taken, text, isMarked && isJson(text) ? markedJson : '');
}

/** Says that the server reads the file on disk otherwise than the text, which is without the mark. */
const markedJson = ' without its byte order mark, with which kube-apiserver reads it as YAML';

async function openFirstPolicy(store: StoreApi, all: readonly TakenFile[]): Promise<void> {
  const first = await firstPolicy(all);
  if (first) {
    const which = ` (the first of ${all.length} files that contains a policy)`;
    await take(store, first.taken, first.text, which);
  } else refuse(store, `None of the ${all.length} files contains an audit policy`);
}

async function firstPolicy(all: readonly TakenFile[]) {
  for (const taken of all.slice(0, lookedAtMost)) {
    // Sequential: stop at the first file with a policy.
    // oxlint-disable-next-line no-await-in-loop
    const text = await policyText(taken.file);
    if (text !== undefined) return { taken, text };
  }
  return undefined;
}

/** The text of a file that is an audit policy, valid or not, or contains one; undefined for any other file. */
async function policyText(file: File): Promise<string | undefined> {
  const { text } = await read(file);
  if (text === undefined || text.length > analyzedTextLimit) return undefined;
  const isOne = seemsPolicy(text) || (await extractionsFrom(text)).length > 0;
  return isOne ? text : undefined;
}

async function read(file: File): Promise<FileText & { text?: string; isMarked?: boolean }> {
  if (file.size > fileSizeLimit) {
    const [size, most] = [file.size, fileSizeLimit].map(formatBytes);
    return { refused: `is too large (${size}, limit ${most})` };
  }
  try {
    return fileText(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { refused: 'could not be read' };
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
  const opened = { name: file.name };
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
    ask(`Opened ${name}, which contains a policy. ${undoable}`, [{ title: 'Extract policy', run }]);
  } else {
    const count = others.length + 1;
    const run = () => showPane('Problems');
    ask(`Opened ${name}, which contains ${count} policies. ${undoable}`, [
      { title: 'Show Problems', run },
    ]);
  }
}

/** The policies in a text that is not one itself; empty when the module that finds them cannot be loaded. */
async function extractionsFrom(text: string): Promise<Extraction[]> {
  if (!mentionsAudit(text)) return [];
  try {
    const { extractionsIn } = await loadManifests();
    return extractionsIn(text);
  } catch {
    return [];
  }
}
