import styles from './RefusedLines.module.css';

/** So many lines are shown. */
const shownAtMost = 100;

interface Props {
  lines: readonly { line: number; text: string; reason: string }[];
}

/** What could not be read of a paste, line by line, and why. */
export function RefusedLines({ lines }: Props) {
  if (lines.length === 0) return null;
  return (
    <ul className={styles.refused} aria-label="Not read">
      {lines.slice(0, shownAtMost).map(({ line, text, reason }, at) => (
        <li key={at}>
          <b>Line {line}.</b> {reason} {text !== '' && <code>{text}</code>}
        </li>
      ))}
      {lines.length > shownAtMost && (
        <li>{(lines.length - shownAtMost).toLocaleString('en')} more</li>
      )}
    </ul>
  );
}
