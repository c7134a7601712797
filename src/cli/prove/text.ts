import type { Answer } from '../../questions/ask';
import type { QuestionSet } from '../../questions/question';
import { cannotSee } from '../../questions/report/cannotSee';
import {
  answerSentence,
  recordedText,
  methodAndUrl,
  requestSentence,
  ruleName,
  verdictOf,
} from '../../questions/report/words';
import { counted } from '../../ui/counted';
import type { Io } from '../io';
import { oneLine, styleFor } from '../style';

/** Returns the report for people; `placeOf` gives the line of a rule. */
export function textOfAnswers(
  name: string,
  sets: readonly QuestionSet[],
  answers: readonly Answer[],
  lineOf: (rule: number) => number,
  io: Io,
): string {
  const style = styleFor(io);
  const one = (answer: Answer): string => {
    const { kind, question, decided } = answer;
    const isList = question.kind === 'list';
    const color =
      kind === 'yes' ? style.green : kind === 'no' && !isList ? style.red : style.yellow;
    const rules = decided
      .filter(({ holds }) => !holds)
      .map(({ rule, config, request }) => {
        const line = rule === undefined ? '' : ` (line ${lineOf(rule)})`;
        return `    ${ruleName(rule)}${line}, ${recordedText(config)}\n      ${oneLine(requestSentence(request()))}\n      ${style.dim(oneLine(methodAndUrl(request())))}\n`;
      });
    return `${color(verdictOf(answer))}  ${style.bold(oneLine(question.title))} ${style.dim(`[${question.code}]`)}\n  ${answerSentence(answer)}\n${rules.join('')}`;
  };
  const groups = sets.flatMap(({ title, questions }) => {
    const own = answers.filter(({ question }) => questions.includes(question));
    return own.length === 0
      ? []
      : [`${style.bold(oneLine(title))}\n\n${own.map(one).join('\n')}\n`];
  });
  const checks = answers.filter(({ question }) => question.kind === 'check');
  const count = (kind: Answer['kind']) => checks.filter((each) => each.kind === kind).length;
  const undecided = count('undecided');
  return [
    ...groups,
    `${style.bold(oneLine(name))}: ${counted(checks.length, 'check')}: ${count('yes')} yes, ${count('no')} no${undecided > 0 ? `, ${undecided} undecided` : ''}.\n`,
    `\n${style.dim(`Not seen by any of this:\n${cannotSee.map((each) => `- ${each}`).join('\n')}`)}\n`,
  ].join('');
}
