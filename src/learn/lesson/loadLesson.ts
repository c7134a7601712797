import { loadLesson } from '../../course/lessons/list';
import { screensOf, type WholeScreen } from '../../course/screens';
import type { LessonId } from '../../course/types';
import type { Prose } from '../prose/prose';

/** A lesson with its words. */
export interface LoadedLesson {
  screens: readonly WholeScreen[];
  Prose: Prose;
}

/** One file for each lesson and language. */
const prose = import.meta.glob<{ default: Prose }>('../../course/lessons/*/lesson.*.mdx');

const loaded = new Map<LessonId, Promise<LoadedLesson>>();

/** Loads a lesson once. A failure is not remembered. */
export function lessonOf(id: LessonId): Promise<LoadedLesson> {
  const known = loaded.get(id);
  if (known) return known;
  const loading = load(id);
  loaded.set(id, loading);
  loading.catch(() => loaded.delete(id));
  return loading;
}

async function load(id: LessonId): Promise<LoadedLesson> {
  const words = prose[`../../course/lessons/${id}/lesson.en.mdx`];
  if (!words) throw new Error(`there are no words for lesson ${id}`);
  const [lesson, { default: Prose }] = await Promise.all([loadLesson(id), words()]);
  return { screens: screensOf(lesson), Prose };
}
