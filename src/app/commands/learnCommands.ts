import { lessonTitles } from '../../course/lessons/list';
import { addresses } from '../../course/addresses';
import { goTo } from '../../storage/address';
import type { Command } from './command';

/** The ways into Learn: its first page, and each lesson. */
export const learnCommands: readonly Command[] = [
  {
    id: 'learn',
    title: 'Learn: lessons and exercises',
    group: 'Learn',
    keywords: 'course tutorial teach train cks exam',
    run: () => goTo(addresses.home),
  },
  ...lessonTitles.map(({ id, title, asks }, index): Command => ({
    id: `lesson-${id}`,
    title: `Lesson ${index + 1}: ${title}`,
    group: 'Learn',
    keywords: asks,
    isThing: true,
    run: () => goTo(addresses.lesson(id)),
  })),
];
