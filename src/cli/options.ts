import { parseArgs } from 'node:util';
import { nearest } from '../analysis/nearest';
import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../audit/types';
import { stdinName } from './inputs';
import { WrongUse } from './io';

/** An option of a command, as the help shows it. */
export interface Option {
  /** What it takes, e.g. FILE; absent for a flag. */
  takes?: string;
  /** One letter that means the same. */
  short?: string;
  /** It can be given more than once. */
  many?: true;
  help: string;
}

/** The options that every command has. */
export const common = {
  help: { short: 'h', help: 'Show this help.' },
} as const satisfies Record<string, Option>;

/** The option that says which kube-apiserver answers. */
export const kubernetesOption = {
  kubernetes: {
    takes: 'MINOR',
    help: `The minor version of kube-apiserver, ${kubernetesVersions[0]} to ${newestKubernetes}. Default: ${newestKubernetes}.`,
  },
} satisfies Record<string, Option>;

/** What was given: flags and values by option, and the other arguments. */
export interface Given {
  flag: (name: string) => boolean;
  /** The last value; undefined if the option is absent. */
  value: (name: string) => string | undefined;
  /** All values, in order. */
  values: (name: string) => string[];
  files: string[];
}

/**
 * Reads the arguments after the name of a command. Throws WrongUse for an unknown option, a missing value, and for standard
 * input that is to be read twice.
 */
export function readOptions(args: readonly string[], options: Record<string, Option>): Given {
  const { tokens } = parseArgs({
    // A policy of standard input by its number, which is no option.
    args: args.map((each) => (/^-#\d+$/.test(each) ? `${stdinName}${each.slice(1)}` : each)),
    options: Object.fromEntries(
      Object.entries(options).map(([name, { takes, short }]) => [
        name,
        {
          type: takes === undefined ? 'boolean' : 'string',
          ...(short !== undefined && { short }),
        },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const found = new Map<string, string[]>();
  const files: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) {
      const written = token.rawName.startsWith('--') ? token.rawName : (args[token.index] ?? '');
      throw new WrongUse(unknown(written, options));
    }
    if (option.takes === undefined && token.value !== undefined)
      throw new WrongUse(`${token.rawName} takes no value.`);
    // "--allow --fix" forgets the value; a value that begins with - is written --allow=-x.
    const isMissing = token.value === undefined || (!token.inlineValue && /^--./.test(token.value));
    if (option.takes !== undefined && isMissing)
      throw new WrongUse(`${token.rawName} needs a value: ${token.rawName} ${option.takes}.`);
    const before = found.get(token.name) ?? [];
    if (before.length > 0 && option.many !== true && option.takes !== undefined)
      throw new WrongUse(`${token.rawName} is given twice.`);
    found.set(token.name, [...before, token.value ?? '']);
  }
  assertReadOnce(files, found, options);
  return {
    flag: (name) => found.has(name),
    value: (name) => found.get(name)?.at(-1),
    values: (name) => found.get(name) ?? [],
    files,
  };
}

/** Standard input may be a policy, requests or a log, but only one of them. */
function assertReadOnce(
  files: readonly string[],
  found: ReadonlyMap<string, readonly string[]>,
  options: Record<string, Option>,
) {
  const read = [...found].flatMap(([name, values]) =>
    options[name]?.takes === 'FILE' ? values : [],
  );
  if (
    [...files, ...read].filter((name) => name === '-' || name.startsWith(`${stdinName}#`)).length >
    1
  )
    throw new WrongUse('- is given twice, but standard input can be read only once.');
}

function unknown(written: string, options: Record<string, Option>): string {
  const word = written.replace(/^-+/, '');
  const names = Object.keys(options);
  if (/[./]/.test(word)) return `Unknown option: ${written}. If it is a file, write ./${written}.`;
  const close = names.find((name) => word !== '' && name.startsWith(word)) ?? nearest(word, names);
  return `Unknown option: ${written}.${close === undefined ? '' : ` Did you mean --${close}?`}`;
}

/** Returns the value of an option that is one of a few; the first of them if it is absent. Throws WrongUse for another. */
export function choice<const Value extends string>(
  given: Given,
  name: string,
  choices: readonly [Value, ...Value[]],
): Value {
  const value = given.value(name) ?? choices[0];
  const found = choices.find((each) => each === value);
  if (found !== undefined) return found;
  throw new WrongUse(`--${name} is ${JSON.stringify(value)}. Use one of: ${choices.join(', ')}.`);
}

/** Returns the version of `--kubernetes`; undefined if it is absent. Takes patch releases and a leading v. Throws WrongUse for others. */
export function kubernetesIn(given: Given): KubernetesVersion | undefined {
  const value = given.value('kubernetes');
  if (value === undefined) return undefined;
  const minor = /^v?(\d+\.\d+)(?:[.+-].*)?$/.exec(value)?.[1];
  const found = kubernetesVersions.find((each) => each === minor);
  if (found !== undefined) return found;
  throw new WrongUse(
    `--kubernetes is ${JSON.stringify(value)}. Use one of: ${kubernetesVersions.join(', ')}.`,
  );
}
