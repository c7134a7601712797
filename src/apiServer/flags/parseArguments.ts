import { goQuote } from '../../audit/go/quote';
import { readFlagTypes, type Flag } from './flag';
import { readFlagValue } from './flagValue';

/** A flag with the value that an argument gives it. */
export interface SetFlag {
  flag: Flag;
  /** As the flag's reader gets it; of a switch without a value "true". */
  value: string;
  /** The index of its argument, and of the one with the value: the same, or the next. */
  at: number;
  valueAt: number;
}

export interface ParsedArguments {
  set: SetFlag[];
  /** Indexes of the arguments that belong to no flag. */
  rest: number[];
  /** Why the component does not start, in its words, and the index of the argument; what follows was not read. */
  error?: { message: string; at: number };
}

/** Finds a flag by the name that the component knows, without dashes. */
export type FlagTable = ReadonlyMap<string, Flag>;

/**
 * Reads the arguments of a Kubernetes component, without its program: "--name=value", "--name value", "-v2". Underscores count
 * as dashes. Follows FlagSet.Parse of pflag with WordSepNormalizeFunc.
 */
export function parseArguments(args: readonly string[], table: FlagTable): ParsedArguments {
  const parsed: ParsedArguments = { set: [], rest: [] };
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    if (argument === '--') {
      for (let rest = at + 1; rest < args.length; rest++) parsed.rest.push(rest);
      break;
    }
    if (!argument.startsWith('-') || argument === '-') {
      parsed.rest.push(at);
      continue;
    }
    const read = argument.startsWith('--') ? longFlag : shortFlags;
    const found = read(argument, args[at + 1], table);
    if ('error' in found) return { ...parsed, error: { message: found.error, at } };
    for (const { flag, value, isNext } of found.flags) {
      const wrong = valueError(flag, value);
      if (wrong !== undefined) return { ...parsed, error: { message: wrong, at } };
      parsed.set.push({ flag, value, at, valueAt: at + (isNext ? 1 : 0) });
      if (isNext) at += 1;
    }
  }
  return parsed;
}

/** What an argument sets; the value may be the next argument. */
type Found = { flags: { flag: Flag; value: string; isNext: boolean }[] } | { error: string };

/** Follows parseLongArg. */
function longFlag(argument: string, next: string | undefined, table: FlagTable): Found {
  const body = argument.slice(2);
  if (/^[-=]/.test(body)) return { error: `bad flag syntax: ${argument}` };
  const equals = body.indexOf('=');
  const name = equals < 0 ? body : body.slice(0, equals);
  const flag = table.get(name.replaceAll('_', '-'));
  if (!flag) return { error: name === 'help' ? helpAsked : `unknown flag: --${name}` };
  if (equals >= 0) return { flags: [{ flag, value: body.slice(equals + 1), isNext: false }] };
  if (isSwitch(flag)) return { flags: [{ flag, value: 'true', isNext: false }] };
  if (next !== undefined) return { flags: [{ flag, value: next, isNext: true }] };
  return { error: `flag needs an argument: --${name}` };
}

/** Follows parseShortArg: several letters may share a dash, and the last may have a value. */
function shortFlags(argument: string, next: string | undefined, table: FlagTable): Found {
  const flags = [];
  for (let letters = argument.slice(1); letters !== '';) {
    const [letter = ''] = letters;
    const flag = [...table.values()].find(({ shorthand }) => shorthand === letter);
    if (!flag) {
      if (letter === 'h') return { error: helpAsked };
      // Go looks at bytes; none of them but ASCII letters is a flag.
      return { error: `unknown shorthand flag: '${letter}' in -${letters}` };
    }
    if (letters.length > 2 && letters[1] === '=') {
      flags.push({ flag, value: letters.slice(2), isNext: false });
      break;
    }
    if (isSwitch(flag)) {
      flags.push({ flag, value: 'true', isNext: false });
      letters = letters.slice(1);
      continue;
    }
    if (letters.length > 1) {
      flags.push({ flag, value: letters.slice(1), isNext: false });
      break;
    }
    if (next === undefined) return { error: `flag needs an argument: '${letter}' in -${letters}` };
    flags.push({ flag, value: next, isNext: true });
    break;
  }
  return { flags };
}

const helpAsked = 'pflag: help requested';

/** Switches take a value only after an equals sign. */
function isSwitch({ type }: Flag): boolean {
  return type === 'bool';
}

/** Returns why the flag refuses the value, in pflag's words. */
function valueError(flag: Flag, value: string): string | undefined {
  const type = readFlagTypes.find((known) => known === flag.type);
  const read = type && readFlagValue(type, value);
  if (!read || !('error' in read)) return undefined;
  const name = flag.shorthand ? `-${flag.shorthand}, --${flag.name}` : `--${flag.name}`;
  return `invalid argument ${goQuote(value)} for ${goQuote(name)} flag: ${read.error}`;
}
