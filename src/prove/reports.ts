import { asJson } from '../cli/asJson';
import { positionIn } from '../cli/position';
import { sarifOfAnswers } from '../cli/prove/sarif';
import { ruleSpans } from '../document/locate';
import { readPolicy } from '../document/readPolicy';
import type { Answer } from '../questions/ask';
import type { QuestionSet } from '../questions/question';
import { answersReport } from '../questions/report/json';
import { markdownReport } from '../questions/report/markdown';
import type { State } from '../state/state';
import { download } from '../storage/download';
import { fileName } from '../storage/fileName';

export const reportFormats = ['Markdown', 'JSON', 'SARIF'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Downloads the answers as the command line writes them. */
export function downloadReport(
  format: ReportFormat,
  state: Pick<State, 'text' | 'kubernetes' | 'file'>,
  sets: readonly QuestionSet[],
  answers: readonly Answer[],
): void {
  const { text, kubernetes } = state;
  const file = fileName(state.file?.name, undefined, text);
  const name = `${file.replace(/\.\w+$/, '')}-proved`;
  if (format === 'Markdown')
    return download(`${name}.md`, markdownReport(file, sets, answers), 'text/markdown');
  if (format === 'JSON') {
    const report = asJson(answersReport(file, kubernetes, answers));
    return download(`${name}.json`, report, 'application/json');
  }
  const spans = ruleSpans(readPolicy(text, kubernetes).root);
  const at = positionIn(text);
  const placeOf = (rule: number | undefined) => {
    const span = rule === undefined ? undefined : spans[rule];
    return { start: at(span?.start ?? 0), end: at(span?.end ?? 0) };
  };
  const log = sarifOfAnswers(answers, encodeURIComponent(file), placeOf, kubernetes);
  download(`${name}.sarif`, log, 'application/json');
}
