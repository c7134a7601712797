import { useLayoutEffect, useRef, useState } from 'react';
import { shownText } from '../../audit/shownValue';
import { Button } from '../../ui/Button';
import styles from './LongText.module.css';

/** A message of up to this many characters is never cut, not even on a phone. */
const surelyShort = 160;

/** A message of the server, verbatim. After six lines it is cut, with a button to show all. */
export function LongText({ text: message }: { text: string }) {
  const text = shownText(message);
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
