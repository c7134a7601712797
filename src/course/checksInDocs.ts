import { checksPage } from '../engine/problemCodes/checksPage';
import { termOf } from './glossary/glossary';
import { lessonTitles } from './lessons/list';
import { problemTopics } from './problemTopics';

/** Returns the text of docs/checks.md: every check, with the lesson and the term that explain it. */
export const checksInDocs = (): string =>
  checksPage((code) => {
    const { lesson, screen, term } = problemTopics[code];
    const title = lessonTitles.find(({ id }) => id === lesson)?.title;
    const inLesson = title
      ? [`[${title}](../src/course/lessons/${lesson}/lesson.en.mdx), screen ${screen}`]
      : [];
    return `Learn: ${[...inLesson, `glossary: ${termOf(term)?.term}`].join('; ')}.`;
  });
