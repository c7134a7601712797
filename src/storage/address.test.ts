import { expect, test } from 'vitest';
import { readFragment, type AddressTarget } from './address';

test.each<[string, string, AddressTarget]>([
  ['nothing', '', { kind: 'nothing' }],
  ['# alone', '#', { kind: 'nothing' }],
  ['a new workspace', '#new', { kind: 'new' }],
  ['a link', '#v1=ab-_', { kind: 'link', link: 'v1=ab-_' }],
  ['a link of a later version', '#v23=ab', { kind: 'link', link: 'v23=ab' }],
  ['a link whose = was escaped', '#v1%3Dab', { kind: 'link', link: 'v1=ab' }],
  ['a link followed by a bracket and a period', '#v1=ab).', { kind: 'link', link: 'v1=ab' }],
  ['padding stays', '#v1=ab==', { kind: 'link', link: 'v1=ab==' }],
  ['Learn', '#learn', { kind: 'learn', path: [] }],
  ['a lesson', '#learn/lesson/stages/2', { kind: 'learn', path: ['lesson', 'stages', '2'] }],
  ['switching audit on', '#enable/check', { kind: 'enable', path: ['check'] }],
  ['questions', '#prove', { kind: 'prove', path: [] }],
  ['a word that begins like Learn', '#learning', { kind: 'nothing' }],
  ['an unknown fragment', '#top', { kind: 'nothing' }],
])('%s', (_name, fragment, asked) => {
  expect(readFragment(fragment)).toEqual(asked);
});
