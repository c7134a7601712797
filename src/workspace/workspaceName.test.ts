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
  ['not a string', { name: 'x' }, undefined],
  ['nothing', undefined, undefined],
  ['bidirectional characters', 'a\u202Eb', 'a\\u202eb'],
  ['invisible characters', 'a\u200Bb\u0007', 'a\\u200bb\\u0007'],
  ['HTML is kept as text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['too long: cut, but not within a character', `${long}🔥`, long],
])('%s', (_name, given, name) => {
  expect(workspaceName(given)).toBe(name);
  // A saved name is read again.
  expect(workspaceName(workspaceName(given))).toBe(name);
});

test('a copy of a long name still ends with (copy)', () => {
  expect(copyName(`${long}b`)).toBe(`${'a'.repeat(113)} (copy)`);
});
