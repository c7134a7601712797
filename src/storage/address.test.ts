import { expect, test } from 'vitest';
import { readFragment, type Asked } from './address';

test.each<[string, string, Asked]>([
  ['nothing', '', { kind: 'nothing' }],
  ['only the sign', '#', { kind: 'nothing' }],
  ['a new workspace', '#new', { kind: 'new' }],
  ['a link', '#v1=ab-_', { kind: 'link', link: 'v1=ab-_' }],
  ['a link of later days', '#v23=ab', { kind: 'link', link: 'v23=ab' }],
  ['a link whose = was escaped on the way', '#v1%3Dab', { kind: 'link', link: 'v1=ab' }],
  ['a link with the full stop behind it', '#v1=ab).', { kind: 'link', link: 'v1=ab' }],
  ['padding is no slip of a chat', '#v1=ab==', { kind: 'link', link: 'v1=ab==' }],
  ['a place in a page of somebody else', '#top', { kind: 'nothing' }],
])('%s', (_name, fragment, asked) => {
  expect(readFragment(fragment)).toEqual(asked);
});
