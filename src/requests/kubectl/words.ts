import { parse } from 'shell-quote';
import { split } from 'shlex';
import { refuse } from './refusal';

/** A word of a command. `variable` is the first variable in it whose value is not known. */
export interface Word {
  text: string;
  variable?: string;
}

/** Longer texts are no commands. */
const longest = 20_000;

const open = '\ue000';
const close = '\ue001';
const variables = new RegExp(`${open}(.*?)${close}`, 'g');

/**
 * Splits a command line into words as a shell does, without running anything. shell-quote sees operators and
 * variables but accepts unclosed quotes; shlex rejects those but sees no operators. So both split the line, and where
 * they disagree the line is refused.
 * @throws Refusal for more than one command, pipes, redirections, substitutions and unclosed quotes
 */
export function wordsOf(line: string): { words: Word[]; hasGlob: boolean } {
  if (line.length > longest) refuse(`A command of more than ${longest} characters is not read.`);
  if (line.includes(open) || line.includes(close))
    refuse('The command has a private-use character.');
  const text = oneLine(line.replace(/\r\n?/g, '\n').trim());
  const words: Word[] = [];
  let hasGlob = false;
  for (const entry of entriesOf(text)) {
    if (typeof entry === 'string') {
      words.push(wordOf(entry));
    } else if ('pattern' in entry) {
      hasGlob = true;
      words.push(wordOf(entry.pattern));
    } else if ('op' in entry) {
      refuse(operatorReason(entry.op));
    }
  }
  const others = othersOf(text);
  const isSame =
    others.length === words.length &&
    words.every((word, at) => sameWord(word.text, others[at] ?? ''));
  if (!isSame) refuse('The quoting of this command is ambiguous: write it more simply.');
  return { words, hasGlob };
}

function entriesOf(text: string) {
  try {
    return parse(text, (name) => `${open}${name}${close}`);
  } catch {
    return refuse('The command contains a ${ that is not a variable.');
  }
}

function othersOf(text: string): string[] {
  try {
    return split(text);
  } catch {
    return refuse('A quote is not closed.');
  }
}

function wordOf(entry: string): Word {
  if (new RegExp(`${open}${close}\\(`).test(entry)) refuse(operatorReason('$('));
  const [, variable] = new RegExp(`${open}(.+?)${close}`).exec(entry) ?? [];
  const text = entry.replace(variables, (_, name: string) => `$${name}`);
  return variable === undefined ? { text } : { text, variable };
}

function sameWord(a: string, b: string): boolean {
  return a === b || plainVariables(a) === plainVariables(b);
}

function plainVariables(text: string): string {
  return text.replace(/\$\{(.*?)\}/g, '$$$1');
}

function operatorReason(operator: string): string {
  if (operator === '$(' || operator === '(' || operator === '<(' || operator === '>(')
    return 'The command contains another command. Nothing is run here: write its result instead.';
  if (operator.startsWith('<') || operator.startsWith('>') || operator === '&>')
    return `${operator} redirects input or output. Only a single kubectl command is read.`;
  return `${operator} begins another command. Only a single kubectl command is read.`;
}

/**
 * Joins continued lines, removes a comment at the end, and refuses what the two libraries do not see:
 * backquotes and a second line.
 */
function oneLine(text: string): string {
  let quote = '';
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\' && quote !== "'") {
      at += 1;
      if (text.charAt(at) !== '\n') out += char + text.charAt(at);
      continue;
    }
    if (char === '`' && quote !== "'") refuse(operatorReason('$('));
    if (quote === '' && char === '{') {
      const [braces] = /^(?<!\$)\{[^{}\s'"]*(?:,|\.\.)[^{}\s'"]*\}/.exec(text.slice(at)) ?? [];
      if (braces !== undefined) refuse(`A shell replaces ${braces}: write each of them out.`);
    }
    if (quote === '' && char === '\n')
      refuse('This is more than one line. Only a single kubectl command is read.');
    if (quote === '' && char === '#') {
      if (/^$|\s$/.test(out)) {
        const rest = text.slice(at);
        const end = rest.indexOf('\n');
        if (end < 0) return out;
        refuse('This is more than one line. Only a single kubectl command is read.');
      }
      // shell-quote takes every # for a comment.
      out += '\\';
    }
    if (quote === '' && (char === "'" || char === '"')) quote = char;
    else if (char === quote) quote = '';
    out += char;
  }
  return out;
}
