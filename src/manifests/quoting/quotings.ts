import type { Quoting } from './quoting';

const named: Record<string, string> = {
  ...{ n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v', '0': '\0' },
  ...{ e: '\u001B', E: '\u001B', '\\': '\\', '"': '"', "'": "'", '`': '`', '?': '?' },
};

/** Returns what a numeric escape stands for: `x41`, `u{e9}`, `U000000e9`, `101` (octal). */
function numbered(code: string): string | undefined {
  const hex = /^[xuU]\{?([\da-fA-F]+)\}?$/.exec(code)?.[1];
  const octal = /^[0-7]{1,3}$/.test(code) ? code : undefined;
  if (hex === undefined && octal === undefined) return undefined;
  const value = hex === undefined ? parseInt(octal ?? '', 8) : parseInt(hex, 16);
  // Bytes of UTF-8 would have to be put together.
  const isByte = hex === undefined || code.startsWith('x');
  if (value > 0x10_ffff || (isByte && value > 0x7f)) return undefined;
  return String.fromCodePoint(value);
}

type Value = Quoting['value'];

/** Reads escapes that start with a backslash; `names` are those of one letter, `other` says what any other stands for. */
function escapes(names: string, other: Value): Value {
  return (token) => {
    if (!token.startsWith('\\')) return undefined;
    const code = token.slice(1);
    if (code.length === 1 && names.includes(code)) return named[code];
    if (/^(?:[xuU]|[0-7])./.test(code) || /^[0-7]$/.test(code)) return numbered(code);
    return other(token);
  };
}

const itself: Value = (token) => token.slice(1);
const kept: Value = (token) => token;
const unknown: Value = () => undefined;
const joined =
  (next: Value): Value =>
  (token) =>
    /^\\\r?\n$/.test(token) ? '' : next(token);
const behind = (mark: string) => (special: string) => mark + special;
const never = () => undefined;

/** In one line, line breaks are escapes as well. */
const inLine: Record<string, string> = { '\n': String.raw`\n`, '\t': String.raw`\t` };
const slashed = (special: string) => inLine[special] ?? `\\${special}`;

const braces = String.raw`\{[^}]*\}?`;
const backslash = String.raw`\\(?:u\{[^}\n]*\}|u[\da-fA-F]{1,4}|U[\da-fA-F]{1,8}|x[\da-fA-F]{1,2}|[0-7]{1,3}|\r?\n|[^])`;
/** A variable, a command or a sum in a shell. */
const expansion = String.raw`\$(?:${braces}|\((?:[^()]|\([^()]*\))*\)|[({[]|[A-Za-z_]\w*|[\d@*#?$!-])|${'`'}[^${'`'}]*${'`'}?`;
const global = (...parts: string[]) => new RegExp(parts.join('|'), 'g');

/** What `echo -e` and `printf` make of their first argument. */
function command(isLine: boolean, isFormat: boolean): Quoting {
  const value = escapes('ntrabeEfv\\', kept);
  return {
    token: global(...(isFormat ? ['%[^]?'] : []), String.raw`\\0[0-7]{0,3}`, backslash),
    value: (token) => {
      if (token === '%%') return '%';
      if (token === String.raw`\c`) return undefined;
      return isFormat && /^\\["']$/.test(token)
        ? token.slice(1)
        : value(token.replace(/^\\0(?=[0-7])/, '\\'));
    },
    special: global(...(isFormat ? ['%'] : []), isLine ? String.raw`[\\\n\t]` : String.raw`\\`),
    written: (special) => (special === '%' ? '%%' : slashed(special)),
  };
}

/** A string that may be in any language: what means something in one of them is left alone. */
const anywhere = [String.raw`[$#%@]${braces}`, String.raw`\$[\w(@*#?$!-]`, '`'];

const readByShell = joined((token) => (token.startsWith('\\') ? itself(token) : undefined));
const readByRuby = {
  token: global(backslash, String.raw`#(?:${braces}|\$\w+|@@?\w+)`),
  value: joined(escapes('ntrabefv', (token) => (token === String.raw`\s` ? ' ' : itself(token)))),
};
const readByPython = {
  token: global(String.raw`\\N\{[^}]*\}`, backslash),
  value: joined(escapes('ntrabfv\\"\'', kept)),
};

export const quotings = {
  shellHeredoc: {
    token: global(String.raw`\\[$\\${'`'}\n]`, expansion),
    value: readByShell,
    special: /\\(?=[$`\\\n]|$)|[$`]/g,
    written: behind('\\'),
  },
  shellDouble: {
    token: global(String.raw`\\[$\\"${'`'}\n]`, expansion),
    value: readByShell,
    special: /\\(?=[$`"\\\n]|$)|[$`"]/g,
    written: behind('\\'),
  },
  /** `$'…'` */
  shellDollar: {
    token: global(String.raw`\\c[^]`, backslash),
    value: escapes('ntrabeEfv\\"\'?', kept),
    special: /[\\'\n\t]/g,
    written: slashed,
  },
  echo: command(false, false),
  echoLine: command(true, false),
  format: command(false, true),
  formatLine: command(true, true),
  /** A format of Go or Python. */
  percent: {
    token: /%[^]?/g,
    value: (token) => (token === '%%' ? '%' : undefined),
    special: /%/g,
    written: () => '%%',
  },
  /** echo without -e, in a shell that is not known: some read escapes. */
  echoAnywhere: { token: global(backslash), value: unknown, special: /\\/g, written: never },

  ruby: {
    ...readByRuby,
    special: /\\|#(?=[{$@])/g,
    written: behind('\\'),
  },
  rubyLine: {
    ...readByRuby,
    special: /[\\"\n\t]|#(?=[{$@])/g,
    written: slashed,
  },
  /** Single quotes in Ruby, Puppet, Perl and PHP. */
  single: { token: /\\[\\']/g, value: itself, special: /[\\']/g, written: behind('\\') },
  hcl: {
    token: global(String.raw`\$\$\{|%%\{`, `[$%]${braces}`),
    value: (token) => (/^(.)\1/.test(token) ? token.slice(1) : undefined),
    special: /[$%](?=\{)/g,
    written: (special) => special + special,
  },
  hclLine: {
    token: global(String.raw`\$\$\{|%%\{`, `[$%]${braces}`, backslash),
    value: (token) =>
      /^[$%]/.test(token)
        ? /^(.)\1/.test(token)
          ? token.slice(1)
          : undefined
        : escapes('ntr"\\', unknown)(token),
    special: /[\\"\n\t]|[$%](?=\{)/g,
    written: (special) => (/[$%]/.test(special) ? special + special : slashed(special)),
  },
  puppetHeredoc: {
    token: global(String.raw`\$(?:${braces}|(?:::)?[a-z_]\w*)`),
    value: unknown,
    special: /\$(?=[\w{:])/g,
    written: never,
  },
  puppet: {
    token: global(String.raw`\$(?:${braces}|(?:::)?[a-z_]\w*)`, backslash),
    value: escapes('ntr\\"\'', (token) =>
      token === String.raw`\s` ? ' ' : token === String.raw`\$` ? '$' : kept(token),
    ),
    special: /[\\"$]/g,
    written: behind('\\'),
  },
  /** Indented strings of Nix: `''…''` */
  nixIndented: {
    token: global(String.raw`''(?:['$]|\\[^])`, String.raw`\$\$`, String.raw`\$${braces}`),
    value: (token) => {
      if (token === '$$') return token;
      if (token.startsWith('$')) return undefined;
      return { "'": "''", $: '$' }[token[2] ?? ''] ?? named[token[3] ?? ''] ?? token.slice(3);
    },
    special: /''|\$(?=\{)/g,
    written: (special) => (special === '$' ? "''$" : "'''"),
  },
  nixLine: {
    token: global(String.raw`\$\$`, String.raw`\$${braces}`, String.raw`\\[^]`),
    value: (token) => (token === '$$' ? token : escapes('ntr', itself)(token)),
    special: /[\\"\n\t]|\$(?=\{)/g,
    written: slashed,
  },
  jsTemplate: {
    token: global(backslash, String.raw`\$${braces}`),
    value: joined(escapes('ntrbfv', itself)),
    special: /[\\`]|\$(?=\{)/g,
    written: behind('\\'),
  },
  /** Strings without escapes, which their marks would end. */
  goRaw: { token: /(?!)/g, value: unknown, special: /`/g, written: never },
  pythonRaw: { token: /(?!)/g, value: unknown, special: /"""|'''/g, written: never },
  /** JSON, JavaScript, Go, Java. */
  line: {
    token: global(backslash),
    value: joined(escapes('ntrbfv', itself)),
    special: /[\\"\n\t]/g,
    written: slashed,
  },
  python: {
    ...readByPython,
    special: /\\|"""|'''/g,
    written: (special) => special.replace(/./g, String.raw`\$&`),
  },
  pythonFormat: {
    token: global(String.raw`\{\{|\}\}`, braces, String.raw`\\N\{[^}]*\}`, backslash),
    value: (token) => {
      if (/^([{}])\1/.test(token)) return token.slice(1);
      return readByPython.value(token);
    },
    special: /[\\{}]|"""|'''/g,
    written: (special) =>
      /[{}]/.test(special) ? special + special : special.replace(/./g, String.raw`\$&`),
  },
  pythonLine: {
    ...readByPython,
    special: /[\\"\n\t]/g,
    written: slashed,
  },
  /** Variables of make: `define … endef` */
  make: {
    token: global(String.raw`\$(?:\([^)\n]*\)?|\{[^}\n]*\}?|[^\n])`),
    value: (token) => (token === '$$' ? '$' : undefined),
    special: /\$/g,
    written: () => '$$',
  },
  /** Verbatim strings of C#: `@"…"` */
  verbatim: {
    token: /""/g,
    value: () => '"',
    special: /"/g,
    written: () => '""',
  },
  /** Here-strings of PowerShell: `@"…"@` */
  powershell: {
    token: global(
      '`(?:u\\{[^}]*\\}|\\r?\\n|[^])',
      String.raw`\$(?:${braces}|\([^)]*\)?|[\w:?^$]+)`,
    ),
    value: (token) => {
      if (!token.startsWith('`')) return undefined;
      if (token.endsWith('\n')) return '';
      const code = token.slice(1);
      return ('ntrabefv0'.includes(code) ? named[code] : numbered(code)) ?? code;
    },
    special: /[`$]/g,
    written: behind('`'),
  },
  anyBlock: {
    token: global(backslash, ...anywhere),
    value: unknown,
    special: global(String.raw`\\`, ...anywhere),
    written: never,
  },
  anyLine: {
    token: global(backslash, ...anywhere),
    value: escapes('ntr\\"', unknown),
    special: global(String.raw`[\\"\n\t]`, ...anywhere),
    written: (special) => (/^[\\"\n\t]$/.test(special) ? slashed(special) : undefined),
  },
} as const satisfies Record<string, Quoting>;

export type QuotingName = keyof typeof quotings;
