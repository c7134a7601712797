import { newestKubernetes } from '../audit/types';
import { check } from '../engine/check';
import type { Grade, Outcome } from './grade';
import { answerTo, isGuess, isSameGuess, questionId, questionText, rowOf } from './prediction';
import type {
  Answers,
  Choice,
  Chosen,
  Guess,
  PredictExercise,
  Prediction,
  ReadExercise,
} from './types';

/**
 * Grades answers to the questions of an exercise: one outcome for each question, in order. A wrong answer has the
 * reason why it is wrong, never the right answer; a question without an answer is not met, and has none.
 */
export function gradeAnswers(exercise: PredictExercise | ReadExercise, answers: Answers): Grade {
  const outcomes =
    exercise.kind === 'predict'
      ? predictionOutcomes(exercise, answers)
      : exercise.questions.map((question) => choiceOutcome(question, answers[question.id]));
  return { isPassed: outcomes.every(({ isMet }) => isMet), outcomes };
}

function predictionOutcomes(
  { policy: text, kubernetes = newestKubernetes, questions }: PredictExercise,
  answers: Answers,
): Outcome[] {
  const { policy } = check(text, kubernetes).reading;
  return questions.map((question): Outcome => {
    const row = policy && rowOf(question, policy, kubernetes);
    const says = questionSays(question, row?.request.command);
    const answer = answers[questionId(question)];
    if (!row || answer === undefined) return { says, isMet: false };
    const isMet = isGuess(answer) && isSameGuess(answer, answerTo(question, row));
    return { says, isMet, ...(!isMet && { why: question.why }) };
  });
}

const questionSays = (question: Prediction, command = question.request) =>
  `${command}: ${questionText(question)}`;

function choiceOutcome({ asks, right, because }: Choice, answer: Answers[string]): Outcome {
  if (answer === undefined) return { says: asks, isMet: false };
  const isRight = new Set(optionsIn(right));
  const chosen = optionsIn(answer);
  const wrong = chosen.find((option) => !isRight.has(option));
  if (wrong !== undefined) return { says: asks, isMet: false, ...reasonOf(because[wrong]) };
  const isMet = new Set(chosen).size === isRight.size;
  return { says: asks, isMet, ...(!isMet && { why: 'There is more to choose.' }) };
}

const reasonOf = (why: string | undefined) => (why === undefined ? {} : { why });

/** What is chosen; what is no number of an option is none. */
const optionsIn = (answer: Guess | Chosen): number[] =>
  [answer].flat().map((each) => (typeof each === 'number' ? each : -1));
