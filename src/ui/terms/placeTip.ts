const gap = 6;
const margin = 8;

/** Places a shown tip below a word, or above it where there is more room; always within the window. */
export function placeTip(tip: HTMLElement, word: DOMRect): void {
  tip.scrollTop = 0;
  const { width, height } = tip.getBoundingClientRect();
  const below = word.bottom + gap;
  const above = word.top - gap - height;
  const fitsBelow = below + height <= window.innerHeight - margin;
  const top = fitsBelow || above < margin ? below : above;
  const left = Math.min(word.left, window.innerWidth - margin - width);
  tip.style.left = `${Math.max(margin, left)}px`;
  tip.style.top = `${Math.max(margin, Math.min(top, window.innerHeight - margin - height))}px`;
}
