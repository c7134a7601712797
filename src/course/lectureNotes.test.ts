import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemCodes } from '../engine/problemCodes/problemCodes';
import { exercises } from './exercises/list';
import { termOf } from './glossary/glossary';
import { lessonTitles, loadLesson } from './lessons/list';

const page = readFileSync(new URL('../../docs/lecture-notes.md', import.meta.url), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => /^\| (?:\d|all)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, notes = '', , , where = '']) => ({ notes, where }));

/** Every place of the notes that is wrong, missing something or easily misread. */
const places =
  `000:6-7 000:7 000:12 000:13-14 000:14-15 000:16 000:17 000:25 000:33 001:7 001:22-32 001:29 001:31 001:35
  001:37 001:39 001:40 001:44 001:45 002:31 002:33 002:45 002:63 002:67 003:12-13 003:18 003:25 003:28 003:36 003:47
  003:48 003:53 003:125 003:126-131 003:131 004:13 004:19 004:20 004:21 004:36 004:40 004:42 004:49 004:53-76 004:80-91
  004:97-109`.split(/\s+/);

test('deals with every place of the notes, and with what is not in them', () => {
  const named = new Set(rows.flatMap(({ notes }) => notes.split(', ')));
  expect(places.filter((place) => !named.has(place))).toEqual([]);
  expect(rows.filter(({ notes }) => notes === 'all').length).toBeGreaterThan(9);
});

test('leads to lessons, checks, terms and exercises that exist', async () => {
  const screens = new Map<string, number>(
    await Promise.all(
      lessonTitles.map(async ({ id }) => [id, (await loadLesson(id)).screens.length] as const),
    ),
  );
  const ids = new Set(exercises.map(({ id }) => id));
  const isThere: Record<string, (id: string, screen: number) => boolean> = {
    lesson: (id, screen) => screen >= 1 && screen <= (screens.get(id) ?? 0),
    check: (id) => Object.hasOwn(problemCodes, id),
    term: (id) => termOf(id) !== undefined,
    exercise: (id) => ids.has(id),
  };
  const dead = rows.flatMap(({ where }) =>
    where.split(', ').filter((reference) => {
      const [, kind = '', id = '', screen] =
        /^(\w+) [[`]([\w-]+)[\]`](?:\([^)]*\))?(?: (\d+))?$/.exec(reference) ?? [];
      return !isThere[kind]?.(id, Number(screen));
    }),
  );
  expect(dead).toEqual([]);
});
