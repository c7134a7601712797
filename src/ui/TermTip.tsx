import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { createWatcher, type Asked } from './termWatcher';
import styles from './TermTip.module.css';

interface Props {
  /** The question that the tip answers; undefined: there is none, and no tip. */
  asked: Asked | undefined;
  onAsk: (asked: Asked | undefined) => void;
  /** The answer. */
  children: ReactNode;
}

const gap = 6;
const margin = 8;

/**
 * One tip for all the terms in the element around it: `data-term` on a word, `data-terms` on what
 * holds the words. Pointer over a word, long press on it, or keyboard focus on the button around
 * the words brings the tip; Escape sends it away, and the pointer may go into it (WCAG 1.4.13).
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
