import type { Measure, Split } from '../../ui/split/sizeAfter';

/** Where the detail of the selected request is: beside the list, below it, or instead of it. */
export type Room = 'beside' | 'below' | 'alone';

/** The least width of a pane with list and detail side by side, and its least height with both, in pixels. */
const besideFrom = 700;
const belowFrom = 500;

/** Returns where the detail is, given the size of the pane in pixels. Phones have room for one of them. */
export function roomFor(width: number, height: number, isPhone: boolean): Room {
  if (isPhone) return 'alone';
  if (width >= besideFrom) return 'beside';
  return height >= belowFrom ? 'below' : 'alone';
}

/** The line between list and detail. */
export const splits: Record<Exclude<Room, 'alone'>, Split> = {
  beside: { property: '--detail-width', name: 'Width of the detail', isRow: false, atEnd: true },
  below: { property: '--detail-height', name: 'Height of the detail', isRow: true, atEnd: true },
};

/** The minimum sizes in pixels; the same as in Split.module.css. */
const least = {
  width: { list: 260, detail: 300 },
  height: { list: 100, detail: 140 },
};

/** Measures list and detail in the element around both. */
export const measures: Record<Exclude<Room, 'alone'>, (around: HTMLElement) => Measure> = {
  beside: (around) => measure(around, 'width'),
  below: (around) => measure(around, 'height'),
};

function measure(around: HTMLElement, side: 'width' | 'height'): Measure {
  const total = around.getBoundingClientRect()[side];
  const { list, detail } = least[side];
  return {
    now: around.lastElementChild?.getBoundingClientRect()[side] ?? 0,
    least: detail,
    most: Math.max(detail, total - list),
    total,
  };
}
