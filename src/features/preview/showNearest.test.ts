// @vitest-environment jsdom
import { expect, onTestFinished, test, vi } from 'vitest';
import { keepInView } from './showNearest';

/** A row of 28 px, so far below the top of a pane, and what happens when the pane becomes lower or higher. */
function paneWith(top: number, height: number) {
  let changed = () => {};
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(onChange: () => void) {
        changed = onChange;
      }
      observe() {}
      disconnect() {
        changed = () => {};
      }
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  const [pane, row] = [document.createElement('div'), document.createElement('div')];
  const place = vi.spyOn(pane, 'clientHeight', 'get').mockReturnValue(height);
  row.getBoundingClientRect = () => new DOMRect(0, top - pane.scrollTop, 100, 28);
  const stop = keepInView(pane, row);
  const resize = (to: number) => {
    place.mockReturnValue(to);
    changed();
    return pane.scrollTop;
  };
  return { pane, resize, stop };
}

const rows: [name: string, top: number, heights: number[], scrolled: number[]][] = [
  ['a note makes the list lower than the row', 160, [150], [38]],
  ['the row is still in view', 100, [150], [0]],
  ['the list becomes lower twice', 160, [180, 120], [8, 68]],
  ['the list becomes higher again', 160, [150, 200], [38, 38]],
  ['the row was out of view before', 300, [150], [0]],
];
test.each(rows)('the selected row stays in view: %s', (_name, top, heights, scrolled) => {
  const { resize } = paneWith(top, 200);
  expect(heights.map(resize)).toEqual(scrolled);
});

test('once ended, nothing scrolls', () => {
  const { resize, stop } = paneWith(160, 200);
  stop();
  expect(resize(150)).toBe(0);
});
