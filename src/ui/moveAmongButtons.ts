import type { KeyboardEvent } from 'react';

/**
 * Moves the focus among the buttons of an element, of which Tab reaches one: with two arrow keys, Home and End. Behind
 * the last one is the first, or nothing.
 */
export function moveAmongButtons(
  event: KeyboardEvent<HTMLElement>,
  [back, on]: readonly [back: string, on: string],
  behindLast: 'first' | 'nothing',
): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const last = buttons.length - 1;
  const at = buttons.findIndex((each) => each === document.activeElement);
  const to = { [back]: at - 1, [on]: at + 1, Home: 0, End: last }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  const place = behindLast === 'first' ? to % buttons.length : Math.max(0, Math.min(last, to));
  buttons.at(place)?.focus();
}
