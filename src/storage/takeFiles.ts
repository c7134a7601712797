declare global {
  // Only Chromium has these.
  interface Window {
    showOpenFilePicker?: (options: {
      id: string;
      types: { description: string; accept: Record<string, string[]> }[];
    }) => Promise<FileSystemFileHandle[]>;
  }
  interface DataTransferItem {
    getAsFileSystemHandle?: () => Promise<FileSystemFileHandle | FileSystemDirectoryHandle | null>;
  }
}

/** A file from the user, with a handle to write it in place where the browser supports that. */
export interface TakenFile {
  file: File;
  handle: FileSystemFileHandle | undefined;
}

const extensions = ['.yaml', '.yml', '.json'];

/** Lets the user pick a file; undefined when they cancel. Must follow a user gesture. */
export async function pickFile(): Promise<TakenFile | undefined> {
  if (!window.showOpenFilePicker) return pickByInput();
  try {
    const [handle] = await window.showOpenFilePicker({
      id: 'policy',
      types: [{ description: 'YAML or JSON', accept: { 'application/yaml': extensions } }],
    });
    return handle && { file: await handle.getFile(), handle };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    // Not allowed here, such as in a frame: fall back to an input element.
    return pickByInput();
  }
}

function pickByInput(): Promise<TakenFile | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  // Phones do not know the extensions of YAML files and would offer none.
  input.accept = [...extensions, 'text/*', 'application/yaml', 'application/json'].join();
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve(undefined));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      resolve(file && { file, handle: undefined });
    });
    input.click();
  });
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
