import type { Grade } from '../grade';
import { firstAnswer, gradeExercise } from '../gradeExercise';
import { pointsToPass, type Exam, type ExamTask } from './drawExam';

/** What became of one task. */
export interface TaskResult extends ExamTask {
  answer: string;
  isAnswered: boolean;
  grade: Grade;
  /** Points for the requirements that are met, in proportion; rounded down unless all are. */
  earned: number;
}

export interface ExamResult {
  tasks: readonly TaskResult[];
  earned: number;
  isPassed: boolean;
}

/** Grades all answers of an exam, by the id of their exercise. */
export function examResult({ tasks }: Exam, answers: Readonly<Record<string, string>>): ExamResult {
  const results = tasks.map((task): TaskResult => {
    const { exercise, points } = task;
    const first = firstAnswer(exercise);
    const answer = answers[exercise.id] ?? first;
    const isAnswered = answer !== first;
    const grade = gradeExercise(exercise, answer);
    // What the text to begin with does already is not earned.
    const before = metIn(gradeExercise(exercise, first));
    const open = grade.outcomes.length - before;
    const share = isAnswered && open > 0 ? Math.max(0, metIn(grade) - before) / open : 0;
    return { ...task, answer, isAnswered, grade, earned: Math.floor(points * share) };
  });
  const earned = results.reduce((sum, result) => sum + result.earned, 0);
  return { tasks: results, earned, isPassed: earned >= pointsToPass };
}

const metIn = ({ outcomes }: Grade) => outcomes.filter(({ isMet }) => isMet).length;
