import { fileName } from './fileName';

/** Long enough for browsers that ask where to save the file. */
const keptMs = 60_000;

/** Downloads a text as a file. */
export function download(name: string, text: string, type = 'application/yaml'): void {
  downloadBlob(name, new Blob([text], { type }));
}

/** Downloads a file. */
export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}

/** Returns the text with its original line endings, as it is written to a file. */
export function textOutside({ text, lineEnding }: Downloaded): string {
  return text.replaceAll('\n', lineEnding);
}

/** A text to download, the file it came from, and the policy's metadata.name. */
export interface Downloaded {
  text: string;
  lineEnding: '\n' | '\r\n';
  file?: { name: string } | undefined;
  policyName?: string | undefined;
}

/** Downloads a policy and returns the file name used. */
export function downloadPolicy(downloaded: Downloaded): string {
  const { file, policyName, text } = downloaded;
  const name = fileName(file?.name, policyName, text);
  download(name, textOutside(downloaded));
  return name;
}
