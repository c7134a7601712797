import { expect, test } from 'vitest';
import { drawAlphabet, drawFrom, requestsOf } from '../testing/proofs/smallWorld';
import { checkAnswer } from '../testing/questions/checkAnswer';
import { drawPolicy, drawQuestion } from '../testing/questions/drawQuestion';
import { askAll } from './ask';

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
