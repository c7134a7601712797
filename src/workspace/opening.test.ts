import { expect, test } from 'vitest';
import { isInLibrary, openingOf } from './opening';
import type { Workspace } from './workspace';

const workspace: Workspace = {
  id: 'a',
  name: 'Prod',
  text: 'one',
  kubernetes: '1.36',
  lineEnding: '\n',
  later: { author: 'Ana' },
};
const kept = { ...workspace, revision: 3, changedAt: 5 };

test('a saved workspace opens with its revision and without its time', () => {
  expect(openingOf(kept)).toEqual({
    ...workspace,
    standing: 'kept',
    revision: 3,
    inLibrary: workspace,
  });
});

test.each<[name: string, given: boolean, text: string, expected: boolean]>([
  ['unchanged', true, 'one', true],
  ['another text', true, 'two', false],
  ['the text restored', true, 'one', true],
  ['not in the library', false, 'one', false],
])('is it in the library: %s', (_name, given, text, expected) => {
  expect(isInLibrary({ ...openingOf(kept, given), text, kubernetes: '1.35' })).toBe(expected);
});
