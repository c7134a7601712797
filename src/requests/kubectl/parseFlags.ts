import { refuse } from './refusal';
import type { Flag } from './flagTable';
import type { Word } from './words';

/** The flags of a command as given, and what is left. */
export interface Parsed {
  /** The values of each flag, in order; a list flag's are split. */
  values: Map<string, string[]>;
  args: string[];
  /** How many arguments come before --; -1 without one. Cobra's ArgsLenAtDash. */
  dashAt: number;
}

/**
 * Parses the words after a command as pflag does: flags and arguments in any order, up to --.
 * @param flagsOf the flags that the command has
 * @throws Refusal in pflag's words
 */
export function parseFlags(words: readonly Word[], flagsOf: readonly Flag[]): Parsed {
  const parsed: Parsed = { values: new Map(), args: [], dashAt: -1 };
  const long = new Map(flagsOf.map((flag) => [flag.name, flag]));
  const short = new Map(flagsOf.flatMap((flag) => (flag.short ? [[flag.short, flag]] : [])));
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]?.text ?? '';
    const next = () => {
      at += 1;
      const following = words[at];
      return following?.text;
    };
    if (word === '--') {
      parsed.dashAt = parsed.args.length;
      parsed.args.push(...words.slice(at + 1).map(({ text }) => text));
      break;
    }
    if (word.startsWith('--')) parseLong(word.slice(2), long, parsed, next);
    else if (word.startsWith('-') && word.length > 1)
      parseShort(word.slice(1), short, parsed, next);
    else parsed.args.push(word);
  }
  return parsed;
}

type Next = () => string | undefined;

function parseLong(word: string, flags: Map<string, Flag>, parsed: Parsed, next: Next) {
  if (word === '' || word.startsWith('-') || word.startsWith('='))
    refuse(`bad flag syntax: --${word}`);
  const [name = ''] = word.split('=', 1);
  if (name === 'help') refuse('kubectl shows its help and sends no request.');
  const flag = flags.get(name) ?? refuse(`unknown flag: --${name}`);
  if (word.includes('=')) return set(parsed, flag, word.slice(name.length + 1));
  if (flag.noValue !== undefined) return set(parsed, flag, flag.noValue);
  return set(parsed, flag, next() ?? refuse(`flag needs an argument: --${name}`));
}

function parseShort(word: string, flags: Map<string, Flag>, parsed: Parsed, next: Next) {
  for (let rest = word; rest !== '';) {
    const letter = rest.charAt(0);
    if (letter === 'h' && !flags.has('h')) refuse('kubectl shows its help and sends no request.');
    const flag = flags.get(letter) ?? refuse(`unknown shorthand flag: '${letter}' in -${word}`);
    rest = rest.slice(1);
    if (rest.length > 1 && rest.startsWith('=')) return set(parsed, flag, rest.slice(1));
    if (flag.noValue !== undefined) {
      set(parsed, flag, flag.noValue);
      continue;
    }
    if (rest !== '') return set(parsed, flag, rest);
    return set(parsed, flag, next() ?? refuse(`flag needs an argument: '${letter}' in -${word}`));
  }
  return undefined;
}

const booleans: Record<string, string> = {
  ...Object.fromEntries(['1', 't', 'T', 'TRUE', 'true', 'True'].map((word) => [word, 'true'])),
  ...Object.fromEntries(['0', 'f', 'F', 'FALSE', 'false', 'False'].map((word) => [word, 'false'])),
};

function set({ values }: Parsed, flag: Flag, value: string): void {
  const invalid = (why: string) =>
    refuse(
      `invalid argument "${value}" for "${flag.short ? `-${flag.short}, ` : ''}--${flag.name}" flag: ${why}`,
    );
  if (flag.type === 'bool') {
    const read = Object.hasOwn(booleans, value) ? booleans[value] : undefined;
    values.set(flag.name, [
      read ?? invalid(`strconv.ParseBool: parsing "${value}": invalid syntax`),
    ]);
  } else if (flag.type === 'stringSlice') {
    values.set(flag.name, [...(values.get(flag.name) ?? []), ...value.split(',')]);
  } else if (flag.type === 'stringArray') {
    values.set(flag.name, [...(values.get(flag.name) ?? []), value]);
  } else {
    if (/^u?int/.test(flag.type) && !/^[-+]?\d+$/.test(value))
      invalid(`strconv.ParseInt: parsing "${value}": invalid syntax`);
    values.set(flag.name, [value]);
  }
}
