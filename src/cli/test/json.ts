import type { RanFile } from './runFile';

/** Returns the results for programs, as JSON. Lines and columns count from 1. */
export function jsonResults(ran: readonly RanFile[]): string {
  const files = ran.map(({ file, policy, kubernetes, tests, mutants }) => ({
    file: file.name,
    policy: policy.name,
    kubernetes,
    tests: tests.map(({ name, row, failures, because, at }) => ({
      name,
      passed: failures.length === 0,
      ...at,
      request: { command: row.request.command, method: row.request.method, url: row.request.url },
      level: row.decision.level,
      rule: row.decision.rule === undefined ? null : row.decision.rule + 1,
      ...(failures.length > 0 && { failures, because }),
    })),
    ...(mutants && {
      mutants: {
        noticed: mutants.noticed,
        missed: mutants.missed.map(({ mutant, witness, expectation }) => ({
          rule: mutant.rule === undefined ? null : mutant.rule + 1,
          mistake: mutant.words,
          request: { id: witness.request.id, command: witness.request.command },
          level: expectation.level,
        })),
        undecided: mutants.undecided,
        equivalent: mutants.equivalent,
        percent: mutants.percent,
        threshold: mutants.threshold,
      },
    }),
  }));
  return `${JSON.stringify({ version: 1, files }, undefined, 2)}\n`;
}
