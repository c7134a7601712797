import type { Command } from './command';
import { common, type Option } from './options';
import type { Style } from './style';

/** Returns the help of one command. */
export function commandHelp(name: string, command: Command, { bold }: Style): string {
  const all: Record<string, Option> = { ...command.options, ...common };
  const options = Object.entries(all).map(([option, { takes, short, help }]): [string, string] => [
    `${short === undefined ? '' : `-${short}, `}--${option}${takes === undefined ? '' : ` ${takes}`}`,
    help,
  ]);
  return [
    `${command.summary}\n`,
    `${bold('Usage:')} auditorium ${name} ${command.usage}\n`,
    ...(command.notes ?? []).map((note) => `${wrapped(note, '')}\n`),
    `${bold('Options:')}\n${columns(options)}`,
    `${bold('Examples:')}\n${command.examples.map(([line, what]) => `  # ${what}\n  ${line}\n`).join('')}`,
    `${bold('Exit codes:')}\n${columns(command.exits.map(([code, what]) => [String(code), what]))}`,
  ].join('\n');
}

/** Returns the help of the program. */
export function programHelp(commands: Readonly<Record<string, Command>>, { bold }: Style): string {
  const list = Object.entries(commands).map(([name, { summary }]): [string, string] => [
    name,
    summary,
  ]);
  return [
    'Checks, explains and tests Kubernetes audit policies, exactly as kube-apiserver reads them.\n',
    `${bold('Usage:')} auditorium COMMAND [OPTIONS] FILES…\n`,
    `${bold('Commands:')}\n${columns(list)}`,
    `${bold('Options:')}\n${columns([
      ['-h, --help', 'Show this help. With a command: its help.'],
      ['-V, --version', 'Show the version, and which versions of Kubernetes it answers for.'],
    ])}`,
    'Use - for standard input. "auditorium COMMAND --help" has examples and exit codes.\n',
  ].join('\n');
}

const lineWidth = 96;

/** Two columns; the right one is wrapped. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 4;
  return rows
    .map(([left, right]) => `  ${left.padEnd(width - 2)}${wrapped(right, ' '.repeat(width))}\n`)
    .join('');
}

/** Breaks a text into lines; all but the first begin with the indentation. */
function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + word.length + 1 > lineWidth) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}
