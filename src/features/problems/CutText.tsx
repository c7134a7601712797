import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button';
import styles from './LongText.module.css';

/** A text that is cut after six lines, with a button to show all. */
export default function CutText({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false);
  const [isCut, setCut] = useState(false);
  const words = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = words.current;
    if (!element || isOpen) return;
    const measure = () => setCut(element.scrollHeight > element.clientHeight + 1);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [isOpen]);

  return (
    <span className={styles.long}>
      <code ref={words} className={styles.words} data-open={isOpen}>
        {text}
      </code>
      {isCut && (
        <Button
          look="link"
          className={styles.toggle ?? ''}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Show less' : 'Show all'}
        </Button>
      )}
    </span>
  );
}
