import { expect, it } from 'vitest';
import { sizeAfter } from './sizeAfter';

const line = (isRow: boolean, atEnd: boolean) => ({ property: '--size', name: '', isRow, atEnd });
const left = line(false, false);
const right = line(false, true);
const bottom = line(true, true);

const sizes = { now: 400, least: 220, most: 500, total: 1400 };
const rows: [split: typeof left, key: string, size: number | undefined][] = [
  [left, 'ArrowRight', 416],
  [left, 'ArrowLeft', 384],
  [left, 'ArrowUp', undefined],
  [right, 'ArrowRight', 384],
  [right, 'ArrowLeft', 416],
  [bottom, 'ArrowUp', 416],
  [bottom, 'ArrowDown', 384],
  [bottom, 'Home', 220],
  [bottom, 'End', 500],
  [left, 'a', undefined],
];
it.each(rows)('%o, %s', (split, key, size) => {
  expect(sizeAfter(key, split, sizes)).toBe(size);
});

it('stays within its limits', () => {
  expect(sizeAfter('ArrowRight', left, { ...sizes, now: 495 })).toBe(500);
  expect(sizeAfter('ArrowLeft', left, { ...sizes, now: 225 })).toBe(220);
});
