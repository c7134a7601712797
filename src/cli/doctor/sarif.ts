import { doctorTitles } from '../../apiServer/doctor/titles';
import { uriOf } from '../check/sarif';
import { positionIn } from '../position';
import { sarifLevels, sarifLog, sarifPlace, sarifText } from '../sarifLog';
import type { Examined } from './report';

/** Returns the report as SARIF 2.1.0. */
export function sarifReport(examined: readonly Examined[]): string {
  const used = [
    ...new Set(examined.flatMap(({ findings }) => findings.map(({ code }) => code))),
  ].toSorted();
  const rules = used.map((id) => ({
    id,
    shortDescription: { text: `${doctorTitles[id]}.` },
  }));
  const results = examined.flatMap(({ input, findings }) => {
    const at = positionIn(input.text);
    return findings.map(({ code, severity, message, at: span }) => {
      const [start, end] = [at(span.start), at(span.end)];
      return {
        ruleId: code,
        ruleIndex: used.indexOf(code),
        level: sarifLevels[severity],
        message: { text: sarifText(message) },
        locations: [
          {
            physicalLocation: sarifPlace(uriOf(input.name), start, end),
          },
        ],
      };
    });
  });
  return sarifLog(rules, results);
}
