/** The lines above the one that is shown. */
const above = 3;

/** Scrolls a text area whose lines do not wrap, so that the line of an offset is visible with some above it. */
export function scrollToOffset(area: HTMLTextAreaElement, offset: number): void {
  const line = area.value.slice(0, offset).split('\n').length - 1;
  const lineHeight = parseFloat(getComputedStyle(area).lineHeight);
  const { scrollTop, clientHeight } = area;
  const isVisible =
    line * lineHeight >= scrollTop && (line + 1 + above) * lineHeight <= scrollTop + clientHeight;
  if (!isVisible) area.scrollTop = Math.max(0, (line - above) * lineHeight);
}
