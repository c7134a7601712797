import { httpRequest } from '../../proofs/httpRequest';
import type { Answer } from '../ask';
import { cannotSee } from './cannotSee';

/** Returns a report on a policy of this name for programs. */
export const answersReport = (policy: string, kubernetes: string, answers: readonly Answer[]) => ({
  ...{ version: 1, policy, kubernetes },
  answers: answersForPrograms(answers),
  cannotSee,
});

/** Returns answers for programs. Rules count from 1; null is no rule. */
export function answersForPrograms(answers: readonly Answer[]): object[] {
  return answers.map(({ question, kind, decided, unsure }) => ({
    code: question.code,
    kind: question.kind,
    title: question.title,
    claim: question.claim,
    ...(question.source && { source: question.source }),
    answer: kind,
    rules: decided.map(({ rule, config, holds, request }) => {
      const found = request();
      return {
        rule: numberOf(rule),
        ...config,
        holds,
        request: { ...httpRequest(found), user: found.user },
      };
    }),
    undecided: unsure.map(numberOf),
  }));
}

const numberOf = (rule: number | undefined) => (rule === undefined ? null : rule + 1);
