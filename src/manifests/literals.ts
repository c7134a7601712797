import { stringify } from 'yaml';
import { isStep, resultOf } from '../audit/steps';
import { inBase64 } from './mentionsAudit';
import { objectAt, valueOf, type ObjectNode } from './objects/readObject';
import { stringQuotings, type QuoteForm, type Quotings } from './quoting/chooseQuotings';
import { languageOf } from './quoting/language';

/** A text inside source code or Markdown. */
export interface Literal {
  /** The name it is assigned to, or the mark that it starts with. */
  name: string;
  /** Its place without the quotes, UTF-16. */
  start: number;
  end: number;
  /** How the language writes it, or for an object its value as YAML. */
  quotings?: Quotings;
  value?: string;
}

/**
 * Quotes of several languages: the second group is the content, the third the closing quote. It may be absent, so that no
 * part of a text is read twice.
 */
const forms: readonly (readonly [form: QuoteForm, pattern: RegExp])[] = [
  ['fence', /(^[ \t]*(?:```+|~~~+(?!~))[^\n`]*\n)([^]*?)(^[ \t]*(?:```|~~~)|(?![^]))/gm],
  ['here', /(@"[ \t]*\n)([^]*?)(^"@|(?![^]))/gm],
  ['rawHere', /(@'[ \t]*\n)([^]*?)(^'@|(?![^]))/gm],
  ['bars', /(\|\|\|-?[ \t]*\n)([^]*?)(^[ \t]*\|\|\||(?![^]))/gm],
  ['define', /(^define[ \t][^\n]*\n)([^]*?)(^endef|(?![^]))/gm],
  ['rawHash', /(\br##")([^]*?)("##|(?![^]))/g],
  ['rawHash', /(\br#")([^]*?)("#|(?![^]))/g],
  ['verbatim', /(@")([^"]*(?:""[^"]*)*)("?)/g],
  ['backquotes', /(`)([^`\\]*(?:\\[^][^`\\]*)*)(`?)/g],
  ['three', /("""|''')(?:\\(?=\n))?([^]*?)(\1|(?![^]))/g],
  ['nix', /('')([^']*(?:(?:'(?!')|''(?:['$]|\\[^]))[^']*)*)(''|)/g],
  ['line', /(")([^"\\\n]*(?:\\.[^"\\\n]*)*)("?)/g],
  ['dollar', /(\$')([^'\\\n]*(?:\\.[^'\\\n]*)*)('?)/g],
  ['singleLine', /(')([^'\n]*)('?)/g],
  ['single', /(')([^']*)('?)/g],
  ['double', /(")([^"\\]*(?:\\[^][^"\\]*)*)("?)/g],
];

const isLine = (form: QuoteForm) => /line|dollar/i.test(form);

/** A text with more of them is no longer searched. */
const foundAtMost = 200;
const isPolicy = /audit\.k8s\.io/;

/**
 * Returns the quoted texts and the object literals of a source text that mention audit policies, in order, none inside
 * another: of Markdown, Go, Rust, C#, JavaScript, Python, Nix, Terraform, Jsonnet, make and shell scripts.
 */
export function literalsIn(text: string): Literal[] {
  return resultOf(literalsInSteps(text));
}

/** Same as literalsIn, with pauses. */
export function* literalsInSteps(text: string): Generator<undefined, Literal[]> {
  const found: Literal[] = [...base64sIn(text)];
  if (!isPolicy.test(text)) return found;
  const first = text.search(/\S/);
  const last = text.trimEnd().length;
  const language = languageOf(text);
  const isFree = (start: number, end: number) =>
    !found.some((each) => each.start < end && start < each.end);
  for (const [form, pattern] of forms) {
    yield;
    let tried = 0;
    for (const match of text.matchAll(pattern)) {
      if (isStep(tried++)) yield;
      if (found.length >= foundAtMost) break;
      const { index, 0: all, 1: opening = '', 2: raw = '', 3: closing = '' } = match;
      if (closing === '' || !isPolicy.test(raw) || !raw.includes('kind')) continue;
      if (!raw.includes(isLine(form) ? String.raw`\n` : '\n')) continue;
      const isFence = form === 'fence';
      // A fence around the whole text is what copying left.
      if (isFence && index <= first && index + all.length >= last) continue;
      const start = index + all.indexOf(raw, opening.length);
      const end = start + raw.length;
      if (!isFree(start, end)) continue;
      // What stands beside the marks is not in the lines of the text.
      const lead = /^[ \t]*\n/.exec(raw)?.[0].length ?? 0;
      const tail = /\n([ \t]+)$/.exec(raw)?.[1]?.length ?? 0;
      found.push({
        name: nameBefore(text, index) ?? ownName(form, opening),
        start: start + lead,
        end: end - tail,
        quotings: stringQuotings(text, language, form, { start: index, end: index + all.length }),
      });
    }
  }
  for (const object of yield* objectsIn(text)) {
    const { start, end } = object;
    if (!isFree(start, end)) continue;
    yield;
    const name = nameBefore(text, start) ?? 'object';
    // kube-apiserver reads YAML 1.1, where "yes" without quotes is no text.
    const value = stringify(valueOf(object), { lineWidth: 0, version: '1.1' });
    found.push({ name, start, end, value });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** What a text is called that is not assigned to a name. */
function ownName(form: QuoteForm, opening: string): string {
  if (form === 'define') return opening.replace(/^define\s+/, '').replace(/\W[^]*$/, '');
  return form === 'fence' ? opening.trim() : 'string';
}

/** The policies in base64: a script decodes them itself. */
function base64sIn(text: string): Literal[] {
  if (!inBase64.test(text)) return [];
  return [...text.matchAll(/[A-Za-z0-9+/]{60,}={0,2}/g)]
    .filter(([all]) => inBase64.test(all) && all.length < text.trim().length)
    .slice(0, foundAtMost)
    .map(({ 0: all, index }) => ({
      name: nameBefore(text, index) ?? 'base64',
      start: index,
      end: index + all.length,
      quotings: [],
    }));
}

/** The objects with an apiVersion of audit policies. */
function* objectsIn(text: string): Generator<undefined, ObjectNode[]> {
  const found: ObjectNode[] = [];
  const version = /(["']?)apiVersion\1\s*(?::|=>?)\s*["']audit\.k8s\.io\//g;
  let tries = 0;
  for (const { index } of text.matchAll(version)) {
    if (++tries > foundAtMost) break;
    yield;
    const start = text.lastIndexOf('{', index);
    const object = start === -1 ? undefined : objectAt(text, start);
    if (object && object.end > index) found.push(object);
  }
  return found;
}

/** The name that a value is assigned to: `policy = `, `"audit.yaml": `, also through a call. */
function nameBefore(text: string, start: number): string | undefined {
  const before = text.slice(Math.max(0, start - 200), start);
  return /(\w[\w.-]*)["']?(?:[ \t]+string)?(?:[ \t]*:[ \t]*[\w.[\]]+)?[ \t]*(?::=|=>?|:)[ \t]*(?:[\w.]+[ \t]*\(?[ \t]*)?$/.exec(
    before,
  )?.[1];
}
