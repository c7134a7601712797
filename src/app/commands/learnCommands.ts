import { lessonTitles } from '../../course/lessons/list';
import { addresses } from '../../course/addresses';
import type { StoreApi } from '../../state/store';
import { goTo } from '../../storage/address';
import type { Command } from './command';
import { noText } from './keyed';

/** The ways into Learn: its first page, and each lesson. */
export const learnCommands: readonly Command[] = [
  {
    id: 'learn',
    title: 'Learn: lessons and exercises',
    group: 'Learn',
    keywords: 'course tutorial teach train cks exam',
    run: () => goTo(addresses.home),
  },
  {
    id: 'make-exercise',
    title: 'Make an exercise from this policy',
    group: 'Learn',
    keywords: 'teach teacher course students task share',
    unavailable: noText,
    run: ({ store }) => void makeExercise(store),
  },
  {
    id: 'teach',
    title: 'Teach: write exercises, open results',
    group: 'Learn',
    keywords: 'teacher course students share',
    run: () => goTo(addresses.teach),
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

async function makeExercise(store: StoreApi): Promise<void> {
  try {
    const { addExercise } = await import('../../learn/teach/addExercise');
    if (!addExercise(store))
      store.getState().say('Teach is full. Remove an exercise first.', 'bad');
    else goTo(addresses.teach);
  } catch {
    store.getState().say('Teach could not be loaded. Try again when you are online.', 'bad');
  }
}
