import { oneLine, printable } from '../style';
import type { Report } from './report';

const kinds = { error: 'error', warning: 'warning', notice: 'notice' } as const;

/**
 * Returns the report as workflow commands of GitHub Actions, one line for each problem
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export function githubReport({ checked }: Report): string {
  return checked
    .flatMap(({ problems, at, input }) =>
      problems.map(({ severity, range, message, advice, code, source }) => {
        const [start, end] = [at(range.start), at(range.end)];
        const isOneLine = end.line === start.line;
        const properties = {
          file: input.name,
          line: start.line,
          endLine: end.line,
          ...(isOneLine && { col: start.column, endColumn: end.column }),
          title: `${source === 'kube-apiserver' ? 'kube-apiserver' : 'Audit policy'}: ${code}`,
        };
        const said = advice === '' ? message : `${message}\n${oneLine(advice)}`;
        const list = Object.entries(properties).map(
          ([key, value]) => `${key}=${inProperty(String(value))}`,
        );
        return `::${kinds[severity]} ${list.join(',')}::${inData(printable(said))}\n`;
      }),
    )
    .join('');
}

/** As @actions/core escapes them. */
const inData = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const inProperty = (text: string) => inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
