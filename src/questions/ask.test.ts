import { expect, test } from 'vitest';
import { drawAlphabet, drawFrom, requestsOf } from '../testing/proofs/smallWorld';
import { checkAnswer } from '../testing/questions/checkAnswer';
import { drawPolicy, drawQuestion } from '../testing/questions/drawQuestion';
import type { Policy } from '../audit/types';
import { askAll } from './ask';
import { questionSets } from './questions';

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
      expect({ policy, question, wrong: checkAnswer(answer!, policy, requests) }).toEqual({
        policy,
        question,
        wrong: [],
      });
      kinds[answer!.kind] = (kinds[answer!.kind] ?? 0) + 1;
    }
  }
  expect(Math.min(kinds.yes ?? 0, kinds.no ?? 0, kinds.empty ?? 0)).toBeGreaterThan(2);
});

test('what all questions together may cost ends with undecided, not with an answer', () => {
  const users = Array.from({ length: 10_000 }, (_, at) => `user-${at}`);
  const policy: Policy = { rules: [{ level: 'Request', users }, { level: 'Metadata' }] };
  const asked = questionSets.flatMap(({ questions }) => questions);
  const kinds = (left?: number) =>
    askAll(policy, asked, left === undefined ? undefined : { left }).map(({ kind }) => kind);
  const whole = kinds();
  expect(whole).not.toContain('undecided');
  expect(new Set(kinds(-1))).toEqual(new Set(['undecided']));
  const some = kinds(500_000);
  expect(some).toEqual(kinds(500_000));
  expect(some[0]).toBe(whole[0]);
  expect(some.at(-1)).toBe('undecided');
  for (const [at, kind] of some.entries()) expect([whole[at], 'undecided']).toContain(kind);
});
