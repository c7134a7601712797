import { expect, it } from 'vitest';
import { sizeAfter, splits } from './splits';

const sizes = { now: 400, least: 220, most: 500, total: 1400 };
const rows: [pane: keyof typeof splits, key: string, size: number | undefined][] = [
  ['YAML', 'ArrowRight', 416],
  ['YAML', 'ArrowLeft', 384],
  ['YAML', 'ArrowUp', undefined],
  ['Preview', 'ArrowRight', 384],
  ['Preview', 'ArrowLeft', 416],
  ['Problems', 'ArrowUp', 416],
  ['Problems', 'ArrowDown', 384],
  ['Problems', 'Home', 220],
  ['Problems', 'End', 500],
  ['YAML', 'a', undefined],
];
it.each(rows)('%s, %s', (pane, key, size) => {
  expect(sizeAfter(key, splits[pane], sizes)).toBe(size);
});

it('stays within its limits', () => {
  expect(sizeAfter('ArrowRight', splits.YAML, { ...sizes, now: 495 })).toBe(500);
  expect(sizeAfter('ArrowLeft', splits.YAML, { ...sizes, now: 225 })).toBe(220);
});
