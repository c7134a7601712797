import { ownKind } from '../../catalog/types';
import { sizeOf } from '../../requests/ownRequest';
import { entriesIn } from '../../workspace/entriesIn';
import { requestsOf } from '../requestsOf';
import type { PolicyTask, Requirement } from '../types';
import { lostParts } from './lostParts';
import {
  exerciseFrom,
  hintsAtMost,
  policyAtMost,
  requirementsAtMost,
  taskAtMost,
  type SharedExercise,
} from './sharedExercise';

/** An exercise as a student opens it. */
export interface OpenedExercise {
  task: PolicyTask;
  isAnswerHidden: boolean;
  /** The sentences of requirements that cannot be checked here, or only in part. */
  unchecked: readonly string[];
  /** The Kubernetes version that it was written for, if that is not known here. */
  unknownVersion?: string;
}

/** The largest exercise, in characters of JSON. */
export const exerciseAtMost = 1_000_000;

/** Returns an exercise of the teacher as the course has them. Its id stays when it is changed. */
export function taskOf(exercise: SharedExercise): PolicyTask {
  const { keepsSolution, solution, why, requests, answer: _, ...rest } = exercise;
  return {
    ...rest,
    requests: requests.map((request) => ({ ...request, kinds: [ownKind] })),
    ...(!keepsSolution && solution !== undefined && { solution }),
    why: keepsSolution ? '' : why,
  };
}

/**
 * Opens an exercise from data of any origin for a student: without the solution if the teacher keeps it. A requirement
 * that cannot be checked here, or only in part, is never met. Returns why it cannot be opened, as a sentence. Never throws.
 */
export function openExercise(value: unknown): OpenedExercise | { refused: string } {
  const exercise = exerciseFrom(value);
  if (!exercise) return { refused: 'This is no exercise.' };
  const refused = faultOf(value, exercise);
  if (refused !== undefined) return { refused };
  const task = taskOf(exercise);
  const known = new Set(requestsOf(task).map(({ id }) => id));
  const given = listIn(entriesIn(value)?.get('requirements'));
  const unchecked: string[] = [];
  const requirements = task.requirements.map((requirement, index): Requirement => {
    const expects = requirement.expects.filter(({ request }) => known.has(request));
    const asked = entriesIn(given[index])?.get('expects');
    if (expects.length > 0 && lostParts(asked, expects).length === 0) return requirement;
    unchecked.push(requirement.says);
    return { ...requirement, expects, isUnknown: true };
  });
  if (requirements.every(({ expects }) => expects.length === 0)) {
    const isEmpty = given.every((each) => listIn(entriesIn(each)?.get('expects')).length === 0);
    return {
      refused: isEmpty
        ? `No requirement of ${named(exercise)} has a request yet, so nothing can be checked.`
        : `No requirement of ${named(exercise)} can be checked here: they name requests or expectations that are not known. It may be from a newer Auditorium. Reload the page to update.`,
    };
  }
  const version = entriesIn(value)?.get('kubernetes');
  return {
    task: { ...task, title: task.title || 'Exercise', requirements },
    isAnswerHidden: exercise.answer === 'hidden',
    unchecked,
    ...(typeof version === 'string' && version !== task.kubernetes && { unknownVersion: version }),
  };
}

const named = ({ title }: SharedExercise) => (title === '' ? 'this exercise' : `“${title}”`);
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Returns why an exercise cannot be opened as it was given, in a sentence; undefined if it can. */
function faultOf(value: unknown, exercise: SharedExercise): string | undefined {
  const given = entriesIn(value);
  const count = (name: string) => listIn(given?.get(name)).length;
  const name = named(exercise);
  if (sizeIn(value) > exerciseAtMost) return `${upper(name)} is larger than 1 MB, the limit.`;
  if (count('requirements') > requirementsAtMost)
    return `${upper(name)} has ${count('requirements')} requirements; at most ${requirementsAtMost} are allowed.`;
  if (count('requirements') === 0)
    return `${upper(name)} has no requirements, so nothing can be checked.`;
  if (count('hints') > hintsAtMost)
    return `${upper(name)} has ${count('hints')} hints; at most ${hintsAtMost} are allowed.`;
  if (exercise.task.length > taskAtMost)
    return `The task of ${name} is too long: ${lengthText(exercise.task, taskAtMost)}.`;
  if (exercise.why.length > taskAtMost)
    return `The explanation of ${name} is too long: ${lengthText(exercise.why, taskAtMost)}.`;
  if (Math.max(exercise.start.length, exercise.solution?.length ?? 0) > policyAtMost)
    return `The policy of ${name} is too long.`;
  return undefined;
}

const lengthText = ({ length }: string, atMost: number) => `${length} of ${atMost} characters`;
const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Infinite for data that nests too deeply to be written. */
function sizeIn(value: unknown): number {
  try {
    return sizeOf(value);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
