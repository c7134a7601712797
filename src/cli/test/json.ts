import { requestLine } from '../../proofs/requestLine';
import { asJson, requestFields, ruleNumber } from '../asJson';
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
      request: requestFields(row.request),
      level: row.decision.level,
      rule: ruleNumber(row.decision.rule),
      ...(failures.length > 0 && { failures, because }),
    })),
    ...(mutants && {
      mutants: {
        noticed: mutants.noticed,
        missed: mutants.missed.map(({ mutant, witness, expectation }) => ({
          rule: ruleNumber(mutant.rule),
          mistake: mutant.words,
          request: { id: witness.request.id, command: witness.request.command },
          level: expectation.level,
        })),
        unseen: mutants.unseen.map(({ mutant, request }) => ({
          rule: ruleNumber(mutant.rule),
          mistake: mutant.words,
          request: requestLine(request),
        })),
        undecided: mutants.undecided,
        equivalent: mutants.equivalent,
        percent: mutants.percent,
        threshold: mutants.threshold,
      },
    }),
  }));
  return asJson({ version: 1, files });
}
