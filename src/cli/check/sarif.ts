import { isAbsolute } from 'node:path';
import { version } from '../../../package.json';
import { problemCodes } from '../../engine/problemCodes/problemCodes';
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
        message: { text: [ended(message), advice].filter(Boolean).join(' ') },
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
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** A relative reference; an absolute path is a file: URL. */
function uriOf(name: string): string {
  const path = name.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return isAbsolute(name) ? `file://${path}` : path;
}
