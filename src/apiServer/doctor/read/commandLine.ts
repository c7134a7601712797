import type { Span } from '../../../document/tree';
import type { TextEdit } from '../../../document/textEdit';
import type { FlagTable } from '../../flags/parseArguments';
import { quoted } from '../../setups/shell';
import { unitWord } from '../../setups/systemdUnit';
import type {
  ConfigurationKind,
  GivenFlag,
  ReadingFault,
  ServerConfiguration,
} from '../configuration';
import { readArguments, type Argument } from './arguments';
import { isServer } from './pod';
import { endOfLine } from './yamlText';

/** A word of a command line, with its quotes taken off. */
export interface Word extends Argument {
  /** The line has ended, without a backslash, since the word before. */
  startsLine: boolean;
}

/**
 * Splits a command line, or several lines of a unit file, into words as a shell does: quotes and backslashes count, variables stay as
 * they are.
 */
export function wordsIn(text: string, from: number, to: number): Word[] {
  const words: Word[] = [];
  let startsLine = false;
  for (let at = from; at < to;) {
    const character = text[at] ?? '';
    if (character === '\\' && /^\\[ \t]*\r?\n/.test(text.slice(at, at + 200))) {
      at = text.indexOf('\n', at) + 1;
      continue;
    }
    if (/\s/.test(character)) {
      if (character === '\n') startsLine = true;
      at += 1;
      continue;
    }
    const word = wordAt(text, at, to);
    words.push({ ...word, startsLine });
    startsLine = false;
    at = word.at.end;
  }
  return words;
}

function wordAt(text: string, from: number, to: number): Argument {
  let read = '';
  let at = from;
  let quote = '';
  while (at < to) {
    const character = text[at] ?? '';
    if (quote === '' && /\s/.test(character)) break;
    if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = '';
    else if (character === '\\' && quote !== "'" && at + 1 < to) {
      if (/[\r\n]/.test(text[at + 1] ?? '')) break;
      at += 1;
      read += text[at] ?? '';
    } else read += character;
    at += 1;
  }
  const written = text.slice(from, at);
  const isPlain = written === read;
  const isQuoted = written.slice(1, -1) === read && /^["']/.test(written);
  return {
    text: read,
    at: { start: from, end: at },
    textAt: isPlain ? from : isQuoted ? from + 1 : undefined,
  };
}

/** Lines that end a command: the next key or section of a unit, and what a shell runs next. */
const unitKey = /^[ \t]*(?:\[[A-Za-z]+\]|[A-Z][A-Za-z]+=)/;

/** Returns how a systemd unit runs kube-apiserver; undefined if none of its commands does. */
export function readUnit(text: string, table: FlagTable): ServerConfiguration | undefined {
  const start = /^[ \t]*ExecStart[ \t]*=[ \t]*[-@:+!]*/gm;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const from = found.index + found[0].length;
    const { end, breaks } = unitValue(text, from);
    const words = wordsIn(text, from, end);
    const program = words.findIndex(({ text: word }) => isServer(word));
    if (program < 0) continue;
    const fix = breaks.map((line) => {
      const { start, end } = trimmed(text, line);
      if (start === end) return { start: line.end, end: line.end, insert: ' \\' };
      // A backslash before a blank does not continue the line.
      return { start: end, end: line.end, insert: text[end - 1] === '\\' ? '' : ' \\' };
    });
    const faults = breaks.slice(0, 1).map((line): ReadingFault => {
      const at = trimmed(text, line);
      return {
        code: 'lost-continuation',
        at,
        subject: text.slice(at.start, at.end),
        fix: { title: 'End the lines with \\', edits: fix },
      };
    });
    return fromWords(text, words.slice(program + 1), table, 'systemd', faults);
  }
  return undefined;
}

function trimmed(text: string, { start, end }: Span): Span {
  const line = text.slice(start, end);
  if (line.trim() === '') return { start, end: start };
  return {
    start: start + line.length - line.trimStart().length,
    end: start + line.trimEnd().length,
  };
}

/** Where the value of a key ends, and the lines that lack a backslash before a line that begins with a dash. */
function unitValue(text: string, from: number): { end: number; breaks: Span[] } {
  const breaks: Span[] = [];
  let at = from;
  for (;;) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    const next = text.indexOf('\n', end);
    if (next < 0) return { end, breaks };
    if (line.endsWith('\\')) {
      at = next + 1;
      continue;
    }
    const after = text.slice(next + 1, endOfLine(text, next + 1));
    // A placeholder, already taken out, leaves a blank line.
    const continues = /^(?:[ \t]*\r?\n)?[ \t]*--/.test(text.slice(next + 1, next + 2000));
    if (unitKey.test(after) || !continues) return { end, breaks };
    breaks.push({ start: at, end });
    at = next + 1;
  }
}

