import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { problemCodes } from '../../engine/problemCodes/problemCodes';
import { sarifLevels, sarifLog, sarifPlace, sarifText } from '../sarifLog';
import type { Report } from './report';

/** Returns the report as SARIF 2.1.0. */
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
      defaultConfiguration: { level: sarifLevels[severity] },
    };
  });
  const results = checked.flatMap(({ problems, at, input, inside }) =>
    problems.map(({ code, severity, message, advice, range, source }) => {
      const [start, end] = [at(range.start), at(range.end)];
      return {
        ruleId: code,
        ruleIndex: ruleIndex.get(code),
        level: sarifLevels[severity],
        message: { text: sarifText([ended(message), advice].filter(Boolean).join(' ')) },
        locations: [
          {
            physicalLocation: sarifPlace(uriOf(input.name), start, end),
            ...(inside?.path && { logicalLocations: [{ fullyQualifiedName: inside.path }] }),
          },
        ],
        properties: { source },
      };
    }),
  );
  return sarifLog(rules, results, { kubernetes });
}

const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Returns a relative reference; for an absolute path, a file: URL. `windows`: of paths of Windows. */
export function uriOf(name: string, windows = process.platform === 'win32'): string {
  const paths = windows ? path.win32 : path.posix;
  if (paths.isAbsolute(name)) return pathToFileURL(name, { windows }).href;
  return (windows ? name.replaceAll('/', '\\') : name)
    .split(paths.sep)
    .map(encodeURIComponent)
    .join('/');
}
