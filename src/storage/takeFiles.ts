declare global {
  // Only Chromium has it.
  interface DataTransferItem {
    getAsFileSystemHandle?: () => Promise<FileSystemFileHandle | FileSystemDirectoryHandle | null>;
  }
}

/** A file from the user, with a handle to write it in place where the browser supports that. */
export interface TakenFile {
  file: File;
  handle: FileSystemFileHandle | undefined;
}

/** What was dropped: the files, and the names of folders. */
export interface Dropped {
  files: Promise<TakenFile[]>;
  folders: string[];
}

/** Whether files are being dragged, rather than text or a link. */
export function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/** Reads a drop. Call it synchronously in the event handler: the data is gone afterwards. */
export function takeDropped(transfer: DataTransfer): Dropped {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const isFolder = (item: DataTransferItem) => item.webkitGetAsEntry()?.isDirectory ?? false;
  return {
    folders: items.filter(isFolder).map((item) => item.getAsFile()?.name ?? ''),
    files: Promise.all(items.filter((item) => !isFolder(item)).map(takeItem)).then((taken) =>
      taken.filter((each) => each !== undefined),
    ),
  };
}

async function takeItem(item: DataTransferItem): Promise<TakenFile | undefined> {
  const file = item.getAsFile();
  const asked = item.getAsFileSystemHandle?.();
  if (!file) return undefined;
  const handle = await asked?.catch(() => null);
  return { file, handle: handle?.kind === 'file' ? handle : undefined };
}
