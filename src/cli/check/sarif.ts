import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../../package.json';
import { problemCodes } from '../../engine/problemCodes/problemCodes';
import { asJson } from '../asJson';
import type { Report } from './report';

const levelOf = { error: 'error', warning: 'warning', notice: 'note' } as const;

/** Returns the report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0): one run, columns in UTF-16 units. */
export function sarifReport({ checked, kubernetes }: Report): string {
  const used = [
    ...new Set(checked.flatMap(({ problems }) => problems.map(({ code }) => code))),
  ].toSorted();
  const ruleIndex = new Map(used.map((code, index) => [code, index]));
  const rules = used.map((code) => {
    const { title, why, severity } = problemCodes[code];
    return {
      id: code,
      shortDescription: { text: ended(title) },
      fullDescription: { text: ended(why) },
      help: { text: `${ended(why)} The codes are described in docs/checks.md.` },
      defaultConfiguration: { level: levelOf[severity] },
    };
  });
  const results = checked.flatMap(({ problems, at, input, inside }) =>
    problems.map(({ code, severity, message, advice, range, source }) => {
      const [start, end] = [at(range.start), at(range.end)];
      return {
        ruleId: code,
        ruleIndex: ruleIndex.get(code),
        level: levelOf[severity],
        message: { text: withoutLinks([ended(message), advice].filter(Boolean).join(' ')) },
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
            ...(inside?.path && { logicalLocations: [{ fullyQualifiedName: inside.path }] }),
          },
        ],
        properties: { source },
      };
    }),
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Auditorium', semanticVersion: version, version, rules } },
        columnKind: 'utf16CodeUnits',
        properties: { kubernetes },
        results,
      },
    ],
  };
  return asJson(log);
}

const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** In a message, [text](target) is a link and {0} an argument: names in a policy are neither. */
const withoutLinks = (text: string) =>
  text.replace(/\[([^[\]]*)\]\(/g, '\\[$1\\](').replace(/\{(\d+)\}/g, '{{$1}}');

/** Returns a relative reference; for an absolute path, a file: URL. `windows`: of paths of Windows. */
export function uriOf(name: string, windows = process.platform === 'win32'): string {
  const paths = windows ? path.win32 : path.posix;
  if (paths.isAbsolute(name)) return pathToFileURL(name, { windows }).href;
  return (windows ? name.replaceAll('/', '\\') : name)
    .split(paths.sep)
    .map(encodeURIComponent)
    .join('/');
}
