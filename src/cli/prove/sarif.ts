import type { Answer } from '../../questions/ask';
import { cannotSee } from '../../questions/report/cannotSee';
import {
  recordedText,
  methodAndUrl,
  requestSentence,
  ruleName,
} from '../../questions/report/words';
import type { Position } from '../position';
import { sarifLog, sarifPlace, sarifText } from '../sarifLog';

/** Where a rule is in a file; of no rule, where the policy begins. */
export type PlaceOf = (rule: number | undefined) => { start: Position; end: Position };

/** Returns answers as SARIF 2.1.0: a result for each rule that makes a claim false, and for what is undecided. */
export function sarifOfAnswers(
  answers: readonly Answer[],
  uri: string,
  placeOf: PlaceOf,
  kubernetes: string,
): string {
  const rules = answers.map(({ question }) => ({
    id: question.code,
    shortDescription: { text: question.title },
    fullDescription: { text: question.claim },
    ...(question.why !== '' && { help: { text: question.why } }),
    ...(question.source && { properties: { source: question.source } }),
  }));
  const results = answers.flatMap((answer, ruleIndex) => {
    const { question, kind, decided } = answer;
    const result = (text: string, rule: number | undefined, level: string) => {
      const { start, end } = placeOf(rule);
      return {
        ruleId: question.code,
        ruleIndex,
        level,
        message: { text: sarifText(text) },
        locations: [{ physicalLocation: sarifPlace(uri, start, end) }],
      };
    };
    if (kind === 'undecided') return [result('Neither proved nor refuted.', undefined, 'note')];
    return decided
      .filter(({ holds }) => !holds)
      .map(({ rule, config, request }) =>
        result(
          `Not so: “${question.claim}” With ${ruleName(rule)}, ${recordedText(config)}: ${requestSentence(request())} (${methodAndUrl(request())}).`,
          rule,
          question.kind === 'check' ? 'warning' : 'note',
        ),
      );
  });
  return sarifLog(rules, results, { kubernetes, cannotSee });
}
