import { answersIn } from './answers';
import { gradeAnswers } from './gradeAnswers';
import { gradePolicy, type Grade } from './grade';
import type { ExamExercise, Exercise, PolicyTask } from './types';

/** Grades an answer as it is saved: the text of a policy, or answers to questions as JSON. For manifests see `gradeManifest`. */
export const gradeExercise = (exercise: ExamExercise, answer: string): Grade =>
  'solution' in exercise
    ? gradePolicy(exercise, answer)
    : gradeAnswers(exercise, answersIn(answer));

/** Returns the answer that an exercise begins with. */
export const firstAnswer = (exercise: Exercise | PolicyTask): string =>
  'start' in exercise ? exercise.start : '{}';
