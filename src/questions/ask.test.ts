import { expect, test } from 'vitest';
import { compilePolicy } from '../audit/compile';
import { isLongRunning } from '../audit/request/longRunning';
import {
  levels,
  stages,
  type Attributes,
  type Policy,
  type PolicyRule,
  type RequestInfo,
} from '../audit/types';
import { httpRequest } from '../proofs/httpRequest';
import {
  drawAlphabet,
  drawFrom,
  drawRule,
  requestsOf,
  type Alphabet,
  type Draw,
} from '../testing/proofs/smallWorld';
import { askAll, type Answer } from './ask';
import { meets, type Course } from './demand';
import type { Demand, Filter, Question } from './question';

test('of random policies and questions, what every request of a small world says', () => {
  const draw = drawFrom(11);
  const kinds: Record<string, number> = {};
  for (let world = 0; world < 3; world++) {
    const alphabet = drawAlphabet(draw);
    const requests = requestsOf(alphabet);
    for (let count = 0; count < 12; count++) {
      const policy = drawPolicy(alphabet, draw);
      const question = drawQuestion(alphabet, draw);
      const [answer] = askAll(policy, [question]);
      expect({ policy, question, wrong: wrongIn(answer!, policy, requests) }).toEqual({
        policy,
        question,
        wrong: [],
      });
      kinds[answer!.kind] = (kinds[answer!.kind] ?? 0) + 1;
    }
  }
  expect(Math.min(kinds.yes ?? 0, kinds.no ?? 0, kinds.empty ?? 0)).toBeGreaterThan(2);
});

/** Requests that contradict an answer: one it does not know, and one of its own that is not as it says. */
function wrongIn(answer: Answer, policy: Policy, requests: readonly Attributes[]): string[] {
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

function drawPolicy(alphabet: Alphabet, draw: Draw): Policy {
  const outcome = (): Pick<PolicyRule, 'omitStages' | 'omitManagedFields'> => ({
    ...(draw.next(2) === 0 && { omitStages: draw.some(stages) }),
    ...(draw.next(3) === 0 && { omitManagedFields: draw.next(2) === 0 }),
  });
  const rules = Array.from({ length: 1 + draw.next(6) }, () => ({
    ...drawRule(alphabet, draw),
    ...outcome(),
    level: draw.one(levels),
  }));
  if (draw.next(2) === 0) rules.push({ ...outcome(), level: draw.one(levels) });
  return { ...outcome(), rules };
}

function drawQuestion(alphabet: Alphabet, draw: Draw): Question {
  const filter = (): Filter => {
    const { level: _, ...conditions } = drawRule(alphabet, draw);
    return conditions;
  };
  const must = (): Demand => ({
    ...(draw.next(2) === 0 && { atLeast: draw.one(levels) }),
    ...(draw.next(3) === 0 && { atMost: draw.one(levels) }),
    ...(draw.next(5) === 0 && { never: draw.one(stages) }),
    ...(draw.next(5) === 0 && { withoutManagedFields: draw.one(levels) }),
  });
  const some = <Value>(most: number, make: () => Value) =>
    Array.from({ length: draw.next(most + 1) }, make);
  return {
    code: 'drawn',
    title: '',
    claim: '',
    why: '',
    kind: 'check',
    parts: [
      { about: filter(), must: must() },
      ...some(1, () => ({ about: filter(), must: must() })),
    ],
    except: some(2, filter),
  };
}
