import { useLayoutEffect, useRef, useState } from 'react';
import { shownText } from '../../audit/shownValue';
import { Button } from '../../ui/Button';
import styles from './LongText.module.css';

/** Up to this many characters a text fits into the lines shown, on a phone too. */
const surelyShort = 160;

/** A text of the server's, letter by letter. One of more than six lines is cut there until it is asked for. */
export function LongText({ text: said }: { text: string }) {
  const text = shownText(said);
  const isShort = text.length <= surelyShort && !text.includes('\n');
  return isShort ? <code>{text}</code> : <Cuttable key={text} text={text} />;
}

function Cuttable({ text }: { text: string }) {
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
