import { templateOf, templateSentence } from './templates/template';

const notPolicy = ', not a policy. If there is a policy in it, copy only that.';

/** Texts that may hold a policy: how to recognize them, and what to say. What is no policy at all: `pasted/otherTexts.ts`. */
const kinds: [RegExp, string][] = [
  [/^(?:```|~~~)/m, 'This is Markdown. Copy only the lines between the ``` lines.'],
  [
    /^#!|^\s*(?:cat|echo|tee|sudo|kubectl|k3d|kind|mkdir)\s+\S/,
    `This is a shell script or command${notPolicy}`,
  ],
  [
    /^[ \t]*(?:resource|module|data|locals|variable|provider|terraform)\b[^\n\r:]*\{[ \t]*$|\bjsonencode\(/m,
    `This is a Terraform file${notPolicy}`,
  ],
  [/^\s*(?:file|class|node|define)\b[^\n{]*\{[^]*=>/, `This is a Puppet file${notPolicy}`],
  [/^\s*Vagrant\.configure|^\s*require ['"]/, `This is a Ruby file${notPolicy}`],
  [/^[ \t]*package \w+[ \t]*$/m, `This is a Go file${notPolicy}`],
  [
    /^\s*(?:export|import|const|let)\s[^:\n]*[={;]/,
    `This is a JavaScript or TypeScript file${notPolicy}`,
  ],
  [/^\s*\{(?:(?!\.\.\.)[^\n"])*\.\.\.[^\n]*\}:/, `This is a Nix file${notPolicy}`],
];

/** Returns what to say about a text that is recognized as something else than a policy; otherwise undefined. */
export function foreignText(text: string): string | undefined {
  // The beginning is enough; searching a long text on every keystroke would be slow.
  const beginning = text.slice(0, 20_000);
  return templateAdvice(beginning) ?? kinds.find(([pattern]) => pattern.test(beginning))?.[1];
}

/** Scripts and other languages use these as well; only in a manifest are they expressions of a template. */
const alsoElsewhere = new Set(['${ }', '$NAME', '% line', '${{ }}']);

function templateAdvice(text: string): string | undefined {
  const template = templateOf(text);
  if (!template) return undefined;
  const isSure = !alsoElsewhere.has(template.first.syntax);
  return isSure || /^["']?(?:apiVersion|kind|rules)["']?:/m.test(text)
    ? templateSentence(template)
    : undefined;
}
