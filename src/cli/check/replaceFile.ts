import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileText } from '../../storage/fileText';
import { reasonOf, type Input } from '../inputs';

/**
 * Replaces the text of a file that was read, with its byte order mark; a link stays a link. Returns why the file is not
 * changed, if so: it is not a file, may not be written, is UTF-16, or was changed by somebody else meanwhile.
 */
export function replaceFile(
  { path = '', text: before, isMarked }: Input,
  text: string,
): string | undefined {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return 'it is not a file';
    const real = realpathSync(path);
    const bytes = readFileSync(real);
    if (bytes[0] === 0xff || bytes[0] === 0xfe) return 'it is UTF-16. Convert it to UTF-8 first';
    const now = fileText(bytes);
    if (now.refused !== undefined || now.text !== before) return 'it was changed meanwhile';
    accessSync(real, constants.W_OK);
    const content = (isMarked ? '\uFEFF' : '') + text;
    // The other names of the file are to have the text, too.
    if (stats.nlink > 1 || !moveOver(real, stats, content)) writeFileSync(real, content);
    return undefined;
  } catch (error) {
    return `it ${reasonOf(error).replace('read', 'written')}`;
  }
}

/**
 * Writes a file beside another one and renames it, so that there is a whole one at any time. Returns whether it may: else,
 * nothing is changed.
 */
function moveOver(path: string, { mode, uid, gid }: Stats, content: string): boolean {
  const spare = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(spare, content, { flag: 'wx' });
    chownSync(spare, uid, gid);
    chmodSync(spare, mode);
    renameSync(spare, path);
    return true;
  } catch (error) {
    rmSync(spare, { force: true });
    if (['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
