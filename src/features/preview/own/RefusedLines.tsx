import { thousands } from '../../../ui/counted';
import styles from './RefusedLines.module.css';

/** So many lines are shown. */
const shownAtMost = 100;

interface Refused {
  line: number;
  text: string;
  reason: string;
}

/** What could not be read of a paste, line by line, and why. */
export function RefusedLines({ lines }: { lines: readonly Refused[] }) {
  if (lines.length === 0) return null;
  const all = together(lines);
  return (
    <ul className={styles.refused} aria-label="Not read">
      {all.slice(0, shownAtMost).map(({ line, last, text, reason }, at) => (
        <li key={at}>
          <b>{last === line ? `Line ${line}.` : `Lines ${line} to ${last}.`}</b> {reason}{' '}
          {text !== '' && <code>{text}</code>}
        </li>
      ))}
      {all.length > shownAtMost && <li>{thousands(all.length - shownAtMost)} more</li>}
    </ul>
  );
}

/** Joins lines that follow each other and have the same reason, such as what a command printed. */
function together(lines: readonly Refused[]): (Refused & { last: number })[] {
  const all: (Refused & { last: number })[] = [];
  for (const refused of lines) {
    const before = all.at(-1);
    if (before?.reason === refused.reason && before.last + 1 === refused.line)
      before.last = refused.line;
    else all.push({ ...refused, last: refused.line });
  }
  return all;
}
