import { useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** How far from the visible part something counts as near: a page of a large window. */
const margin = '900px 0px';

/**
 * Returns whether an element is in the visible part of what scrolls it, or so near that it may be soon. True
 * while it does not have to be known, on paper, and where the browser cannot tell.
 */
export function useNear(
  element: RefObject<Element | null>,
  scroller: RefObject<Element | null>,
  hasToBeKnown: boolean,
): boolean {
  const isKnown = hasToBeKnown && typeof IntersectionObserver === 'function';
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const of = element.current;
    if (!isKnown || !of) return;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.at(-1)?.isIntersecting ?? false),
      { root: scroller.current, rootMargin: margin },
    );
    observer.observe(of);
    const onPaper = () => flushSync(() => setNear(true));
    window.addEventListener('beforeprint', onPaper);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', onPaper);
    };
  }, [element, scroller, isKnown]);
  return isNear || !isKnown;
}
