import { compilePolicy } from '../../audit/compile';
import type { Attributes, PolicyRule } from '../../audit/types';
import { httpRequest } from '../../proofs/httpRequest';
import { reachability, type Reachability } from '../../proofs/reachability';

/** An answer that a request of the small world contradicts. */
export interface Contradiction {
  rule: number;
  answer: Reachability;
  why: string;
}

/** Compares what is proved of the rules with every one of the requests, among which must be one for each answer. */
export function checkReachability(
  rules: PolicyRule[],
  requests: readonly Attributes[],
): { answers: Reachability[]; contradictions: Contradiction[] } {
  const decide = compilePolicy({ rules });
  const decided = new Set(requests.map((request) => decide(request).rule));
  const answers = reachability({ rules });
  const contradictions = answers.flatMap((answer, rule): Contradiction[] => {
    const why = contradiction(rules, rule, answer, decided.has(rule), requests);
    return why === undefined ? [] : [{ rule, answer, why }];
  });
  return { answers, contradictions };
}

function contradiction(
  rules: readonly PolicyRule[],
  rule: number,
  answer: Reachability,
  isReached: boolean,
  requests: readonly Attributes[],
): string | undefined {
  switch (answer.kind) {
    case 'undecided':
      return 'such small policies are decided';
    case 'reached': {
      if (!isReached) return 'it decides none of the requests';
      const first = compilePolicy({ rules: [...rules] })(answer.request).rule;
      if (first !== rule) return `rule ${String(first)} decides its request`;
      return httpRequest(answer.request) ? undefined : 'no method and URL give its request';
    }
    case 'empty':
    case 'covered': {
      if (isReached) return 'it decides a request';
      const by = answer.kind === 'empty' ? [] : answer.by;
      const isLeft = (some: readonly number[]) => {
        const first = compilePolicy({ rules: [...some, rule].map((each) => rules[each]!) });
        return requests.some((request) => first(request).rule === some.length);
      };
      if (isLeft(by)) return 'the rules named do not match all of its requests';
      const more = by.find((each) => !isLeft(by.filter((other) => other !== each)));
      return more === undefined ? undefined : `rule ${more} is not needed`;
    }
  }
}
