import { expect, it } from 'vitest';
import type { Notice } from '../state';
import { lasting, plainNotice } from './notices';

it.each<[name: string, notice: Notice | undefined, lasts: boolean]>([
  ['none', undefined, false],
  ['plain news', plainNotice('Copied.'), false],
  ['why an edit was refused', { text: 'No.', kind: 'refused' }, false],
  ['trouble with storage', { text: 'No room.', kind: 'bad' }, true],
  ['a text of another tab', { ...plainNotice('Changed.'), offer: '' }, true],
  ['a question', { ...plainNotice('Overwrite?'), actions: [] }, true],
])('an edit, and %s', (_name, notice, lasts) => {
  expect(lasting(notice)).toBe(lasts ? notice : undefined);
});
