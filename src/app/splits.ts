import type { ResizedPane } from '../storage/preferences';
import type { Measure, Split } from '../ui/split/sizeAfter';

/** The lines between the panes. Each sets the share of one pane; Rules takes the rest. `least` is its minimum size in pixels, the same as in App.module.css. */
export const splits: Record<ResizedPane, Split & { least: number }> = {
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

/** The minimum size of Rules in pixels; the same as in App.module.css. */
const rulesKeep = { width: 250, height: 160 };

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
