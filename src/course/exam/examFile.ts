import { lineFrom } from '../../requests/ownRequest';
import { entriesIn } from '../../workspace/entriesIn';
import { exercises } from '../exercises/list';
import { drawExam, seedFrom } from './drawExam';
import { examResult, type ExamResult } from './examResult';
import { sessionFrom, type Session } from './session';

/** What a student hands in after an exam. */
export interface ExamHandedIn {
  /** The name that the student typed. */
  student: string;
  /** In ms since 1970. */
  at: number;
  seed: string;
  totalMs: number;
  usedMs: number;
  /** By the id of the exercise. */
  answers: Readonly<Record<string, string>>;
  /** The ids of the tasks that were drawn, in order. */
  tasks: readonly string[];
  /** The points that the student's page showed. */
  earned: number;
}

const kind = 'AuditoriumExam';
const version = 1;
const tasksAtMost = 100;

/** Returns a finished sitting as the text of a file. Evidence is not in it: it is found again when the file is opened. */
export function writeExam(
  session: Session,
  result: ExamResult,
  student: string,
  at: number,
): string {
  const { seed, totalMs, usedMs, answers } = session;
  const tasks = result.tasks.map(({ exercise, points, earned }) => ({
    id: exercise.id,
    points,
    earned,
    answer: answers[exercise.id],
  }));
  const { earned } = result;
  const file = { kind, version, student, at, seed, totalMs, usedMs, earned, tasks };
  return `${JSON.stringify(file, undefined, 1)}\n`;
}

/** Whether a text is a file with the result of an exam, of any version. Never throws. */
export const isExamFile = (file: string): boolean => entriesIn(parsed(file))?.get('kind') === kind;

/** Reads a file with the result of an exam. Returns why it cannot be read, as a sentence. Never throws. */
export function readExam(file: string): ExamHandedIn | { refused: string } {
  const given = entriesIn(parsed(file));
  if (given?.get('kind') !== kind) return { refused: 'no file with the result of an exam' };
  if (given.get('version') !== version) {
    return { refused: 'written by a newer Auditorium; reload the page to update' };
  }
  const listed = given.get('tasks');
  const tasks = (Array.isArray(listed) ? listed : [])
    .slice(0, tasksAtMost)
    .flatMap((each): [string, unknown][] => {
      const task = entriesIn(each);
      const id = lineFrom(task?.get('id'))?.slice(0, 200);
      return id === undefined || id === '__proto__' ? [] : [[id, task?.get('answer')]];
    });
  const session = sessionFrom({
    ...Object.fromEntries(given),
    answers: Object.fromEntries(tasks),
  });
  if (!session) return { refused: 'damaged: it does not say which exam it is' };
  const { seed, totalMs, usedMs, answers } = session;
  const [at, earned] = [given.get('at'), given.get('earned')].map((value) =>
    typeof value === 'number' && Number.isFinite(value) ? value : 0,
  );
  return {
    student: lineFrom(given.get('student'))?.slice(0, 100) ?? 'No name',
    at: at ?? 0,
    seed: seedFrom(seed) ?? seed,
    totalMs,
    usedMs,
    answers,
    tasks: tasks.map(([id]) => id),
    earned: earned ?? 0,
  };
}

/**
 * Grades an exam that was handed in: its tasks are drawn again from its name. Returns undefined if other tasks are drawn
 * than the student had, in another version: then nothing can be said.
 */
export function gradedExam({ seed, tasks, answers }: ExamHandedIn): ExamResult | undefined {
  const drawn = drawExam(seed, exercises);
  const isSame = drawn.tasks.map(({ exercise }) => exercise.id).join('\n') === tasks.join('\n');
  return isSame ? examResult(drawn, answers) : undefined;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(file);
  } catch {
    return undefined;
  }
}
