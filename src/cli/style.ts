import type { Io } from './io';

/** Marks text for a terminal; without colors, returns it as it is. */
export interface Style {
  bold: (text: string) => string;
  dim: (text: string) => string;
  red: (text: string) => string;
  yellow: (text: string) => string;
  green: (text: string) => string;
  cyan: (text: string) => string;
}

const codes: Record<keyof Style, [on: number, off: number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
};

/**
 * Returns the style for standard output: plain where there is no terminal, unless FORCE_COLOR is set (https://force-color.org),
 * and where NO_COLOR is (https://no-color.org).
 */
export function styleFor({ isTerminal, env }: Pick<Io, 'isTerminal' | 'env'>): Style {
  const isForced = !['', '0'].includes(env.FORCE_COLOR ?? '');
  const isPlain =
    (env.NO_COLOR ?? '') !== '' || (!isForced && (!isTerminal || env.TERM === 'dumb'));
  return Object.fromEntries(
    Object.entries(codes).map(([name, [on, off]]) => [
      name,
      (text: string) => (isPlain ? text : `\u001b[${on}m${text}\u001b[${off}m`),
    ]),
  ) as unknown as Style;
}

// oxlint-disable-next-line no-control-regex
const unprintable = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Returns text of any origin without what a terminal would act on: each such character as an escape. */
export const printable = (text: string): string =>
  text.replace(unprintable, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Returns text of any origin on one line. A line of its own could be a command to who reads the output: GitHub Actions runs
 * lines that begin with `::`.
 */
export const oneLine = (text: string): string => printable(text).replaceAll(/[\t\n]/g, escaped);

const escaped = (char: string) => (char === '\n' ? '\\n' : '\\t');
