import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { placeTip } from './placeTip';
import { createWatcher, type Asked } from './termWatcher';
import styles from './TermTip.module.css';

interface Props {
  /** The term to explain and its place; undefined hides the tip. */
  asked: Asked | undefined;
  onAsk: (asked: Asked | undefined) => void;
  /** The explanation. */
  children: ReactNode;
}

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
    placeTip(element, asked.place);
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
