/**
 * Scrolls a pane, and nothing around it, from its top only as far down as it takes to see the whole
 * of an element in it; to the top without one, or where most of it is seen from there. The focus
 * stays where it is.
 */
export function showFromTop(pane: Element, element: Element | null): void {
  const { bottom = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
  const below = Math.ceil(bottom - contentTop(pane) - pane.clientHeight);
  pane.scrollTop = below > height / 2 ? below : 0;
}

const contentTop = (pane: Element) => pane.getBoundingClientRect().top - pane.scrollTop;
