import type { Problem } from '../../engine/problem';
import type { ProblemCode } from '../../engine/problemCode';
import { problemCodes } from '../../engine/problemCodes/problemCodes';
import { nearest } from '../../analysis/nearest';
import { WrongUse } from '../io';

const severities = ['error', 'warning', 'notice'] as const satisfies Problem['severity'][];

/** What makes a check fail: a severity and everything above it, or single codes. */
export interface Denied {
  severity: Problem['severity'];
  codes: ReadonlySet<string>;
}

/** Reads the values of `--deny`: severities and codes, also separated by commas. Without a severity, errors are denied. Throws WrongUse for others. */
export function deniedFrom(values: readonly string[]): Denied {
  const words = listed(values);
  const found = severities.filter((severity) => words.includes(severity));
  const codes = words.filter((word) => !severities.some((severity) => severity === word));
  for (const code of codes) assertCode(code, '--deny', severities);
  return { severity: found.at(-1) ?? 'error', codes: new Set(codes) };
}

/** Reads the values of `--allow`: codes, also separated by commas. Throws WrongUse for others. */
export function allowedFrom(values: readonly string[]): ReadonlySet<string> {
  const codes = listed(values);
  for (const code of codes) {
    assertCode(code, '--allow', []);
    if (problemCodes[code].source === 'kube-apiserver')
      throw new WrongUse(`--allow ${code}: what kube-apiserver reports cannot be allowed.`);
  }
  return new Set(codes);
}

/** Whether a problem makes the check fail. */
export const isDenied = ({ severity, code }: Problem, denied: Denied): boolean =>
  severities.indexOf(severity) <= severities.indexOf(denied.severity) || denied.codes.has(code);

const listed = (values: readonly string[]) =>
  values.flatMap((value) => value.split(',').map((word) => word.trim())).filter(Boolean);

function assertCode(
  code: string,
  option: string,
  others: readonly string[],
): asserts code is ProblemCode {
  if (Object.hasOwn(problemCodes, code)) return;
  const close = nearest(code, [...others, ...Object.keys(problemCodes)], 3);
  throw new WrongUse(
    `${option} ${code}: there is no such code.${close === undefined ? '' : ` Did you mean ${close}?`} docs/checks.md lists them.`,
  );
}
