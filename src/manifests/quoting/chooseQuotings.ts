import type { Language } from './language';
import type { QuotingName } from './quotings';

/** How a text is quoted, the outer quoting first. Empty where every character stands for itself. */
export type Quotings = readonly QuotingName[];

/** Of a line that is longer, the end is read. */
const readAtMost = 1000;

/** The line up to an offset, without what stands outside of a `$(…)` that it is in. */
function lineBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - readAtMost), offset);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return line.slice(line.lastIndexOf('$(') + 1);
}

const isQuoted = (line: string) => ['"', "'"].some((mark) => line.split(mark).length % 2 === 0);

/** The opening line of a heredoc. */
export interface HeredocHead {
  /** The offset of `<<`. */
  at: number;
  /** `-`, `~` or nothing. */
  flag: string;
  /** The quote mark around the word, or nothing. */
  mark: string;
  /** What follows the word on its line. */
  after: string;
}

const ofHeredoc: Partial<Record<Language, Quotings>> = {
  ruby: ['ruby'],
  hcl: ['hcl'],
  perl: ['anyBlock'],
  php: ['anyBlock'],
  dockerfile: ['anyBlock'],
};

/** Returns how the lines of a heredoc (`<<EOF`) are quoted. `language` is that of the text. */
export function heredocQuotings(
  text: string,
  language: Language | undefined,
  { at, flag, mark, after }: HeredocHead,
): Quotings {
  const own = language && ofHeredoc[language];
  const line = lineBefore(text, at);
  const isShell = own === undefined && flag !== '~' && !/(?:^|[=(,:[<])\s*$/.test(line);
  // envsubst writes variables anew, whatever the shell has done.
  if (/\benvsubst\b/.test(line + after)) return ['anyBlock'];
  // In Ruby, Perl and PHP, double quotes are those of a string.
  if (mark === "'" || (mark === '"' && isShell)) return [];
  if (own) return own;
  if (flag === '~') return ['ruby'];
  // `read` without -r reads backslashes itself.
  const isReadAgain = /\bread\b(?!.*\s-\w*r)/.test(line) || isQuoted(line);
  return isShell && !isReadAgain ? ['shellHeredoc'] : ['anyBlock'];
}

/** Returns how the lines of a heredoc of Puppet (`@("POLICY"/L)`) are quoted. */
export function puppetQuotings(isDouble: boolean, flags: string): Quotings {
  if (flags !== '') return ['anyBlock'];
  return isDouble ? ['puppetHeredoc'] : [];
}

/** Quote marks. In a line, line breaks are escapes; between the other marks they are line breaks. */
export type QuoteForm =
  | 'fence'
  | 'backquotes'
  | 'three'
  | 'nix'
  | 'bars'
  | 'define'
  | 'rawHash'
  | 'verbatim'
  | 'here'
  | 'rawHere'
  | 'line'
  | 'dollar'
  | 'singleLine'
  | 'single'
  | 'double';

/** `before` and `after` are the rest of the lines that the string begins and ends on. */
type Choice = (language: Language | undefined, before: string, after: string) => Quotings;

const lines: Partial<Record<Language, Quotings>> = {
  hcl: ['hclLine'],
  ruby: ['rubyLine'],
  nix: ['nixLine'],
  go: ['line'],
  js: ['line'],
  python: ['pythonLine'],
};

const isShell = (language: Language | undefined, before: string) =>
  language === 'bash' ||
  language === 'sh' ||
  (language === undefined &&
    /^\s*(?:sudo )?(?:echo|printf|cat|tee|kubectl|export \w+=)/.test(before));

/** Returns what the command in front of a string reads in it. */
function read(language: Language | undefined, before: string, isLine: boolean): Quotings {
  if (/\bprintf\s+(?:--\s+)?\$?$/.test(before)) return [isLine ? 'formatLine' : 'format'];
  if (/\bprintf\b[^|;&]*%b/.test(before) || /\becho\s+(?:-\w+\s+)*-\w*e\w*\s+\$?$/.test(before))
    return [isLine ? 'echoLine' : 'echo'];
  if (/\becho\s+(?:-n\s+)?\$?$/.test(before) && language !== 'bash')
    return [isLine ? 'echoLine' : 'echoAnywhere'];
  // What becomes of a variable is not known.
  return isLine ? ['echoLine'] : [];
}

const pythonPrefixes: Partial<Record<string, Quotings>> = {
  '': ['python'],
  u: ['python'],
  b: ['python'],
  r: ['pythonRaw'],
  br: ['pythonRaw'],
  rb: ['pythonRaw'],
  f: ['pythonFormat'],
};

const choices: Record<QuoteForm, Choice> = {
  fence: () => [],
  backquotes: (language, before) => {
    if (language === 'go') return /f\(\s*$/.test(before) ? ['goRaw', 'percent'] : ['goRaw'];
    return language === 'js' && !/[\w)\]]$/.test(before) ? ['jsTemplate'] : ['anyBlock'];
  },
  three: (language, before, after) => {
    if (language !== 'python') return ['anyBlock'];
    const prefix = /[a-z]*$/i.exec(before)?.[0].toLowerCase() ?? '';
    const own = pythonPrefixes[prefix];
    if (!own) return ['anyBlock'];
    if (/^\s*\.format\(/.test(after)) return prefix === '' ? ['pythonFormat'] : ['anyBlock'];
    return /^\s*%/.test(after) ? [...own, 'percent'] : own;
  },
  // Text blocks of Jsonnet, and raw strings of Rust.
  bars: () => [],
  rawHash: () => [],
  define: () => ['make'],
  verbatim: (_language, before) => (before.endsWith('$') ? ['anyBlock'] : ['verbatim']),
  nix: () => ['nixIndented'],
  here: () => ['powershell'],
  rawHere: () => [],
  line: (language, before) => {
    if (isShell(language, before)) return ['shellDouble', ...read(language, before, true)];
    const own = language && lines[language];
    return own && !/[\w@$]$/.test(before) ? own : ['anyLine'];
  },
  dollar: (_language, before) => ['shellDollar', ...read('bash', before, false)],
  singleLine: (language, before) => {
    if (isShell(language, before)) return read(language, before, true);
    const own = language === 'js' || language === 'python' ? lines[language] : undefined;
    return own && !/\w$/.test(before) ? own : ['anyLine'];
  },
  single: (language, before) => {
    if (isShell(language, before)) return read(language, before, false);
    return language === 'ruby' || language === 'puppet' || language === 'perl'
      ? ['single']
      : ['anyBlock'];
  },
  double: (language, before) => {
    if (isShell(language, before)) return ['shellDouble', ...read(language, before, false)];
    return language === 'puppet' ? ['puppet'] : ['anyBlock'];
  },
};

/** Returns how the string between two offsets, in quote marks, is quoted. `language` is that of the text. */
export function stringQuotings(
  text: string,
  language: Language | undefined,
  form: QuoteForm,
  { start, end }: { start: number; end: number },
): Quotings {
  const after = text.slice(end, end + 100);
  return choices[form](language, lineBefore(text, start), after);
}
