import { templateOf, templateSentence } from './templates/template';

/** Scripts and other languages use these as well; only in a manifest are they expressions of a template. */
const alsoElsewhere = new Set(['${ }', '$NAME', '% line', '${{ }}']);

/** Returns what to say about a text that is a template; undefined for any other. What else it may be: `src/pasted/`. */
export function templateAdvice(text: string): string | undefined {
  // The beginning is enough; searching a long text on every keystroke would be slow.
  const beginning = text.slice(0, 20_000);
  const template = templateOf(beginning);
  if (!template) return undefined;
  const isSure = !alsoElsewhere.has(template.first.syntax);
  return isSure || /^["']?(?:apiVersion|kind|rules)["']?:/m.test(beginning)
    ? templateSentence(template)
    : undefined;
}
