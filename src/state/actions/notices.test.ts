import { expect, it } from 'vitest';
import type { Notice } from '../state';
import { lasting, plainNotice } from './notices';

it.each<[name: string, notice: Notice | undefined, lasts: boolean]>([
  ['no notice', undefined, false],
  ['a plain notice', plainNotice('Copied.'), false],
  ['a declined edit', { text: 'No.', kind: 'refused' }, false],
  ['a storage problem', { text: 'No room.', kind: 'bad' }, true],
  ['a text from another tab', { ...plainNotice('Changed.'), offer: '' }, true],
  ['a notice with buttons', { ...plainNotice('Overwrite?'), actions: [] }, true],
])('after an edit: %s', (_name, notice, lasts) => {
  expect(lasting(notice)).toBe(lasts ? notice : undefined);
});
