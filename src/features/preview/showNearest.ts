/**
 * Scrolls a pane, and nothing around it, as little as it takes to see the whole of an element in it
 * and its scroll margin above. The focus does not move.
 */
export function showNearest(pane: Element, element: Element): void {
  const [outer, inner] = [pane.getBoundingClientRect(), element.getBoundingClientRect()];
  const above = inner.top - parseFloat(getComputedStyle(element).scrollMarginTop) - outer.top;
  const below = inner.bottom - outer.top - pane.clientHeight;
  if (above < 0) pane.scrollTop += above;
  else if (below > 0) pane.scrollTop += below;
}

/**
 * Scrolls a pane that becomes lower as far as it takes to keep an element in view that was in view before.
 * Returns a function that ends this.
 */
export function keepInView(pane: Element, element: Element): () => void {
  let height = pane.clientHeight;
  const observer = new ResizeObserver(() => {
    const before = height;
    height = pane.clientHeight;
    const bottom = element.getBoundingClientRect().bottom - pane.getBoundingClientRect().top;
    if (bottom > height && bottom <= before) pane.scrollTop += bottom - height;
  });
  observer.observe(pane);
  return () => observer.disconnect();
}
