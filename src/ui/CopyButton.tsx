import { useEffect, useState, type ComponentProps } from 'react';
import { Button } from './Button';
import { copyText } from './copyText';
import styles from './CopyButton.module.css';

interface Props {
  label: string;
  /** The text to copy, or a function that builds it on demand. */
  text: string | (() => string);
  /** A tooltip that says what is copied. */
  title?: string;
  look?: ComponentProps<typeof Button>['look'];
}

/** Copies a text and briefly shows whether the browser allowed it. */
export function CopyButton({ label, text, title, look = 'quiet' }: Props) {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(() => setSaid(undefined), 1600);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    const isCopied = await copyText(typeof text === 'string' ? text : text());
    setSaid(isCopied ? 'Copied' : 'Copying was blocked');
  };
  return (
    <Button look={look} onClick={() => void copy()} className={styles.button ?? ''} title={title}>
      <span aria-live="polite">{said ?? label}</span>
      {/* Keeps the width while a shorter text is shown. */}
      <span className={styles.width} aria-hidden="true">
        {label}
      </span>
    </Button>
  );
}
