import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { createWatcher, type Asked } from './termWatcher';
import styles from './TermTip.module.css';

interface Props {
  /** The term to explain and its place; undefined hides the tip. */
  asked: Asked | undefined;
  onAsk: (asked: Asked | undefined) => void;
  /** The explanation. */
  children: ReactNode;
}

const gap = 6;
const margin = 8;

/**
 * One tooltip for all terms in the parent element: `data-term` marks a word, `data-terms` the element
 * around the words. It opens when a word is hovered or long-pressed, or when the button around the
 * words has keyboard focus. Escape closes it, and the pointer may move into it (WCAG 1.4.13).
 */
export function TermTip({ asked, onAsk, children }: Props) {
  const tip = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    const element = tip.current;
    return element?.parentElement
      ? createWatcher(element.parentElement, element, onAsk)
      : undefined;
  }, [onAsk]);

  useLayoutEffect(() => {
    const element = tip.current;
    if (!element || !asked) return;
    element.showPopover();
    place(element, asked.place);
    asked.describes?.setAttribute('aria-describedby', id);
    return () => {
      element.hidePopover();
      asked.describes?.removeAttribute('aria-describedby');
    };
  });

  return (
    <div ref={tip} id={id} role="tooltip" popover="manual" className={styles.tip}>
      {children}
    </div>
  );
}

/** Below the word, or above it where there is more room; always within the window. */
function place(tip: HTMLElement, word: DOMRect): void {
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
