import { panes, type Pane } from '../state/store';

/** What may take the focus in a pane, best first. Not every hit can: it may be hidden. */
const takers = [
  '[role="row"][aria-selected="true"]',
  'textarea:not(:disabled)',
  'input:not(:disabled), button:not(:disabled), [tabindex="0"]',
];

/** Puts the focus into a pane: on what is selected in it, on its first control, or on itself. */
export function focusPane(pane: Pane): void {
  const element = document.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
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
