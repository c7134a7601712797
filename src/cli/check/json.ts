import { asJson } from '../asJson';
import { nameOf, type Report } from './report';

/** Returns the report for programs, as JSON: lines and columns count from 1, columns in UTF-16 units, ends are exclusive. */
export function jsonReport({ checked, kubernetes }: Report): string {
  const files = checked.map((each) => ({
    file: each.input.name,
    ...(each.inside && { inside: each.inside.path, name: nameOf(each) }),
    outcome: each.analysis.tooLarge ? 'not checked' : each.analysis.reading.outcome,
    error: each.analysis.reading.error,
    problems: each.problems.map((problem) => {
      const [start, end] = [each.at(problem.range.start), each.at(problem.range.end)];
      return {
        code: problem.code,
        source: problem.source,
        severity: problem.severity,
        message: problem.message,
        ...(problem.advice !== '' && { advice: problem.advice }),
        ...(problem.rule !== undefined && { rule: problem.rule + 1 }),
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        ...(problem.fix && { fix: problem.fix.title }),
        ...(problem.more !== undefined && { more: problem.more }),
      };
    }),
  }));
  return asJson({ version: 1, kubernetes, files });
}
