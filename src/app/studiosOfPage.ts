import { useEffect } from 'react';
import { useStudioRoot } from '../state/useApp';

/** The studios of this page, the most recently used first. */
const studios: HTMLElement[] = [];

/**
 * Returns whether an event is meant for a studio: it happened inside it, or outside all studios
 * (nothing has the focus, a dialog is open, a file is dropped elsewhere) and this one was used last.
 */
export function isMeantFor(root: HTMLElement | null, target: EventTarget | null): boolean {
  const inside = target instanceof Element ? target.closest('[data-studio]') : null;
  return root !== null && (inside ?? studios[0]) === root;
}

/**
 * Registers the studio with the page. Returns the props for its element, whose handlers also get
 * the events of its dialogs: React passes them on, wherever a dialog is in the document.
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
