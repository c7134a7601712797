import { expect, test } from 'vitest';
import { copyName, workspaceName } from './workspaceName';

const long = 'a'.repeat(119);

test.each<[string, unknown, string | undefined]>([
  ['a name', 'Prod', 'Prod'],
  ['with space around it', '  Prod\n', 'Prod'],
  ['of another script', 'سياسة', 'سياسة'],
  ['with an emoji', '🔥 Prod', '🔥 Prod'],
  ['empty', '', undefined],
  ['blank', ' \t', undefined],
  ['no text', { name: 'x' }, undefined],
  ['nothing', undefined, undefined],
  ['what turns the words around it', 'a\u202Eb', 'a\\u202eb'],
  ['what nobody sees', 'a\u200Bb\u0007', 'a\\u200bb\\u0007'],
  ['HTML is text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['too long, but not through a character', `${long}🔥`, long],
])('%s', (_name, given, name) => {
  expect(workspaceName(given)).toBe(name);
  // What is kept is read again.
  expect(workspaceName(workspaceName(given))).toBe(name);
});

test('a copy of a long name still says so', () => {
  expect(copyName(`${long}b`)).toBe(`${'a'.repeat(113)} (copy)`);
});
