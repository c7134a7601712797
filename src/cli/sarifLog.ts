import { version } from '../../package.json';
import { asJson } from './asJson';
import type { Position } from './position';

/** The severities of SARIF. */
export const sarifLevels = { error: 'error', warning: 'warning', notice: 'note' } as const;

/** Returns a log of SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0): one run, columns in UTF-16 units. */
export function sarifLog(
  rules: readonly object[],
  results: readonly object[],
  properties?: Readonly<Record<string, unknown>>,
): string {
  return asJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Auditorium', semanticVersion: version, version, rules } },
        columnKind: 'utf16CodeUnits',
        ...(properties && { properties }),
        results,
      },
    ],
  });
}

/** Returns a place in a file; ends are exclusive. */
export function sarifPlace(uri: string, start: Position, end: Position): object {
  return {
    artifactLocation: { uri },
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    },
  };
}

/** In a message, [text](target) is a link and {0} an argument: names in a policy are neither. */
export const sarifText = (text: string): string =>
  text.replace(/\[([^[\]]*)\]\(/g, '\\[$1\\](').replace(/\{(\d+)\}/g, '{{$1}}');
