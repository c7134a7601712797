import { levels, stages, type Level, type Stage } from '../audit/types';
import { entriesIn } from '../workspace/entriesIn';
import type { Answers, Chosen, Guess } from './types';

const answersAtMost = 100;

/** Reads answers to questions from JSON of any origin; what is no answer is left out. Never throws. */
export function answersIn(json: string): Answers {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return {};
  }
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
