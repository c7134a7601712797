import { version } from '../../../package.json';
import { doctorTitles } from '../../apiServer/doctor/titles';
import { asJson } from '../asJson';
import { uriOf } from '../check/sarif';
import { positionIn } from '../position';
import type { Examined } from './report';

const levelOf = { error: 'error', warning: 'warning', notice: 'note' } as const;

/** Returns the report as SARIF 2.1.0: one run, columns in UTF-16 units. */
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
        level: levelOf[severity],
        message: { text: message.replace(/\{(\d+)\}/g, '{{$1}}') },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: uriOf(input.name) },
              region: {
                startLine: start.line,
                startColumn: start.column,
                endLine: end.line,
                endColumn: end.column,
              },
            },
          },
        ],
      };
    });
  });
  return asJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Auditorium', semanticVersion: version, version, rules } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  });
}
