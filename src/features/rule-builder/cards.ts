/** Brings a card of a long list, of which only a part is there, onto the page. */
let bring: ((index: number) => void) | undefined;

/** For the list that shows only a part of its cards. Answers a function that takes it back. */
export function bringCardsWith(way: (index: number) => void): () => void {
  bring = way;
  return () => {
    if (bring === way) bring = undefined;
  };
}

/** Frames that a card may take to come. */
const patience = 20;

/** Does something with a card: at once, or in a long list when it is there. */
export function withCard(index: number, act: (card: HTMLElement) => void): void {
  const found = card(index);
  if (found) return act(found);
  bring?.(index);
  let frames = patience;
  const wait = () => {
    const come = card(index);
    if (come) act(come);
    else if (--frames > 0) requestAnimationFrame(wait);
  };
  if (bring) requestAnimationFrame(wait);
}

/** Brings the card of a rule into sight. */
export function showCard(index: number): void {
  withCard(index, (found) => found.scrollIntoView({ block: 'nearest' }));
}

const card = (index: number) =>
  document.querySelector<HTMLElement>(`[data-pane="Rules"] [data-rule="${index}"]`);
