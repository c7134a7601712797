import { jsonText } from '../asJson';
import { oneLine } from '../style';
import type { RanFile } from './runFile';

/** Returns the results in the Test Anything Protocol, version 14 (https://testanything.org/tap-version-14-specification.html). */
export function tapResults(ran: readonly RanFile[]): string {
  const points = ran.flatMap(({ file, tests, mutants }) => [
    ...tests.map(({ name, failures, because, expectAt }) => ({
      name: `${file.name}: ${name}`,
      isOk: failures.length === 0,
      about: {
        message: failures
          .map(({ expected, actual }) => `expected ${expected}, but it is ${actual}`)
          .join('; '),
        because,
        at: `${file.name}:${expectAt.line}:${expectAt.column}`,
      },
    })),
    ...(mutants
      ? [
          {
            name: `${file.name}: mistakes that the tests notice`,
            isOk: !mutants.isTooFew,
            about: {
              message: `${mutants.noticed} of ${mutants.noticed + mutants.missed.length} would be noticed, less than ${mutants.threshold} %`,
            },
          },
        ]
      : []),
  ]);
  const lines = points.flatMap(({ name, isOk, about }, index) => [
    `${isOk ? 'ok' : 'not ok'} ${index + 1} - ${described(name)}`,
    ...(isOk
      ? []
      : [
          '  ---',
          // JSON strings are YAML strings.
          ...Object.entries(about).map(([key, value]) => `  ${key}: ${jsonText(value)}`),
          '  ...',
        ]),
  ]);
  return `TAP version 14\n1..${points.length}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** In a description, # begins a directive, and a backslash escapes. */
const described = (name: string) => oneLine(name).replaceAll('\\', '\\\\').replaceAll('#', '\\#');
