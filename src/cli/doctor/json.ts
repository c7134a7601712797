import { asJson } from '../asJson';
import { positionIn } from '../position';
import type { Examined } from './report';

/** Returns the report for programs, as JSON: lines and columns count from 1, columns in UTF-16 units, ends are exclusive. */
export function jsonReport(examined: readonly Examined[]): string {
  const files = examined.map(({ input, diagnosis, findings }) => {
    const at = positionIn(input.text);
    const [server] = diagnosis.servers;
    return {
      file: input.name,
      kind: server?.configuration.kind ?? null,
      kubernetes: server?.kubernetes ?? null,
      ...(server?.configuration.note !== undefined && { note: server.configuration.note }),
      ...(diagnosis.unread !== undefined && { unread: diagnosis.unread }),
      findings: findings.map(({ code, severity, message, at: span, fix }) => {
        const [start, end] = [at(span.start), at(span.end)];
        return {
          code,
          severity,
          message,
          line: start.line,
          column: start.column,
          endLine: end.line,
          endColumn: end.column,
          ...(fix && { fix: fix.title }),
        };
      }),
    };
  });
  return asJson({ version: 1, files });
}
