import type { Span } from '../../../document/tree';
import { parseArguments, type FlagTable } from '../../flags/parseArguments';
import type { GivenFlag, StrayArgument } from '../configuration';

/** One argument of a command line, as the program gets it, and where it stands. */
export interface Argument {
  text: string;
  /** With its quotes. */
  at: Span;
  /** Where its text begins; undefined where it is not written as it reads. */
  textAt?: number | undefined;
  /** How much of its beginning is not in the file: dashes that the tool puts before it. */
  added?: number | undefined;
  /** Returns the edits that write another flag there. */
  replace?: StrayArgument['replace'];
}

/** What the arguments of kube-apiserver set. Unlike the server, reading goes on after an error. */
export interface GivenArguments {
  flags: GivenFlag[];
  stray: StrayArgument[];
}

/**
 * Reads the arguments of kube-apiserver, without its name. Each one that the server refuses is listed with the server's
 * words for it.
 */
export function readArguments(args: readonly Argument[], table: FlagTable): GivenArguments {
  const given: GivenArguments = { flags: [], stray: [] };
  for (let from = 0; from < args.length;) {
    const rest = args.slice(from);
    const {
      set,
      rest: loose,
      error,
    } = parseArguments(
      rest.map(({ text }) => text),
      table,
    );
    for (const { flag, value, at, valueAt } of set)
      given.flags.push(givenFlag(flag.name, value, rest[at], rest[valueAt]));
    for (const at of loose) {
      const one = rest[at];
      // An empty argument is ignored.
      if (one && one.text !== '') given.stray.push(strayOf(one, noArguments(one.text)));
    }
    if (!error) break;
    const one = rest[error.at];
    if (one) given.stray.push(strayOf(one, error.message));
    from += error.at + 1;
  }
  return given;
}

/** Follows Args of kube-apiserver's command. */
function noArguments(text: string): string {
  return `"kube-apiserver" does not take any arguments, got ["${text}"]`;
}

function givenFlag(
  name: string,
  value: string,
  argument: Argument | undefined,
  valueArgument: Argument | undefined,
): GivenFlag {
  const whole = argument?.at ?? { start: 0, end: 0 };
  const valueWhole = valueArgument?.at ?? whole;
  const entry = { start: whole.start, end: Math.max(whole.end, valueWhole.end) };
  if (argument !== valueArgument) {
    return { name, value, entry, nameAt: innerOf(argument), valueAt: innerOf(valueArgument) };
  }
  const inner = innerOf(argument);
  const equals = (argument?.text.indexOf('=') ?? -1) - (argument?.added ?? 0);
  if (argument?.textAt === undefined || equals < 0)
    return { name, value, entry, nameAt: inner, valueAt: inner };
  return {
    name,
    value,
    entry,
    nameAt: { start: inner.start, end: inner.start + equals },
    valueAt: { start: inner.start + equals + 1, end: inner.end },
  };
}

function innerOf(argument: Argument | undefined): Span {
  if (!argument) return { start: 0, end: 0 };
  const { textAt, text, at, added = 0 } = argument;
  return textAt === undefined ? at : { start: textAt, end: textAt + text.length - added };
}

function strayOf({ text, at, replace }: Argument, error: string): StrayArgument {
  return { text, at, error, ...(replace && { replace }) };
}
