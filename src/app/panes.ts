import { panes, type Pane } from '../state/store';

/** Puts the focus into a pane: on what is selected in it, or on its first control. */
export function focusPane(pane: Pane): void {
  const element = document.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
  const inside = element?.querySelector<HTMLElement>(
    '[aria-selected="true"], textarea, input, button, [tabindex="0"]',
  );
  (inside ?? element)?.focus();
}

/** The pane that holds the focus. */
export function focusedPane(): Pane | undefined {
  const name = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
  return panes.find((pane) => pane === name);
}
