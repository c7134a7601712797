const languages = [
  'php',
  'perl',
  'powershell',
  'python',
  'bash',
  'sh',
  'hcl',
  'dockerfile',
  'go',
  'nix',
  'ruby',
  'puppet',
  'js',
] as const;

/** A language that policies are quoted in. */
export type Language = (typeof languages)[number];

/** What only that language has. The first that matches counts. None reads a text more than a few times. */
const signs: Record<Language, RegExp> = {
  php: /<\?php/,
  perl: /^#!.*\bperl|^[ \t]*use (?:strict|warnings)\b|^[ \t]*my [$@%]\w/m,
  powershell:
    /^#!.*\bpwsh|^[ \t]*\$\w+ *= *@["']\r?$|^[ \t]*(?:Set|Add|Out|New|Write)-[A-Z]\w+ |@["']\r?\n/m,
  python:
    /^#!.*\bpython|^import [\w.]+(?: as \w+)?[ \t]*$|^from [\w.]+ import |^[ \t]*def \w+\([^\n]*:[ \t]*$|^[ \t]*print\(/m,
  bash: /^#!.*\b(?:bash|zsh|ksh)\b/,
  sh: /^#!.*\b(?:sh|dash|ash)\b/,
  hcl: /^[ \t]*(?:resource|module|data|locals|variable|output|provider|terraform)\b[^\n:]*\{[ \t]*$|\b(?:yaml|json)(?:en|de)code\(/m,
  dockerfile: /^FROM \S+/m,
  go: /^[ \t]*package \w+[ \t]*$|^func |:=/m,
  nix: /^[ \t]*\{[^\n"]*\}:|^[ \t]*(?:with|rec)\b|\b(?:environment\.etc|services|pkgs|lib)\./m,
  ruby: /(?<![^])(?=[^]*?\bdo(?: *\|[^|\n]*\|)?[ \t]*$)[^]*?^[ \t]*end\b|^[ \t]*require(?:_relative)? ['"]|^[ \t]*def \w+[^\n:]*$/m,
  puppet: /^\s*(?:file|class|node|define)\b[^\n{]*\{[^]*=>/,
  js: /^[ \t]*export (?:const|let|var|default|async|function|class|type|interface|\{)|(?<![^])(?=[^]*?;[ \t]*$)[^]*?^[ \t]*(?:const|let|var) \w+[^=\n]* = |^[ \t]*import\b[^\n]*\bfrom\b|\brequire\(|=> *[{(]|\bnew \w[\w.]*\(/m,
};

/** The beginning is enough. */
const readAtMost = 20_000;

/** Returns the language of a source text; undefined if more than one is possible. */
export function languageOf(text: string): Language | undefined {
  const beginning = text.slice(0, readAtMost);
  return languages.find((language) => signs[language].test(beginning));
}
