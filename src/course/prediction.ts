import { levels, type KubernetesVersion, type Policy } from '../audit/types';
import { decide, type Row } from '../engine/decide';
import { noRule, recordedStages } from '../expectations/expectation';
import { samplesWith } from './requestsOf';
import type { Chosen, Guess, Predictable, Prediction } from './types';

/** Returns the row of the request that a prediction asks about; undefined if no sample is called so. */
export function rowOf(
  { request }: Prediction,
  policy: Policy,
  kubernetes: KubernetesVersion,
): Row | undefined {
  return decide(policy, samplesWith([request]), kubernetes)[0];
}

/** What the policy does with a row, in the shape of a guess. A rule is counted from 0; -1: no rule. */
const answers: { [Ask in Predictable]: (row: Row) => Guess } = {
  level: ({ decision }) => decision.level,
  rule: ({ decision }) => decision.rule ?? noRule,
  stages: recordedStages,
};

/** Returns the right answer to a prediction, for the row of its request. */
export const answerTo = ({ ask }: Prediction, row: Row): Guess => answers[ask](row);

/** Returns the id of a prediction among those of its exercise. */
export const questionId = ({ request, ask }: Prediction): string => `${ask} of ${request}`;

const questions: Readonly<Record<Predictable, string>> = {
  level: 'At which level is this request recorded?',
  rule: 'Which rule matches this request first?',
  stages: 'Which stages of this request have an event?',
};

/** Returns the question that a prediction asks, without its request. */
export const questionText = ({ ask }: Prediction): string => questions[ask];

/** Returns whether two guesses say the same; stages in any order. */
export const isSameGuess = (a: Guess, b: Guess): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((stage) => b.includes(stage))
    : a === b;

/** Returns whether an answer is one to a prediction: there, numbers are rules, and lists are stages. */
export const isGuess = (answer: Guess | Chosen): answer is Guess =>
  !Array.isArray(answer) || !answer.some((each) => typeof each === 'number');

/** Returns a guess in words: "Metadata", "rule 2", "no rule", "no event". */
export function guessText(guess: Guess): string {
  if (Array.isArray(guess)) return guess.length === 0 ? 'no event' : guess.join(', ');
  if (typeof guess === 'number') return guess === noRule ? 'no rule' : `rule ${guess + 1}`;
  return guess;
}

/** Returns what can be guessed of one policy, except stages, of which any may be chosen. */
export const optionsFor = (ask: 'level' | 'rule', policy: Policy): Guess[] =>
  ask === 'level' ? [...levels] : [...policy.rules.keys(), noRule];
