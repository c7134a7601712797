import { compilePolicy } from '../../audit/compile';
import { isLongRunning } from '../../audit/request/longRunning';
import type { Attributes, Policy, RequestInfo } from '../../audit/types';
import { httpRequest } from '../../proofs/httpRequest';
import type { Answer } from '../../questions/ask';
import { meets, type Course } from '../../questions/demand';
import type { Filter, Question } from '../../questions/question';

/**
 * Compares an answer with every one of the requests, among which must be one for each rule that decides one. Returns what they
 * contradict: outcomes that it does not know, and requests of its own that are not as it says.
 */
export function checkAnswer(
  answer: Answer,
  policy: Policy,
  requests: readonly Attributes[],
): string[] {
  const { question, decided, kind, unsure } = answer;
  if (unsure.length > 0) return ['such small questions are decided'];
  const outcomes = outcomesOf(question, policy);
  const known = new Set(decided.map(({ rule, holds }) => `${rule} ${holds}`));
  const missing = new Set<string>();
  for (const request of requests) {
    for (const found of outcomes(request)) {
      if (!known.has(found)) missing.add(found);
    }
  }
  const untrue = decided.filter(({ rule, holds, request }) => {
    const found = outcomes(request());
    return !found.includes(`${rule} ${holds}`) || httpRequest(request()) === undefined;
  });
  const expected =
    decided.length === 0 ? 'empty' : decided.every((each) => each.holds) ? 'yes' : 'no';
  return [
    ...[...missing].map((each) => `not known: ${each}`),
    ...untrue.map(({ rule, request }) => `not so: ${rule} ${JSON.stringify(request())}`),
    ...(kind === expected ? [] : [`${kind}, not ${expected}`]),
  ];
}

/** What the rule that decides a request does, for each part of the question that the request is in. */
function outcomesOf({ parts, except = [] }: Question, policy: Policy) {
  const decide = compilePolicy(policy);
  const isIn = (filter: Filter) => {
    const find = compilePolicy({ rules: [{ level: 'None', ...filter }] });
    return (request: Attributes) => find(request).rule === 0;
  };
  const exceptions = except.map(isIn);
  const tests = parts.map(({ about, must }) => [isIn(about), must] as const);
  return (request: Attributes): string[] => {
    const wanted = tests.filter(([test]) => test(request));
    if (wanted.length === 0 || exceptions.some((test) => test(request))) return [];
    const decision = decide(request);
    const course = courseOf(request);
    return wanted.map(([, must]) => `${decision.rule} ${meets(must, decision, course)}`);
  };
}

function courseOf(request: Attributes): Course {
  if (request.user === null) return 'failed login';
  return isLongRunning(request as Attributes & RequestInfo) ? 'long-running' : 'ordinary';
}
