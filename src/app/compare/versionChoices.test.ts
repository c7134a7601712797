import { expect, test } from 'vitest';
import { versionChoices } from './versionChoices';

const now = new Date(2026, 10, 21, 12).getTime();
const minute = 60_000;
const choicesOf = (...states: [minutesAgo: number, text: string][]) =>
  versionChoices(
    states.map(([ago, text]) => ({ workspace: 'w', at: now - ago * minute, text })),
    'now',
    now,
  ).choices;

test('versions keep their order and texts, without the text itself', () => {
  expect(choicesOf([1, 'c'], [2, 'now'], [60, 'b'], [9 * 24 * 60, 'a'])).toEqual([
    { value: 'version 0', name: 'version from 1 min ago', text: 'c' },
    { value: 'version 2', name: 'version from 1 h ago', text: 'b' },
    { value: 'version 3', name: expect.stringMatching(/from Nov 12, 2026, 12:00\sPM$/), text: 'a' },
  ]);
});

test('versions of the same hour have the time of day as well', () => {
  const names = choicesOf([70, 'c'], [80, 'b'], [120, 'a']).map(({ name }) => name);
  expect(names.map((name) => name.replaceAll(/\s/g, ' '))).toEqual([
    'version from 1 h ago (10:50:00 AM)',
    'version from 1 h ago (10:40:00 AM)',
    'version from 2 h ago',
  ]);
});

test('a new workspace has none', () => expect(choicesOf()).toEqual([]));
