import type { Answer } from '../ask';
import type { Question, QuestionSet } from '../question';
import { questions } from '../questions';
import { cannotSee } from './cannotSee';
import {
  answerSentence,
  recordedText,
  methodAndUrl,
  requestSentence,
  ruleName,
  verdictOf,
} from './words';

/** Returns a report in Markdown: a table of all answers, then those that name requests, then what it cannot see. */
export function markdownReport(
  name: string,
  sets: readonly QuestionSet[],
  answers: readonly Answer[],
): string {
  const groups = sets
    .map(({ title, questions }) => ({
      title,
      own: answers.filter(({ question }) => questions.includes(question)),
    }))
    .filter(({ own }) => own.length > 0);
  return [
    `# What ${oneLine(name)} records, proved`,
    ...groups.flatMap(({ title, own }) => [
      `## ${oneLine(title)}`,
      ['| Question | Answer |', '| --- | --- |', ...own.map(row)].join('\n'),
      ...own.filter(({ decided }) => decided.some(({ holds }) => !holds)).map(details),
    ]),
    '## What this cannot see',
    cannotSee.map((each) => `- ${each}`).join('\n'),
    '',
  ].join('\n\n');
}

const row = (answer: Answer) => `| ${asked(answer.question)} | **${verdictOf(answer)}** |`;

/** Of a question of one's own, the claim says what was asked. */
function asked(question: Question): string {
  if (questions.includes(question)) return oneLine(question.title);
  const claim = question.claim
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part.replaceAll('|', '\\|') : oneLine(part)));
  return `${oneLine(question.title)} ${claim.join('')}`;
}

function details(answer: Answer): string {
  const { question, decided } = answer;
  const source = question.source ? ` (${question.source.name}, ${question.source.place})` : '';
  const rules = decided
    .filter(({ holds }) => !holds)
    .map(({ rule, config, request }) => {
      const found = request();
      return `- ${ruleName(rule)}, ${recordedText(config)}: ${oneLine(requestSentence(found))}, ${asCode(methodAndUrl(found))}`;
    });
  return [
    `### ${oneLine(question.title)}`,
    `${answerSentence(answer)}${oneLine(source)}`,
    rules.join('\n'),
  ].join('\n\n');
}

/** As one line that is no Markdown of its own. Code between backticks stays code. */
const oneLine = (text: string) =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\*_[\]<>|#]/g, (mark) => `\\${mark}`);

function asCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return longest === 0 ? ticks + text + ticks : `${ticks} ${text} ${ticks}`;
}
