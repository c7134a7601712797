import type { TakenFile } from './takeFiles';

declare global {
  // Only Chromium has it.
  interface Window {
    showOpenFilePicker?: (options: {
      id: string;
      types: { description: string; accept: Record<string, string[]> }[];
    }) => Promise<FileSystemFileHandle[]>;
  }
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
