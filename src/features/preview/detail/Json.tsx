import { memo } from 'react';
import styles from './Json.module.css';

const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g;

interface Props {
  /** The name for assistive technology. */
  name: string;
  text: string;
}

/** Pretty-printed JSON with keys, strings and numbers in different colors. Long strings wrap; nothing is cut off. */
export const Json = memo(function Json({ name, text }: Props) {
  return (
    <pre className={styles.json} tabIndex={0} role="region" aria-label={name}>
      <JsonText text={text} />
    </pre>
  );
});

/** The same without a frame: whole JSON, or some lines of it. */
export function JsonText({ text }: { text: string }) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(tokens)) {
    const [whole, quoted, colon] = match;
    parts.push(text.slice(from, match.index));
    const kind = quoted === undefined ? 'number' : colon === undefined ? 'text' : 'key';
    parts.push(
      <span key={match.index} className={styles[kind]}>
        {quoted ?? whole}
      </span>,
      colon ?? '',
    );
    from = match.index + whole.length;
  }
  parts.push(text.slice(from));
  return parts;
}
