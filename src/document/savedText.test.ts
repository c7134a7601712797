import { expect, it } from 'vitest';
import { savedText } from './savedText';

it.each([
  ['a', 'a'],
  ['😀', '😀'],
  ['\ud83d', '\ufffd'],
  ['a\ude00\ude00b', 'a\ufffd\ufffdb'],
  ['\ud83d😀', '\ufffd😀'],
])('%j is saved as %j', (text, saved) => {
  expect(savedText(text)).toBe(saved);
});
