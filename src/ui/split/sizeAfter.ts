/** A line between two parts, and the part whose share of the room it sets. */
export interface Split {
  /** The custom property that holds the share. */
  property: string;
  name: string;
  /** Whether the line is horizontal and moves up and down. */
  isRow: boolean;
  /** Whether the part follows the line: it grows when the line moves toward the start. */
  atEnd: boolean;
}

/** The sizes around a line, in pixels. */
export interface Measure {
  now: number;
  least: number;
  most: number;
  total: number;
}

/** How far an arrow key moves a line, in pixels. */
const step = 16;

/** Returns the size in pixels after a key press; undefined for other keys. */
export function sizeAfter(key: string, split: Split, { now, least, most }: Measure) {
  const [back, on] = split.isRow ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  const [smaller, larger] = split.atEnd ? [on, back] : [back, on];
  const wanted = { [smaller]: now - step, [larger]: now + step, Home: least, End: most }[key];
  return wanted === undefined ? undefined : Math.max(least, Math.min(most, wanted));
}
