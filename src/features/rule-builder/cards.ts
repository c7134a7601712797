import type { StudioRoot } from '../../state/useApp';

/** Scrolls a card of a long list, of which only a part is rendered, onto the page. */
type Bring = (index: number) => void;

/** The long list of each studio, while it is mounted. */
const longLists = new WeakMap<StudioRoot, Bring>();

/** Registers the long list of a studio. Returns a function that takes it back. */
export function bringCardsWith(root: StudioRoot, bring: Bring): () => void {
  longLists.set(root, bring);
  return () => {
    if (longLists.get(root) === bring) longLists.delete(root);
  };
}

/** For how many frames a card is waited for. */
const patience = 20;

/** Does something with a card: at once, or in a long list when it is rendered. */
export function withCard(root: StudioRoot, index: number, act: (card: HTMLElement) => void): void {
  const found = cardIn(root, index);
  if (found) return act(found);
  const bring = longLists.get(root);
  if (!bring) return;
  bring(index);
  let frames = patience;
  const wait = () => {
    const card = cardIn(root, index);
    if (card) act(card);
    else if (--frames > 0) requestAnimationFrame(wait);
  };
  requestAnimationFrame(wait);
}

/** Scrolls the card of a rule into view. */
export function showCard(root: StudioRoot, index: number): void {
  withCard(root, index, (card) => card.scrollIntoView({ block: 'nearest' }));
}

const cardIn = ({ current }: StudioRoot, index: number) =>
  current?.querySelector<HTMLElement>(`[data-pane="Rules"] [data-rule="${index}"]`);
