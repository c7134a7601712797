import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { shellWords } from '../requests/shellWords';
import { fileText } from '../storage/fileText';

/** The options of kubectl that name a file to read. */
const named = ['filename', 'patch-file'];

/**
 * Returns the texts of the files that a kubectl command names and that are there, by the name in the command. What cannot be read is
 * left out: the translation says what is missing. `cwd` is the folder that names are relative to.
 */
export function filesNamed(command: string, cwd: string): Record<string, string> {
  const split = shellWords(command);
  const words = 'words' in split ? split.words : [];
  const files: Record<string, string> = {};
  for (const [index, word] of words.entries()) {
    for (const name of namesIn(word, words[index + 1]).flatMap((each) => each.split(','))) {
      const text = name === '-' ? undefined : textOf(resolve(cwd, name));
      if (text !== undefined) files[name] = text;
    }
  }
  return files;
}

/** The name of a file in an option: -f x, -fx, --filename x, --filename=x. */
function namesIn(word: string, next: string | undefined): string[] {
  const short = /^-f=?(.*)$/s.exec(word)?.[1];
  if (short !== undefined) return short === '' ? [next ?? ''] : [short];
  const [, option = '', value] = /^--([a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
  if (!named.includes(option)) return [];
  return [value ?? next ?? ''];
}

function textOf(path: string): string | undefined {
  try {
    // Never a pipe, which could wait for ever.
    const read = statSync(path).isFile() ? fileText(readFileSync(path)) : undefined;
    return read && read.refused === undefined ? read.text : undefined;
  } catch {
    return undefined;
  }
}
