/**
 * Scrolls a pane, and nothing around it, to its top, and down only if less than half of an element
 * is visible from there: then as far as it takes to see the whole element. The focus does not move.
 */
export function showFromTop(pane: Element, element: Element | null): void {
  const { bottom = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
  const below = Math.ceil(bottom - contentTop(pane) - pane.clientHeight);
  pane.scrollTop = below > height / 2 ? below : 0;
}

const contentTop = (pane: Element) => pane.getBoundingClientRect().top - pane.scrollTop;
