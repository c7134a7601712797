import { utf8Bytes } from '../../audit/go/bytes';
import { encodeBase64 } from '../../packing/encodeBase64';

/** Returns a word as a POSIX shell reads it back, quoted only where it must be. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Returns a delimiter for a heredoc that no line of the text equals: "END", "END_2"… */
export function delimiterFor(text: string, word: string): string {
  const lines = new Set(text.split('\n'));
  for (let number = 1; ; number++) {
    const delimiter = number === 1 ? word : `${word}_${number}`;
    if (!lines.has(delimiter)) return delimiter;
  }
}

/** What a heredoc, or the terminal that it is pasted into, would change: no newline at the end, tabs, control characters. */
const isFragile = (text: string) => !text.endsWith('\n') || /[\0-\x09\x0b-\x1f\x7f]/.test(text);

const widthOfBase64 = 76;

/** Returns commands that write a text to a file as root, byte for byte. The folder must exist. */
export const writeFile = (path: string, text: string, mode: string): string =>
  writeTo(quoted(path), text, mode, 'sudo ');

/** The same as the user. */
export const writeOwn = (path: string, text: string, mode: string): string =>
  writeTo(quoted(path), text, mode, '');

/**
 * Returns commands that write a text to a word of a shell, byte for byte: in a heredoc, or in base64 where a heredoc or a
 * terminal would change it.
 */
export function writeTo(target: string, text: string, mode: string, sudo: string): string {
  const chmod = `${sudo}chmod ${mode} ${target}`;
  const tee = `${sudo}tee ${target} >/dev/null`;
  if (!isFragile(text)) {
    const delimiter = delimiterFor(text, 'END');
    return `${tee} <<'${delimiter}'\n${text}${delimiter}\n${chmod}`;
  }
  const encoded = encodeBase64(utf8Bytes(text));
  const lines = encoded.match(new RegExp(`.{1,${widthOfBase64}}`, 'g')) ?? [];
  return `base64 -d <<'END' | ${tee}\n${lines.join('\n')}\nEND\n${chmod}`;
}

/** Returns a command that creates a folder that only root can read; one that is there stays as it is. */
export const makeFolder = (path: string): string => `sudo mkdir -p -m 0700 ${quoted(path)}`;

/** Returns a command with its arguments, one on each line. */
export function onLines(command: string, args: readonly string[]): string {
  return [command, ...args].join(' \\\n  ');
}
