import { useEffect, useState, type ComponentProps } from 'react';
import { Button } from './Button';
import styles from './CopyButton.module.css';

interface Props {
  label: string;
  /** The text, or how to make it when it is asked for. */
  text: string | (() => string);
  /** What is copied, for who wonders. */
  title?: string;
  look?: ComponentProps<typeof Button>['look'];
}

/** Copies a text and says so for a moment, or says that the browser refused. */
export function CopyButton({ label, text, title, look = 'quiet' }: Props) {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(() => setSaid(undefined), 1600);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
      setSaid('Copied');
    } catch {
      setSaid('The browser refused');
    }
  };
  return (
    <Button look={look} onClick={() => void copy()} className={styles.button ?? ''} title={title}>
      <span aria-live="polite">{said ?? label}</span>
      {/* keeps the width while something shorter is said */}
      <span className={styles.width} aria-hidden="true">
        {label}
      </span>
    </Button>
  );
}
