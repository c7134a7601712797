import type { Level, Stage, StageFate } from '../audit/types';

/** What an event of each level contains. */
export const levelWords: Record<Level, string> = {
  None: 'nothing is recorded',
  Metadata: 'who, what, when and the response code, without bodies',
  Request: 'the same plus the request body',
  RequestResponse: 'the same plus the request and response bodies',
};

/** What each mark of a stage means. */
export const fateWords: readonly [fate: StageFate, words: string][] = [
  ['recorded', 'an event is recorded at this stage'],
  ['omitted', 'the policy or the rule omits the stage'],
  ['unrecorded', 'the request reaches this stage, but level None records nothing'],
  ['never', 'the request never reaches this stage'],
];

/** The letters of the stages, in their order. */
export const stageLetters = ['R', 'S', 'C', 'P'] as const;

/** The same fate for every stage, to show its mark. */
export const allStages = (fate: StageFate): Record<Stage, StageFate> => ({
  RequestReceived: fate,
  ResponseStarted: fate,
  ResponseComplete: fate,
  Panic: fate,
});
