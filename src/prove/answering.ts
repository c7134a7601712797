import type { Policy } from '../audit/types';
import { askable, askInSteps, combinationsPerQuestion, type Answer } from '../questions/ask';
import type { Question } from '../questions/question';

/** A question that takes longer ends undecided. */
const longestMs = 5000;

/** Answers questions one after the other, and calls back with each. Pauses. */
export function* answering(
  policy: Policy,
  questions: readonly Question[],
  after: (answer: Answer) => void,
): Generator<undefined, void> {
  const asked = yield* askable(policy, questions);
  for (const question of questions) {
    const budget = { left: combinationsPerQuestion };
    const end = performance.now() + longestMs;
    const steps = askInSteps(asked, question, budget);
    let step = steps.next();
    while (!step.done) {
      yield;
      if (performance.now() > end) budget.left = -1;
      step = steps.next();
    }
    after(step.value);
  }
}
