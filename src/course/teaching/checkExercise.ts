import { check } from '../../engine/check';
import { decide } from '../../engine/decide';
import { tryMutants } from '../../expectations/tryMutants';
import type { Missed } from '../../expectations/report';
import { gradePolicy, type Grade } from '../grade';
import { requestsOf } from '../requestsOf';
import { taskOf } from './openedExercise';
import type { SharedExercise } from './sharedExercise';

/** Whether an exercise asks for what its teacher means. */
export interface ExerciseCheck {
  /** What becomes of the solution; absent without one. */
  solution?: Grade;
  /** Each of these should fail. */
  passesAtStart: boolean;
  /** A policy that records every request in full passes. */
  passesWithAll: boolean;
  /** A policy that records nothing passes. */
  passesWithNone: boolean;
  /** Changed solutions that pass all the same, and how many were tried. */
  missed: readonly Missed[];
  tried: number;
}

const recording = (level: string) =>
  `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: ${level}\n`;

/** Checks an exercise: one pause for each policy that is tried. In: also an exercise that is not finished. */
export function* checkExercise(exercise: SharedExercise): Generator<undefined, ExerciseCheck> {
  const task = taskOf(exercise);
  const passes = (text: string) => task.requirements.length > 0 && gradePolicy(task, text).isPassed;
  const passesAtStart = passes(task.start);
  yield;
  const passesWithAll = passes(recording('RequestResponse'));
  yield;
  const passesWithNone = passes(recording('None'));
  yield;
  const found = { passesAtStart, passesWithAll, passesWithNone, missed: [], tried: 0 };
  const { solution, kubernetes } = exercise;
  if (solution === undefined || solution.trim() === '') return found;
  const grade = gradePolicy(task, solution);
  yield;
  const { policy } = check(solution, kubernetes).reading;
  if (!policy) return { ...found, solution: grade };
  const expects = task.requirements.flatMap((requirement) => requirement.expects);
  const rows = decide(policy, requestsOf(task), kubernetes);
  const trials = yield* tryMutants(policy, expects, rows, kubernetes);
  return {
    ...found,
    solution: grade,
    missed: trials.filter((trial) => trial.outcome === 'missed'),
    tried: trials.filter(({ outcome }) => outcome === 'missed' || outcome === 'noticed').length,
  };
}
