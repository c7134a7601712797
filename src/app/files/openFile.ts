import { shownValue } from '../../audit/shownValue';
import { holdsPolicy } from '../../manifests/embeddedPolicies';
import { analysedTextLimit } from '../../engine/check';
import type { StoreApi } from '../../state/store';
import { fileSizeLimit, fileText, type FileText } from '../../storage/fileText';
import { pickFile, type Dropped, type TakenFile } from '../../storage/takeFiles';
import { linkTo } from '../../storage/writeBack';
import { formatBytes } from '../../ui/formatBytes';
import { remember } from './links';

const lookedAtMost = 50;

/** Lets the user pick a file, and opens it. */
export async function openPicked(store: StoreApi): Promise<void> {
  const taken = await pickFile();
  if (taken) await openOne(store, taken);
}

/** Opens what was dropped: the file, or the first of several that has a policy in it. */
export async function openDropped(store: StoreApi, { files, folders }: Dropped): Promise<void> {
  const taken = await files;
  const [only, ...others] = taken;
  if (!only) {
    const [folder] = folders;
    refuse(store, folder === undefined ? 'There was no file' : `${shownValue(folder)} is a folder`);
  } else if (others.length === 0) await openOne(store, only);
  else await openFirstPolicy(store, taken);
}

async function openOne(store: StoreApi, taken: TakenFile): Promise<void> {
  const { text, refused } = await read(taken.file);
  const name = shownValue(taken.file.name);
  if (text === undefined) refuse(store, `${name} ${refused}`);
  else if (isAuditLog(text)) refuse(store, `${name} is an audit log, not a policy`);
  else take(store, taken, text, '');
}

async function openFirstPolicy(store: StoreApi, all: readonly TakenFile[]): Promise<void> {
  for (const taken of all.slice(0, lookedAtMost)) {
    // One after the other: the first that fits ends it.
    // oxlint-disable-next-line no-await-in-loop
    const { text } = await read(taken.file);
    if (text === undefined || text.length > analysedTextLimit || !holdsPolicy(text)) continue;
    take(store, taken, text, `, the first of ${all.length} files with an audit policy,`);
    return;
  }
  refuse(store, `None of the ${all.length} files has an audit policy in it`);
}

async function read(file: File): Promise<FileText & { text?: string }> {
  if (file.size > fileSizeLimit) {
    const [size, most] = [file.size, fileSizeLimit].map(formatBytes);
    return { refused: `is ${size} long, and files up to ${most} are opened` };
  }
  try {
    return fileText(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { refused: 'could not be read' };
  }
}

function refuse(store: StoreApi, reason: string): void {
  store.getState().say(`${reason}. The text is as it was.`, 'bad');
}

/** Events as the API server writes them, a line each. */
const isAuditLog = (text: string) =>
  /^\s*\{[^\n]{0,200}"kind":\s*"Event(?:List)?"/.test(text) && text.includes('"audit.k8s.io/');

const undoable = 'Undo brings the old one back.';

/** `which` says more about the file, between commas. */
function take(store: StoreApi, { file, handle }: TakenFile, text: string, which: string): void {
  const opened = { name: file.name };
  const { text: before, replaceText, say, ask } = store.getState();
  replaceText(text, shownValue(file.name), opened);
  remember(opened, handle && linkTo(handle, file), store.getState());
  const { text: now, analysis, applyFix, showPane } = store.getState();
  const name = `${shownValue(file.name)}${which}`;
  const [fix, ...others] = analysis.problems.flatMap(({ fix }) =>
    fix && 'extract' in fix ? [fix] : [],
  );
  if (!fix) {
    say(now === before ? `${name} has the text you see.` : `${name} is the text now. ${undoable}`);
  } else if (others.length === 0) {
    const run = () => void applyFix(fix);
    ask(`${name} is the text now, and holds a policy. ${undoable}`, [{ title: 'Extract it', run }]);
  } else {
    const count = others.length + 1;
    const run = () => showPane('Problems');
    ask(`${name} is the text now, and holds ${count} policies to extract. ${undoable}`, [
      { title: 'Show Problems', run },
    ]);
  }
}
