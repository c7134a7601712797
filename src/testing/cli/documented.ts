import { shellWords } from '../../requests/shellWords';

/** A command in a document, and what it prints there. */
export interface Documented {
  line: number;
  args: string[];
  /** The file on standard input. */
  stdin: string | undefined;
  out: string;
}

/**
 * Returns the commands of a document, in blocks marked `console`: `$ auditorium …`, with what follows as its output. Takes
 * `< FILE`; `2> FILE` and `; echo $?` are for readers.
 */
export function documentedCommands(text: string): Documented[] {
  const found: Documented[] = [];
  let isIn = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('```')) isIn = line === '```console';
    else if (isIn && line.startsWith('$ auditorium ')) {
      const [, command = '', , stdin] =
        /^\$ auditorium (.*?)( < (\S+))?(?: 2> \S+)?$/.exec(line) ?? [];
      const split = shellWords(command);
      if ('refused' in split) throw new Error(`${index + 1}: ${split.refused}`);
      found.push({ line: index + 1, args: split.words, stdin, out: '' });
    } else if (isIn) {
      const last = found.at(-1);
      if (last) last.out += `${line}\n`;
    }
  }
  return found;
}

/** Returns the files that a document shows: YAML blocks whose first line is a comment with the name. */
export function documentedFiles(text: string): Record<string, string> {
  const blocks = text.matchAll(/^```yaml\n(# (\S+\.ya?ml)\n[^]*?)^```$/gm);
  return Object.fromEntries([...blocks].map(([, content = '', name = '']) => [name, content]));
}
