import { commandLine, whyNoCommand, type CommandLine } from './commandLine';
import { commandParts } from './commandParts';

/** What a line is that is nothing of what can be read. */
export const notKnown = 'Not a kubectl or curl command, a method and a path, or an audit event.';

/** What sends no request. */
const silent =
  /^(?:alias|cd|clear|do|done|echo|else|exit|export|fi|for|if|printf|set|shopt|sleep|source|true|unset|until|wait|while)\b/;
/** What makes commands of its input. */
const givesToCommand = /\b(?:kubectl|curl|xargs|parallel|sh|bash)\b/;
const named = /\b(?:kubectl|curl)\b|(?:^|[\s;&|])k\s/;

/** A command in a line of a shell, or a part of the line and why it is not read. */
export type Found = CommandLine | { text: string; refused: string };

/** Whether a line that does not begin with a command may have one behind others, or is one that sends no request. */
export const isShell = (line: string): boolean =>
  line.length <= 20_000 &&
  !/^[{"]/.test(line) &&
  (silent.test(line) || (/[;&|]/.test(line) && named.test(line)));

/**
 * Returns the kubectl and curl commands in a line of a shell, in order. What sends no request, such as echo, and what
 * reads a command's output, such as grep, is left out; everything else is refused. `first` are notes of the first command.
 * Never throws.
 */
export function commandsIn(line: string, first: readonly string[] = []): Found[] {
  const [, gap] = placeholder.exec(line.slice(0, 2000)) ?? [];
  if (gap !== undefined) return [{ text: line, refused: `Write a value in place of ${gap}.` }];
  return commandParts(line).flatMap(({ text, operator }): Found[] => {
    const command = commandLine(text);
    if (command && !/^(?:cat|tee)\s/.test(command.text)) {
      const more = operator === '' ? first : operator === '||' ? [ifFails] : [];
      return [{ ...command, notes: [...command.notes, ...more] }];
    }
    if (operator === '|') return givesToCommand.test(text) ? [{ text, refused: notGiven }] : [];
    return silent.test(text) || command ? [] : [{ text, refused: whyNoCommand(text) ?? notKnown }];
  });
}

/** "<name>" outside of quotes, where a shell would redirect input and output. */
const placeholder =
  /^(?:[^'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")*?(?<!<)(<[A-Za-z][\w.-]*(?: [\w.-]+){0,4}>)/s;

const ifFails = 'Sent only if the command before it fails.';
const notGiven = 'What this command is given is not known. Write it out.';
