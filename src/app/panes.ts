import { useEffect, useState } from 'react';
import { useApp } from '../state/useApp';

export const panes = ['YAML', 'Rules', 'Preview', 'Problems'] as const;
export type Pane = (typeof panes)[number];

/** The pane a narrow window shows. A wish to see a place in the text brings the YAML pane forward. */
export function useShownPane() {
  const [pane, setPane] = useState<Pane>('Preview');
  const reveal = useApp((state) => state.reveal);
  useEffect(() => {
    if (reveal?.focus) setPane('YAML');
  }, [reveal]);
  return [pane, setPane] as const;
}

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
