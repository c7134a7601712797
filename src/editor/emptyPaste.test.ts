// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { passEmptyPaste } from './emptyPaste';

/** Pastes into an editor that cancels every paste, as Monaco does. Returns whether the paste was hidden from it. */
function pasted(clipboardData: unknown, stopped = false) {
  const node = document.createElement('div');
  const box = node.appendChild(document.createElement('textarea'));
  const swallow = vi.fn<(event: Event) => void>((event) => event.preventDefault());
  box.addEventListener('paste', swallow);
  const stop = passEmptyPaste({ getDomNode: () => node });
  if (stopped) stop();
  const event = new Event('paste', { bubbles: true, cancelable: true });
  box.dispatchEvent(Object.assign(event, { clipboardData }));
  return swallow.mock.calls.length === 0 && !event.defaultPrevented;
}

const rows: [name: string, clipboardData: unknown, passed: boolean][] = [
  ['nothing', { types: [] }, true],
  ['no clipboard', null, true],
  ['a text', { types: ['text/plain'] }, false],
  ['files', { types: ['Files'] }, false],
];
it.each(rows)('whether a paste of %s is hidden', (_name, clipboardData, passed) => {
  expect(pasted(clipboardData)).toBe(passed);
});

it('hides nothing once it is stopped', () => {
  expect(pasted({ types: [] }, true)).toBe(false);
});
