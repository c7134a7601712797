import { useEffect, useState } from 'react';
import { Button } from './Button';

interface Props {
  label: string;
  /** The text, or how to make it when it is asked for. */
  text: string | (() => string);
}

/** Copies a text and says so for a moment, or says that the browser refused. */
export function CopyButton({ label, text }: Props) {
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
    <Button onClick={() => void copy()}>
      <span aria-live="polite">{said ?? label}</span>
    </Button>
  );
}
