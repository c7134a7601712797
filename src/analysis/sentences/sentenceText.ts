import { longestTicks, markdownText } from '../../audit/markdown';
import type { PolicySentence } from './policySentence';
import { textOf, type Piece } from './sentencePiece';

/** Returns the policy's sentences as plain text with \n line endings. */
export function policyText({ opening, rules, endings }: PolicySentence): string {
  return paragraphs(textOf(opening), rules.map(textOf), endings.map(textOf));
}

/** Returns them as Markdown: values as code, everything else escaped. */
export function policyMarkdown({ opening, rules, endings }: PolicySentence): string {
  return paragraphs(markdownOf(opening), rules.map(markdownOf), endings.map(markdownOf));
}

function paragraphs(opening: string, rules: string[], endings: string[]): string {
  const list = rules.map((rule, index) => `${index + 1}. ${rule}`).join('\n');
  return [opening, list, ...endings].filter((part) => part !== '').join('\n\n') + '\n';
}

/** Returns pieces as Markdown on one line: values as code, everything else escaped. */
export function markdownOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, isValue }) => (isValue ? codeSpan(text) : markdownText(text)))
    .join('');
}

/** A fence longer than any run of backquotes inside. */
function codeSpan(text: string): string {
  const fence = '`'.repeat(longestTicks(text) + 1);
  const isEdged = text.startsWith('`') || text.endsWith('`');
  return isEdged ? `${fence} ${text} ${fence}` : fence + text + fence;
}