/** Returns how a command line, or a line of `ps`, runs kube-apiserver; undefined if it does not. */
export function readCommand(text: string, table: FlagTable): ServerConfiguration | undefined {
  const words = wordsIn(text, 0, text.length);
  const isFlag = (word: Word | undefined) => /^--?\w/.test(word?.text ?? '');
  // In a sentence, the name of the program stands alone.
  const program = words.findIndex(({ text: word }, at) => isServer(word) && isFlag(words[at + 1]));
  if (program < 0)
    return isArgumentsFile(words) ? fromWords(text, words, table, 'command', []) : undefined;
  const rest = words.slice(program + 1);
  // `ps` prints further processes in further lines.
  const next = rest.findIndex((word, at) => word.startsLine && at > 0 && !isFlag(word));
  return fromWords(text, next < 0 ? rest : rest.slice(0, next), table, 'command', []);
}

/** A file with a flag in each line, as MicroK8s has, or the flags of a command without its program. */
function isArgumentsFile(words: readonly Word[]): boolean {
  const flags = words.filter(({ text }) => text.startsWith('--'));
  const isAudit = flags.some(({ text }) => text.startsWith('--audit'));
  return (
    isAudit && words.every((word, at) => word.text.startsWith('--') || (at > 0 && !word.startsLine))
  );
}

function fromWords(
  text: string,
  words: readonly Word[],
  table: FlagTable,
  kind: 'systemd' | 'command',
  faults: ReadingFault[],
): ServerConfiguration {
  const args = words.map((word) => ({
    ...word,
    replace: (name: string, value: string | undefined) => [
      {
        ...word.at,
        insert: value === undefined ? `--${name}` : `--${name}=${wordFor(kind)(value)}`,
      },
    ],
  }));
  return fromArguments(text, args, table, kind, faults);
}

/** How a value is quoted. */
const wordFor = (kind: ConfigurationKind) => (kind === 'systemd' ? unitWord : quoted);

/** More blanks before a flag are not looked at. */
const longestGap = 500;

/** Returns the configuration that arguments of kube-apiserver make, which stand in a command. */
export function fromArguments(
  text: string,
  args: readonly Argument[],
  table: FlagTable,
  kind: 'systemd' | 'command' | 'minikube' | 'k3s' | 'k3d',
  faults: ReadingFault[],
): ServerConfiguration {
  const { flags, stray } = readArguments(args, table);
  const first = args[0]?.at.start ?? 0;
  const last = args.at(-1)?.at.end ?? 0;
  const replace = ({ start, end }: Span, insert: string): TextEdit[] => [{ start, end, insert }];
  const written = wordFor(kind);
  const isJoined = (flag: GivenFlag) => text.slice(flag.nameAt.end, flag.valueAt.start) === '=';
  return {
    kind,
    at: { start: first, end: last },
    flags,
    stray,
    mounts: undefined,
    mountedAnyway: [],
    setAnyway: new Map(),
    // A process that `ps` shows may run in a container.
    isPartial: kind === 'command',
    faults,
    edit: {
      addFlag: (name, value) => {
        const insert =
          kind === 'systemd' && text.slice(first, last).includes('\n') ? ' \\\n  ' : ' ';
        return [{ start: last, end: last, insert: `${insert}--${name}=${written(value)}` }];
      },
      setValue: (flag, value) =>
        isJoined(flag) || flag.valueAt.start !== flag.nameAt.start
          ? replace(flag.valueAt, written(value))
          : undefined,
      renameFlag: (flag, name) =>
        flag.nameAt.end - flag.nameAt.start === flag.name.length + 2
          ? replace(flag.nameAt, `--${name}`)
          : undefined,
      removeFlag: ({ entry }) => {
        // With the gap before it, and the backslash of its line.
        const before = /(?:[ \t]*\\[ \t]*\r?\n[ \t]*|[ \t]+)$/.exec(
          text.slice(Math.max(0, entry.start - longestGap), entry.start),
        );
        return replace({ start: entry.start - (before?.[0].length ?? 0), end: entry.end }, '');
      },
      addMount: () => undefined,
    },
  };
}
