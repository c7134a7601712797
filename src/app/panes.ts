import { panes, type Pane } from '../state/state';

/** The order of the tabs where one pane is shown at a time: form and answers before text. */
export const tabOrder: readonly Pane[] = ['Rules', 'Preview', 'YAML', 'Problems'];

/** The order of the panes as they are shown now, side by side or as tabs. */
export function paneOrder(): readonly Pane[] {
  return matchMedia('(max-width: 1099px)').matches ? tabOrder : panes;
}

/** What may take the focus in a pane, best first. Not every hit can: it may be hidden. */
const takers = [
  '[role="row"][aria-selected="true"], li[data-open="true"] > button',
  'textarea:not(:disabled)',
  'input:not(:disabled), button:not(:disabled), [tabindex="0"]',
];

const paneElement = (pane: Pane) => document.querySelector<HTMLElement>(`[data-pane="${pane}"]`);

/** Puts the focus into a pane: on what is selected in it, on its first control, or on itself. */
export function focusPane(pane: Pane): void {
  const element = paneElement(pane);
  if (!element) return;
  const inside = takers.flatMap((taker) => [...element.querySelectorAll<HTMLElement>(taker)]);
  for (const each of [...inside, element]) {
    each.focus();
    if (document.activeElement === each) return;
  }
}

/** The pane that holds the focus. */
export function focusedPane(): Pane | undefined {
  const name = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
  return panes.find((pane) => pane === name);
}

/** Whether nothing that can be seen has the focus: what had it is gone, hidden or disabled. */
export function isFocusLost(): boolean {
  const focused = document.activeElement;
  return !focused || focused === document.body || !focused.checkVisibility();
}

/** Frames in which something that is on its way to the page may come. */
const patience = 20;

/**
 * Focuses what a selector finds in a pane, as soon as it is drawn. Until then the pane itself has
 * the focus, so that a dialog that just closed does not give it back elsewhere.
 */
export function focusInPane(pane: Pane, selector: string): void {
  paneElement(pane)?.focus({ preventScroll: true });
  focusSoon(pane, selector, patience);
}

function focusSoon(pane: Pane, selector: string, frames: number) {
  requestAnimationFrame(() => {
    const found = paneElement(pane)?.querySelector<HTMLElement>(selector);
    found?.focus();
    if (found && document.activeElement === found) found.scrollIntoView({ block: 'nearest' });
    else if (frames > 0) focusSoon(pane, selector, frames - 1);
    else focusPane(pane);
  });
}
