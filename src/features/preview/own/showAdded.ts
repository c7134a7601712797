import type { StudioRoot } from '../../../state/useApp';
import { mediaQuery } from '../../../ui/mediaQuery';
import { roomFor } from '../room';
import { rowOf } from '../rowOf';
import { showNearest } from '../showNearest';

const pane = ({ current }: StudioRoot) =>
  current?.querySelector<HTMLElement>('[data-pane="Preview"]') ?? null;

const phone = mediaQuery('(max-width: 700px)');

/** So long is waited for the row, in frames. */
const framesAtMost = 120;
const scrollAt = framesAtMost - 20;

/** Whether the detail of a request would hide the list. */
export function isListHidden(root: StudioRoot): boolean {
  const { clientWidth = 0, clientHeight = 0 } = pane(root) ?? {};
  // A pane that is not shown has no size.
  return clientWidth === 0
    ? phone.matches
    : roomFor(clientWidth, clientHeight, phone.matches) === 'alone';
}

/** Scrolls the chosen kind of requests into its row, which is too narrow for all of them on a phone. */
export function showChosenKind(root: StudioRoot): void {
  const chosen = pane(root)?.querySelector<HTMLElement>('[role="group"] > [aria-pressed="true"]');
  const row = chosen?.parentElement;
  if (!row) return;
  const start = chosen.offsetLeft - row.offsetLeft;
  const isIn = start >= row.scrollLeft;
  if (!isIn || start + chosen.offsetWidth > row.scrollLeft + row.clientWidth)
    row.scrollLeft = start - (row.clientWidth - chosen.offsetWidth) / 2;
}

/** Focuses the pane of the requests. */
export function focusPreview(root: StudioRoot): void {
  pane(root)?.focus({ preventScroll: true });
}

/** Focuses the row of a request as soon as the list shows it, unless the focus has gone elsewhere in the meantime. */
export function focusWhenShown(root: StudioRoot, id: string, frames = framesAtMost): void {
  const { activeElement, body } = document;
  const isInDialog = activeElement?.closest('[role="dialog"]');
  const preview = pane(root);
  // The dialog gives the focus back to a button of the pane.
  if (activeElement !== body && !isInDialog && !preview?.contains(activeElement)) return;
  const grid = preview?.querySelector('[role="grid"]') ?? null;
  const row = document.querySelector('[role="dialog"]') ? null : rowOf(grid, id);
  if (!row) {
    // Of a long list, only what is near is on the page. What was added is mostly at its end.
    if (frames === scrollAt && grid?.parentElement)
      grid.parentElement.scrollTop = grid.parentElement.scrollHeight;
    if (frames > 0) requestAnimationFrame(() => focusWhenShown(root, id, frames - 1));
    return;
  }
  row.focus({ preventScroll: true });
  if (grid?.parentElement) showNearest(grid.parentElement, row);
}
