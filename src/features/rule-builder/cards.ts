import type { StudioRoot } from '../../state/useApp';

/** Scrolls a long list, which renders only some of its cards, to a card. */
type Bring = (index: number) => void;

/** The long list of each studio, while it is mounted. */
const longLists = new WeakMap<StudioRoot, Bring>();

/** Registers the long list of a studio. Returns a function that unregisters it. */
export function bringCardsWith(root: StudioRoot, bring: Bring): () => void {
  longLists.set(root, bring);
  return () => {
    if (longLists.get(root) === bring) longLists.delete(root);
  };
}

/** For how many frames to wait for a card. */
const patience = 20;

/** Calls `act` with a card: at once, or in a long list as soon as it is rendered. */
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
