import { expect, test } from 'vitest';
import { termOf } from './glossary/glossary';
import { lessonTitles, loadLesson } from './lessons/list';
import { problemTopics } from './problemTopics';

const topics = Object.entries(problemTopics);

test('every check leads to a term, and to a screen that is there', async () => {
  expect(topics.filter(([, { term }]) => !termOf(term))).toEqual([]);
  const screens = new Map(
    await Promise.all(
      lessonTitles.map(async ({ id }) => [id, (await loadLesson(id)).screens.length] as const),
    ),
  );
  const dead = topics.filter(([, { lesson, screen = 0 }]) => {
    const count = lesson && screens.get(lesson);
    return count !== undefined && (screen < 1 || screen > count);
  });
  expect(dead).toEqual([]);
});
