import { strToU8, zipSync, type Zippable } from 'fflate';
import type { ArchiveFile } from '../../apiServer/setups/archive';
import { downloadBlob } from '../../storage/download';

/** Unix, whose permissions are in the upper half of the attributes. */
const unix = 3;

/** Downloads files as a zip archive, with their permissions. */
export function downloadArchive(name: string, files: readonly ArchiveFile[]): void {
  const entries: Zippable = Object.fromEntries(
    files.map(({ path, content, mode }) => [
      path,
      [strToU8(content), { os: unix, attrs: ((0o100000 | mode) << 16) >>> 0 }],
    ]),
  );
  downloadBlob(name, new Blob([zipSync(entries)], { type: 'application/zip' }));
}
