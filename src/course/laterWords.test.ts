import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { laterWords } from '../testing/lessons/laterWords';
import { exercises } from './exercises/list';
import { loadLesson } from './lessons/list';
import { lessonIds, type LessonId } from './types';

const proseOf = (id: LessonId) =>
  readFileSync(join(import.meta.dirname, 'lessons', id, 'lesson.en.mdx'), 'utf8');

/** The words of later lessons in a text of a lesson that `explained` does not lead to the glossary for. */
function unexplained(markdown: string, at: number, explained: string): string[] {
  const words = markdown.replaceAll(/\]\([^)]*\)/g, ']');
  return laterWords.flatMap(([word, term, from]) => {
    const later = lessonIds.indexOf(from);
    const isExplained =
      explained.includes(`glossary/${term})`) || words.includes(`Lesson ${later + 1} is about`);
    return at < later && word.test(words) && !isExplained ? term : [];
  });
}

test.each(lessonIds.map((id, at) => [id, at] as const))(
  'lesson %s explains words of later lessons, or leads to the glossary',
  async (id, at) => {
    const { screens } = await loadLesson(id);
    const tasks = screens.flatMap(({ predict = [], steps = [] }) => [
      ...predict.map(({ why }) => why),
      ...steps.flatMap(({ say, notice = '' }) => [say, notice]),
    ]);
    const soFar = lessonIds
      .slice(0, at + 1)
      .map(proseOf)
      .join('\n');
    expect(unexplained([proseOf(id), ...tasks].join('\n'), at, soFar)).toEqual([]);
  },
);

test.each(exercises.map((each) => [each.id, each] as const))(
  'exercise %s explains words of later lessons, or leads to the glossary',
  (_, exercise) => {
    const at = lessonIds.indexOf(exercise.lesson);
    const says = 'requirements' in exercise ? exercise.requirements.map((each) => each.says) : [];
    const soFar = lessonIds
      .slice(0, at + 1)
      .map(proseOf)
      .join('\n');
    const words = [exercise.task, ...says].join('\n');
    expect(unexplained(words, at, `${soFar}\n${exercise.task}`)).toEqual([]);
  },
);
