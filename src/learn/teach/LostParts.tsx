import styles from './Teach.module.css';

const shownAtMost = 12;

/** What of a file was left out, each with its place. */
export function LostParts({ parts }: { parts: readonly string[] }) {
  return (
    <ul className={styles.unmet}>
      {parts.slice(0, shownAtMost).map((part, index) => (
        <li key={index}>{part}</li>
      ))}
      {parts.length > shownAtMost && <li>and {parts.length - shownAtMost} more</li>}
    </ul>
  );
}
