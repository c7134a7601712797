import { useEffect, useRef } from 'react';

/**
 * Returns a ref for an element, and a function that focuses what a selector finds in it once the page shows what was
 * changed: a button that removes itself would leave the keyboard nowhere.
 */
export function useFocusAfter<Root extends HTMLElement>() {
  const root = useRef<Root>(null);
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    root.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = undefined;
  });
  const focusAfter = (selector: string) => {
    wanted.current = selector;
  };
  return { root, focusAfter };
}
