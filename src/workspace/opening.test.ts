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

test('a kept workspace opens as it is, without what the library counts', () => {
  expect(openingOf(kept)).toEqual({
    ...workspace,
    standing: 'kept',
    revision: 3,
    inLibrary: workspace,
  });
});

test.each<[name: string, given: boolean, text: string, expected: boolean]>([
  ['as kept', true, 'one', true],
  ['with another text', true, 'two', false],
  ['back at the text', true, 'one', true],
  ['not in the library', false, 'one', false],
])('is it in the library: %s', (_name, given, text, expected) => {
  expect(isInLibrary({ ...openingOf(kept, given), text, kubernetes: '1.35' })).toBe(expected);
});
