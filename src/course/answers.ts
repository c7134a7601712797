import { levels, stages, type Level, type Stage } from '../audit/types';
import { entriesIn } from '../workspace/entriesIn';
import { isGuess } from './prediction';
import type { Answers, Chosen, Guess, Guesses } from './types';

const answersAtMost = 100;

/** Reads answers to questions from JSON of any origin; what is no answer is left out. Never throws. */
export function answersIn(json: string): Answers {
  try {
    return answersFrom(JSON.parse(json));
  } catch {
    return {};
  }
}

/** Reads answers to predictions from data of any origin; undefined if there are none. Never throws. */
export function guessesFrom(value: unknown): Guesses | undefined {
  const guesses = Object.entries(answersFrom(value)).flatMap(([id, answer]) =>
    answer !== undefined && isGuess(answer) ? [[id, answer] as const] : [],
  );
  return guesses.length > 0 ? Object.fromEntries(guesses) : undefined;
}

/** Reads answers by question from data of any origin; what is no answer is left out. Never throws. */
export function answersFrom(data: unknown): Answers {
  const entries = [...(entriesIn(data) ?? [])].slice(0, answersAtMost);
  return Object.fromEntries(
    entries.flatMap(([id, value]) => {
      const answer = id === '__proto__' ? undefined : answerFrom(value);
      return answer === undefined ? [] : [[id, answer]];
    }),
  );
}

function answerFrom(value: unknown): Guess | Chosen | undefined {
  if (isNumber(value) || isLevel(value)) return value;
  if (!Array.isArray(value)) return undefined;
  return value.every(isStage) ? value : value.filter(isNumber);
}

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);
const isLevel = (value: unknown): value is Level => levels.some((level) => level === value);
const isStage = (value: unknown): value is Stage => stages.some((stage) => stage === value);
