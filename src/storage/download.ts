import { fileName } from './fileName';

/** Long enough for a browser that asks where to put it. */
const keptMs = 60_000;

/** Gives a text to the browser to save as a file. */
export function download(name: string, text: string, type = 'application/yaml'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}

/** A text as it stands in a file: with the line endings it came with. */
export function textOutside({ text, lineEnding }: Downloaded): string {
  return text.replaceAll('\n', lineEnding);
}

/** What is downloaded: the text, where it came from, and what the policy calls itself. */
export interface Downloaded {
  text: string;
  lineEnding: '\n' | '\r\n';
  file?: { name: string } | undefined;
  policyName?: string | undefined;
}

/** Downloads a policy under its own name, and answers that. */
export function downloadPolicy(downloaded: Downloaded): string {
  const { file, policyName, text } = downloaded;
  const name = fileName(file?.name, policyName, text);
  download(name, textOutside(downloaded));
  return name;
}
