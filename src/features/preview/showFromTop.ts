/**
 * Scrolls a pane, and nothing around it, from its top only as far down as it takes to see the whole
 * of an element in it; to the top without one. The focus stays where it is.
 */
export function showFromTop(pane: Element, element: Element | null): void {
  const bottom = element ? element.getBoundingClientRect().bottom - contentTop(pane) : 0;
  pane.scrollTop = Math.ceil(bottom - pane.clientHeight);
}

const contentTop = (pane: Element) => pane.getBoundingClientRect().top - pane.scrollTop;
