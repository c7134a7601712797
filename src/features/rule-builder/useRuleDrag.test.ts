import { describe, expect, it } from 'vitest';
import { keyed, indexAfterDrop, type Drag } from './useRuleDrag';

describe('keyed', () => {
  const at = (from: number, before: number): Drag => ({ from, before });
  const rows: [
    name: string,
    drag: Drag | undefined,
    key: string,
    next: ReturnType<typeof keyed>,
  ][] = [
    ['Space picks up', undefined, ' ', at(2, 2)],
    ['so does Enter', undefined, 'Enter', at(2, 2)],
    ['arrows alone do nothing', undefined, 'ArrowDown', undefined],
    ['one down', at(2, 2), 'ArrowDown', at(2, 4)],
    ['and back', at(2, 4), 'ArrowUp', at(2, 2)],
    ['one up', at(2, 2), 'ArrowUp', at(2, 1)],
    ['not above the first', at(2, 0), 'ArrowUp', at(2, 0)],
    ['not below the last', at(2, 5), 'ArrowDown', at(2, 5)],
    ['to the top', at(2, 4), 'Home', at(2, 0)],
    ['to the end', at(2, 1), 'End', at(2, 5)],
    ['Space drops', at(2, 0), ' ', 'drop'],
    ['Escape cancels', at(2, 0), 'Escape', 'cancel'],
    ['other keys do nothing', at(2, 0), 'x', undefined],
  ];
  it.each(rows)('%s', (_name, drag, key, next) => {
    expect(keyed(key, drag, 2, 5)).toEqual(next);
  });
});

describe('indexAfterDrop', () => {
  it.each([
    [2, 0, 0],
    [2, 2, 2],
    [2, 3, 2],
    [2, 5, 4],
  ])('rule %i dropped before %i becomes rule %i', (from, before, place) => {
    expect(indexAfterDrop({ from, before })).toBe(place);
  });
});
