// @vitest-environment jsdom
import { TabFocus } from 'monaco-editor/editor/browser/config/tabFocus';
import { afterEach, expect, it } from 'vitest';
import { followTab } from './tabFocus';

afterEach(() => TabFocus.setTabFocusMode(false));

function followed() {
  const node = document.createElement('div');
  const box = node.appendChild(document.createElement('textarea'));
  const told: boolean[] = [];
  const stop = followTab({ getDomNode: () => node }, 'hint', (moves) => told.push(moves));
  return { box, told, stop };
}

it('reports what Tab does now, and every change, until it is stopped', () => {
  TabFocus.setTabFocusMode(true);
  const { told, stop } = followed();
  expect(told).toEqual([true]);
  TabFocus.setTabFocusMode(false);
  expect(told).toEqual([true, false]);
  stop();
  TabFocus.setTabFocusMode(true);
  expect(told).toEqual([true, false]);
});

it('the hint describes the text box', () => {
  expect(followed().box.getAttribute('aria-describedby')).toBe('hint');
});
