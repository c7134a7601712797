import { useEffect } from 'react';
import { useStudioRoot } from '../state/useApp';

/** The studios of this page, the one used last first. The page is one, whatever is mounted in it. */
const studios: HTMLElement[] = [];

/**
 * Returns whether an event is meant for a studio: it happened inside it, or outside of all studios
 * (nothing has the focus, a dialog is open, a file is dropped beside it) and this one was used last.
 */
export function isMeantFor(root: HTMLElement | null, target: EventTarget | null): boolean {
  const inside = target instanceof Element ? target.closest('[data-studio]') : null;
  return root !== null && (inside ?? studios[0]) === root;
}

/**
 * Makes the studio one of the page's. Returns what its element has to spread: React passes on the
 * events of its dialogs too, wherever they are in the document.
 */
export function useStudioOfPage() {
  const root = useStudioRoot();
  useEffect(() => {
    const { current } = root;
    if (!current) return;
    studios.push(current);
    return () => {
      studios.splice(studios.indexOf(current), 1);
    };
  }, [root]);
  const onUse = () => {
    const { current } = root;
    if (!current || studios[0] === current) return;
    studios.splice(studios.indexOf(current), 1);
    studios.unshift(current);
  };
  return { 'data-studio': true, ref: root, onFocusCapture: onUse, onPointerDownCapture: onUse };
}
