import { panes, type Pane } from '../state/state';
import type { StudioRoot } from '../state/useApp';
import { mediaQuery } from '../ui/mediaQuery';

/** The place of each pane among the tabs in narrow windows: form and preview before the text. */
const tabPlaces: Record<Pane, number> = { Rules: 0, Preview: 1, YAML: 2, Problems: 3 };

/** The order of the tabs in narrow windows. */
export const tabOrder: readonly Pane[] = panes.toSorted((a, b) => tabPlaces[a] - tabPlaces[b]);

/** Between phones and wide windows: the preview at the right, the other panes as tabs at its left. */
export const twoColumns = mediaQuery('(min-width: 701px) and (max-width: 1099px)');
export const leftTabs: readonly Pane[] = ['YAML', 'Rules', 'Problems'];

/** Returns the current order of the panes, side by side or as tabs. */
export function paneOrder(): readonly Pane[] {
  if (twoColumns.matches) return [...leftTabs, 'Preview'];
  return mediaQuery('(max-width: 700px)').matches ? tabOrder : panes;
}

/** Selectors of what to focus in a pane, best first. Matches may be hidden. */
const targets = [
  '[role="row"][aria-selected="true"], li[data-open="true"] > button',
  '[role="row"][tabindex="0"], textarea:not(:disabled)',
  'input:not(:disabled), button:not(:disabled), [tabindex="0"]',
];

const paneIn = ({ current }: StudioRoot, pane: Pane) =>
  current?.querySelector<HTMLElement>(`[data-pane="${pane}"]`);

/** Moves the focus into a pane: to its selection, its first control, or the pane itself. */
export function focusPane(root: StudioRoot, pane: Pane): void {
  const element = paneIn(root, pane);
  if (!element) return;
  const inside = targets.flatMap((selector) => [
    ...element.querySelectorAll<HTMLElement>(selector),
  ]);
  for (const each of [...inside, element]) {
    each.focus();
    if (document.activeElement === each) return;
  }
}

/** Returns the pane of the studio that contains the focus. */
export function focusedPane(root: StudioRoot): Pane | undefined {
  return panes.find((pane) => paneIn(root, pane)?.contains(document.activeElement));
}

/** Returns whether no visible element has the focus: the focused one was removed, hidden or disabled. */
export function isFocusLost(): boolean {
  const focused = document.activeElement;
  return !focused || focused === document.body || !focused.checkVisibility();
}

/** How many frames to wait for an element to be rendered. */
const framesToWait = 20;

/**
 * Focuses the element that a selector matches in a pane, as soon as it is rendered. Until then the pane itself
 * has the focus, so that a closing dialog does not restore it elsewhere.
 */
export function focusInPane(root: StudioRoot, pane: Pane, selector: string): void {
  paneIn(root, pane)?.focus({ preventScroll: true });
  focusSoon(root, pane, selector, framesToWait);
}

function focusSoon(root: StudioRoot, pane: Pane, selector: string, frames: number) {
  requestAnimationFrame(() => {
    const found = paneIn(root, pane)?.querySelector<HTMLElement>(selector);
    found?.focus();
    if (found && document.activeElement === found) found.scrollIntoView({ block: 'nearest' });
    else if (frames > 0) focusSoon(root, pane, selector, frames - 1);
    else focusPane(root, pane);
  });
}
