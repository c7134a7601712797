import type { ResizedPane } from '../storage/preferences';

/** The lines between the panes. Each sets the share of one pane; Rules takes the rest. */
export const splits: Record<ResizedPane, Split> = {
  YAML: { property: '--yaml', name: 'Width of YAML', isRow: false, atEnd: false, least: 220 },
  Preview: {
    property: '--preview',
    name: 'Width of Preview',
    isRow: false,
    atEnd: true,
    least: 300,
  },
  Problems: {
    property: '--problems',
    name: 'Height of Problems',
    isRow: true,
    atEnd: true,
    least: 64,
  },
};

export interface Split {
  /** The custom property that holds the share. */
  property: string;
  name: string;
  /** Whether the line is horizontal and moves up and down. */
  isRow: boolean;
  /** Whether the pane follows the line: it grows when the line moves toward the start. */
  atEnd: boolean;
  /** The minimum size in pixels; the same as in App.module.css. */
  least: number;
}

/** The minimum size of Rules in pixels; the same as in App.module.css. */
const rulesKeep = { width: 250, height: 160 };

/** The sizes around a line, in pixels. */
export interface Measure {
  now: number;
  least: number;
  most: number;
  total: number;
}

/** Measures the panes on the page. */
export function measure(main: HTMLElement, pane: ResizedPane): Measure {
  const { isRow, least } = splits[pane];
  const side = isRow ? 'height' : 'width';
  const sizeOf = (name: string) =>
    main.querySelector(`:scope > [data-pane="${name}"]`)?.getBoundingClientRect()[side] ?? 0;
  const now = sizeOf(pane);
  return {
    now,
    least,
    most: Math.max(least, now + sizeOf('Rules') - rulesKeep[side]),
    total: main.getBoundingClientRect()[side],
  };
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
