import { expect, test } from 'vitest';
import { embedHeight, embedPage, plainEmbed, type Embed } from './embedPage';

test.each<[change: Partial<Embed>, page: string]>([
  [{}, 'embed.html'],
  [{ theme: 'dark' }, 'embed.html?theme=dark'],
  [{ isEditable: true }, 'embed.html?edit=yes'],
  [{ theme: 'light', isEditable: true, height: 900 }, 'embed.html?theme=light&edit=yes'],
])('%j is %s', (change, page) => {
  expect(embedPage({ ...plainEmbed, ...change })).toBe(page);
});

test.each([
  [480, 480],
  [600.4, 600],
  [1, 320],
  [-Infinity, 320],
  [1e9, 2000],
  [NaN, 480],
])('a height of %d becomes %d', (given, height) => {
  expect(embedHeight(given)).toBe(height);
});
